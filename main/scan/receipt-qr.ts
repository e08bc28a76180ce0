/** The QR of a fiscal receipt (tag 1196), which opens a return. Source: scanners section 7. */

type ReceiptQrOperation = 'sale' | 'saleReturn' | 'purchase' | 'purchaseReturn';

export interface ReceiptQr {
  /** serial number of the fiscal memory, 16 digits */
  fn: string;
  /** number of the fiscal document */
  fd: number;
  /** fiscal sign, u32 */
  fpd: number;
  sumKopecks: number;
  /** local wall clock of the register to the minute, `2026-11-22T14:05` */
  dateTime: string;
  operation: ReceiptQrOperation;
}

const SHAPE =
  /^t=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?&s=(\d{1,10})(?:\.(\d{1,2}))?&fn=(\d{16})&i=(\d{1,10})&fp=(\d{1,10})&n=([1-4])$/;
const OPERATIONS: readonly ReceiptQrOperation[] = ['sale', 'saleReturn', 'purchase', 'purchaseReturn'];
const U32_MAX = 0xffff_ffff;

/** Null for anything that is not such a QR, an impossible date or a sign above 32 bits among it. */
export function parseReceiptQr(text: string): ReceiptQr | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, roubles = '', kopecks = '', fn = '', fd, fpd, kind] = match;
  const dateTime = `${year}-${month}-${day}T${hour}:${minute}`;
  const operation = OPERATIONS[Number(kind) - 1];
  const isRealDate = new Date(`${dateTime}:00Z`).toJSON()?.startsWith(dateTime) === true;
  if (!isRealDate || operation === undefined || Number(fpd) > U32_MAX || Number(fd) > U32_MAX) return null;
  const sumKopecks = Number(roubles + kopecks.padEnd(2, '0'));
  return { fn, fd: Number(fd), fpd: Number(fpd), sumKopecks, dateTime, operation };
}
