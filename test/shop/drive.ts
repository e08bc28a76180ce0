/** The documents of the emulated fiscal drive as a tax inspector would read them. */
import { parseTlv, textOf } from '../../native/fiscal/emulator/tlv.ts';
import type { FiscalDocument } from '../../native/fiscal/emulator/index.ts';

export interface ReceiptDocument {
  fd: number;
  /** kopecks */
  total: number;
  /** own mark of the till, tag 1084; null on a stranger's receipt */
  receiptId: string | null;
}

const RECEIPT = 3;
const TAG = { ownMark: 1084, ownMarkValue: 1086 } as const;

/** Cash receipts in the order of the drive. */
export function receiptDocuments(documents: readonly FiscalDocument[]): ReceiptDocument[] {
  return documents.flatMap(({ type, fd, total, tlv }) =>
    type === RECEIPT ? [{ fd, total: total ?? 0, receiptId: ownMarkOf(tlv) }] : [],
  );
}

/** @param tlv of a document, in hex */
export function ownMarkOf(tlv: string): string | null {
  const mark = valueOf(Buffer.from(tlv, 'hex'), TAG.ownMark);
  const value = mark === undefined ? undefined : valueOf(mark, TAG.ownMarkValue);
  return value === undefined ? null : textOf(value);
}

function valueOf(tlv: ArrayLike<number>, wanted: number): number[] | undefined {
  return parseTlv(tlv)?.find(({ tag }) => tag === wanted)?.value;
}
