import { FiscalError } from '../port.ts';
import type { FoundDocument } from '../port.ts';
import { concat } from './bytes.ts';
import * as commands from './commands.ts';
import type { DriveDocument } from './commands/drive.ts';
import { decodeCp866 } from './encoding.ts';
import type { Session } from './session.ts';
import { findTag, parseTlv } from './tlv.ts';

/** What the fiscal drive keeps. Source: fiscal-printer section 4.5. */

const NO_SUCH_DATA = 0x08;
/** A document is at most 32 kB; portions are at least one element of a few bytes. */
const PORTIONS_MAX = 4096;
const OWN_MARK = 1084;
const OWN_MARK_VALUE = 1086;

async function orAbsent<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof FiscalError && cause.deviceCode === NO_SUCH_DATA) return null;
    throw cause;
  }
}

export function findDocument(session: Session, fd: number): Promise<DriveDocument | null> {
  return orAbsent(session.run(commands.findDocument, { fd }));
}

const OPERATIONS: Readonly<Record<number, FoundDocument['operation']>> = { 1: 'sale', 2: 'saleReturn' };

export function asFound({ type, dateTime, fd, fpd, receipt }: DriveDocument): FoundDocument {
  const operation = receipt === null ? null : (OPERATIONS[receipt.operation] ?? null);
  return { fd, type, dateTime, fpd, operation, total: receipt?.total ?? null };
}

/** @returns own receipt id of a document; null when it carries none or does not exist */
export async function readReceiptId(session: Session, fd: number): Promise<string | null> {
  const header = await orAbsent(session.run(commands.requestDocument, { fd }));
  if (header === null) return null;
  const mark = findTag(unwrapped(await readPortions(session), header.type), OWN_MARK);
  const value = mark === undefined ? undefined : findTag(parseTlv(mark), OWN_MARK_VALUE);
  return value === undefined ? null : decodeCp866(value);
}

async function readPortions(session: Session): Promise<Uint8Array> {
  const portions: Uint8Array[] = [];
  while (portions.length < PORTIONS_MAX) {
    const portion = await orAbsent(session.run(commands.readDocument));
    if (portion === null || portion.length === 0) break;
    portions.push(portion);
  }
  return concat(...portions);
}

/** Some models may wrap the elements into one whose tag is the document's type. */
function unwrapped(bytes: Uint8Array, type: number) {
  const elements = parseTlv(bytes);
  const [only] = elements;
  return elements.length === 1 && only?.tag === type ? parseTlv(only.value) : elements;
}
