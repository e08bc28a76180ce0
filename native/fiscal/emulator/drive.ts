/** The fiscal drive (ФН): numbers documents from 1 without gaps and signs them. Source: fiscal-printer 4.5. */
import { createHash } from 'node:crypto';
import { fromHex, le, toHex } from './bytes.ts';
import { MINUTE_MS, type LocalMs } from './clock.ts';
import type { PaperLine } from './paper.ts';
import { REFUSAL, Refusal } from './refusal.ts';
import { isShiftOver, type FiscalDocument, type FiscalDrive, type RegisterState } from './state.ts';
import { element, parseTlv, textTag, u32Tag } from './tlv.ts';

/** FFD document codes, as FF0Ah gives them. */
export const DOCUMENT = { registration: 1, opening: 2, receipt: 3, closing: 5, correction: 31 } as const;
/** Codes of the document that is not finished yet, as FF01h gives them. */
export const UNFINISHED = { none: 0x00, opening: 0x02, receipt: 0x04, closing: 0x08, correction: 0x14 } as const;

/** Tags the register makes itself; FF0Ch and FF4Dh must not bring them. */
const OWN_TAGS = new Set([
  1012, 1013, 1018, 1020, 1031, 1037, 1038, 1040, 1041, 1042, 1054, 1055, 1059, 1077, 1081, 1215, 1216, 1217,
]);
const CASHIER = 1021;
/** The drive stores at most 30 kB for one document. */
const PENDING_BYTES_MAX = 30_000;
/** A jump of the clock by more than this against the drive's timer is refused. */
const CLOCK_STEP_MAX_MS = 5 * MINUTE_MS;

export interface Signature {
  readonly fd: number;
  readonly sign: number;
}

export interface NewDocument {
  readonly type: number;
  readonly at: LocalMs;
  readonly operation: number | null;
  readonly total: number | null;
  /** elements of this kind of document; the head and the sign are added here */
  readonly elements: readonly number[];
  readonly paper: (signature: Signature) => PaperLine[];
}

export function lastDocument(drive: FiscalDrive): FiscalDocument | undefined {
  return drive.documents.at(-1);
}

export function findDocument(drive: FiscalDrive, fd: number): FiscalDocument | undefined {
  return drive.documents[fd - 1];
}

/** The drive's own objections to a new document; it keeps nothing when it refuses. */
export function assertDriveAccepts(state: RegisterState, at: LocalMs, isOpening: boolean): void {
  const { drive } = state;
  if (drive.phase !== 3) throw new Refusal(REFUSAL.driveLifeOver);
  if (drive.ofdOverdue) throw new Refusal(REFUSAL.ofdOverdue);
  const last = lastDocument(drive);
  if (last !== undefined && wholeMinutes(at) < wholeMinutes(last.at)) throw new Refusal(REFUSAL.driveClock);
  if (isOpening) return;
  if (Math.abs(state.clockOffsetMs - drive.clockOffsetMs) > CLOCK_STEP_MAX_MS) {
    throw new Refusal(REFUSAL.driveClockStep);
  }
}

/** Receipts only: the drive counts the 24 hours itself. */
export function assertShiftYoung(state: RegisterState, at: LocalMs): void {
  if (isShiftOver(state, at)) throw new Refusal(REFUSAL.driveShiftOver);
}

/** Writes a document for good. Changes the state in place; the attached elements of FF0Ch go into it. */
export function issueDocument(state: RegisterState, document: NewDocument): FiscalDocument {
  const { drive, registration } = state;
  const fd = drive.documents.length + 1;
  const sign = signOf(drive.number, fd, document);
  const head = [
    ...textTag(1041, drive.number),
    ...textTag(1037, registration.registrationNumber.padEnd(20)),
    ...textTag(1018, registration.inn.padEnd(12)),
    ...u32Tag(1040, fd),
    ...u32Tag(1012, Math.floor(document.at / 1000)),
    ...u32Tag(1038, state.shift.number),
  ];
  const attached = fromHex(drive.pendingTlv);
  const seal = element(1077, [0, 0, ...le(sign, 4).reverse()]);
  const finished: FiscalDocument = {
    fd,
    type: document.type,
    at: document.at,
    sign,
    shift: state.shift.number,
    operation: document.operation,
    total: document.total,
    tlv: toHex([...head, ...withoutReplaced(document.elements, attached), ...attached, ...seal]),
    paper: document.paper({ fd, sign }),
  };
  drive.documents = [...drive.documents, finished];
  drive.currentDocument = UNFINISHED.none;
  drive.pendingTlv = '';
  if (drive.ofdOnline) drive.confirmedFd = fd;
  return finished;
}

/** Checks elements that came from the host: 33h malformed, 09h not the host's to give, 10h too many. */
export function assertHostElements(bytes: Uint8Array, alreadyHex: string): void {
  const elements = parseTlv(bytes);
  if (elements === null || elements.length === 0) throw new Refusal(REFUSAL.parameters);
  if (elements.some(({ tag }) => OWN_TAGS.has(tag))) throw new Refusal(REFUSAL.driveValue);
  if (alreadyHex.length / 2 + bytes.length > PENDING_BYTES_MAX) throw new Refusal(REFUSAL.tlvTooBig);
}

/** A cashier's name (1021) that the host attached stands instead of the one from table 2. */
function withoutReplaced(elements: readonly number[], attached: readonly number[]): readonly number[] {
  const isNamed = (parseTlv(attached) ?? []).some(({ tag }) => tag === CASHIER);
  if (!isNamed) return elements;
  return (parseTlv(elements) ?? [])
    .filter(({ tag }) => tag !== CASHIER)
    .flatMap(({ tag, value }) => element(tag, value));
}

function signOf(driveNumber: string, fd: number, document: NewDocument): number {
  const text = [driveNumber, fd, document.type, document.at, document.total ?? ''].join(':');
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

function wholeMinutes(at: LocalMs): number {
  return Math.floor(at / MINUTE_MS);
}
