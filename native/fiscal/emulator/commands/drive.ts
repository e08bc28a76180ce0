/** What the drive tells and keeps: FF01-04 FF08 FF0A FF0E FF39-FF3C FF3F FF63. Source: fiscal-printer 4.5. */
import { fromHex, le, toHex } from '../bytes.ts';
import { driveDateTime } from '../clock.ts';
import type { Command, CommandContext } from '../command.ts';
import { DOCUMENT, findDocument, lastDocument, UNFINISHED } from '../drive.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import type { FiscalDocument, RegisterState } from '../state.ts';
import { element, parseTlv } from '../tlv.ts';
import { readNumber } from '../tables.ts';
import { dropReceipt } from './receipt.ts';

/** Bytes of one FF3Bh portion; an element longer than this comes in several. */
const PORTION_BYTES = 250;
const MEMORY_DOCUMENTS = 230_000;
const MEMORY_KB = 400_000;
const OFD_OVERDUE = 8;
const NEVER = [0, 0, 0, 0, 0];

function ascii(text: string, size: number): number[] {
  return [...Buffer.from(text.padEnd(size).slice(0, size), 'latin1')];
}

function status({ state }: CommandContext): number[] {
  const { drive, receipt, shift } = state;
  const last = lastDocument(drive);
  return [
    drive.phase,
    drive.currentDocument,
    receipt !== null && receipt.operations > 0 ? 1 : 0,
    shift.isOpen ? 1 : 0,
    drive.warnings | (drive.ofdOverdue ? OFD_OVERDUE : 0),
    ...(last === undefined ? NEVER : driveDateTime(last.at)),
    ...ascii(drive.number, 16),
    ...le(last?.fd ?? 0, 4),
  ];
}

/** Table 17 field 31 lets document 0 stand for the last one. */
function getDocument(state: RegisterState, fd: number): FiscalDocument {
  const { drive } = state;
  const wanted = fd === 0 && readNumber(state, 17, 1, 31) === 1 ? drive.documents.length : fd;
  const document = findDocument(drive, wanted);
  if (document === undefined) throw new Refusal(REFUSAL.noSuchData);
  return document;
}

function find({ state, body }: CommandContext): number[] {
  const document = getDocument(state, body.number(4));
  const isConfirmed = document.fd <= state.drive.confirmedFd;
  const head = [...driveDateTime(document.at), ...le(document.fd, 4), ...le(document.sign, 4)];
  return [document.type, isConfirmed ? 1 : 0, ...head, ...detail(document)];
}

function detail({ type, operation, total, shift }: FiscalDocument): number[] {
  if (operation !== null && total !== null) return [operation, ...le(total, 5)];
  return type === DOCUMENT.opening || type === DOCUMENT.closing ? le(shift, 2) : [];
}

function request({ state, body }: CommandContext): number[] {
  const document = getDocument(state, body.number(4));
  const bytes = fromHex(document.tlv);
  const portions = (parseTlv(bytes) ?? []).flatMap(({ tag, value }) => cut(element(tag, value)));
  state.reading = { elements: portions };
  return [...le(document.type, 2), ...le(bytes.length, 2)];
}

function cut(bytes: number[]): string[] {
  const portions: string[] = [];
  for (let at = 0; at < bytes.length; at += PORTION_BYTES) portions.push(toHex(bytes.slice(at, at + PORTION_BYTES)));
  return portions;
}

function readOn({ state }: CommandContext): number[] {
  const portion = state.reading?.elements.shift();
  if (portion === undefined) throw new Refusal(REFUSAL.noSuchData);
  return fromHex(portion);
}

function registrationTag({ state, body }: CommandContext): number[] {
  const [report, tag] = [body.u8(), body.number(2)];
  const reports = state.drive.documents.filter(({ type }) => type === DOCUMENT.registration);
  const found = (parseTlv(fromHex(reports[report - 1]?.tlv ?? '')) ?? []).find((part) => part.tag === tag);
  if (found === undefined) throw new Refusal(REFUSAL.noSuchData);
  return element(found.tag, found.value);
}

function exchange({ state: { drive } }: CommandContext): number[] {
  const first = findDocument(drive, drive.confirmedFd + 1);
  const queued = drive.documents.length - drive.confirmedFd;
  const isWaiting = queued > 0 ? 2 : 0;
  const when = first === undefined ? NEVER : driveDateTime(first.at);
  return [(drive.ofdOnline ? 1 : 0) | isWaiting, 0, ...le(queued, 2), ...le(first?.fd ?? 0, 4), ...when];
}

function ticket({ state, body }: CommandContext): number[] {
  const document = getDocument(state, body.number(4));
  if (document.fd > state.drive.confirmedFd) throw new Refusal(REFUSAL.noSuchData);
  return [...driveDateTime(document.at), ...le(0, 14), ...le(document.fd, 4)];
}

/** Also ends an open receipt: mode 8 becomes 2 or 3. */
function cancelDocument(context: CommandContext): number[] {
  if (context.state.drive.currentDocument === UNFINISHED.none) throw new Refusal(REFUSAL.driveState);
  dropReceipt(context);
  return [];
}

function memory({ state: { drive } }: CommandContext): number[] {
  const used = drive.documents.length;
  return [...le(Math.max(0, MEMORY_DOCUMENTS - used), 4), ...le(Math.max(0, MEMORY_KB - used), 4)];
}

function query(code: number, name: string, length: number, run: Command['run']): Command {
  return { code, name, length, who: 'system', reads: true, run };
}

export const DRIVE_COMMANDS: readonly Command[] = [
  query(0xff01, 'drive status', 6, status),
  query(0xff02, 'drive number', 6, ({ state }) => ascii(state.drive.number, 16)),
  query(0xff03, 'drive expiry', 6, () => [36, 12, 31, 29, 1]),
  query(0xff04, 'drive version', 6, ({ state }) => [...ascii(state.drive.version, 16), 0]),
  { code: 0xff08, name: 'cancel drive document', length: 6, who: 'system', run: cancelDocument },
  query(0xff0a, 'find document', 10, find),
  query(0xff0e, 'registration parameter', 9, registrationTag),
  query(0xff39, 'data operator exchange', 6, exchange),
  query(0xff3a, 'request document', 10, request),
  query(0xff3b, 'read document', 6, readOn),
  query(0xff3c, 'data operator ticket', 10, ticket),
  query(0xff3f, 'unconfirmed documents', 6, ({ state: { drive } }) =>
    le(drive.documents.length - drive.confirmedFd, 2),
  ),
  query(0xff63, 'memory left', 6, memory),
];
