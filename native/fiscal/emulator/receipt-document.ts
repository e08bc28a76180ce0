/** The elements of a receipt as the drive stores them. Source: fiscal-printer section 4.5. */
import { fromHex } from './bytes.ts';
import { OPERATION_OF_KIND, type Settlement } from './receipt-paper.ts';
import { linesOf } from './registers.ts';
import type { OpenReceipt, ReceiptLine, RegisterState } from './state.ts';
import { readText } from './tables.ts';
import { byteTag, element, fvlnTag, parseTlv, textTag, u32Tag, vlnTag } from './tlv.ts';
import { findVat } from './vat.ts';

const MEASURE = 2108;
const PIECES = 0;

export function receiptElements(
  state: RegisterState,
  receipt: OpenReceipt,
  { total, payments, taxes, taxSystem }: Settlement,
  operator: number,
): number[] {
  const cashless = payments.slice(1, 13).reduce((sum, amount) => sum + amount, 0);
  return [
    ...u32Tag(1042, state.shift.receipts),
    ...byteTag(1054, OPERATION_OF_KIND[receipt.kind] ?? 1),
    ...byteTag(1055, taxSystem),
    ...textTag(1021, readText(state, 2, operator, 2)),
    ...linesOf(receipt).flatMap(lineElement),
    ...vlnTag(1020, total),
    ...vlnTag(1031, payments[0] ?? 0),
    ...vlnTag(1081, cashless),
    ...vlnTag(1215, payments[13] ?? 0),
    ...vlnTag(1216, payments[14] ?? 0),
    ...vlnTag(1217, payments[15] ?? 0),
    ...[...taxes].flatMap(([byte, sum]) => taxElement(receipt, byte, sum)),
  ];
}

/** For the rates 0 % and "none" the document holds the turnover, for the others the VAT inside. */
function taxElement(receipt: OpenReceipt, byte: number, sum: number): number[] {
  const vat = findVat(byte);
  if (vat?.totalTag === undefined || vat.totalTag === null) return [];
  if (vat.percent !== null && vat.percent > 0) return vlnTag(vat.totalTag, sum);
  const turnover = linesOf(receipt).reduce((total, line) => total + (line.vatByte === byte ? line.sum : 0), 0);
  return vlnTag(vat.totalTag, turnover);
}

function lineElement(line: ReceiptLine): number[] {
  const extra = fromHex(line.extra);
  const hasMeasure = (parseTlv(extra) ?? []).some(({ tag }) => tag === MEASURE);
  return element(1059, [
    ...textTag(1030, line.name),
    ...vlnTag(1079, line.price),
    ...quantityElement(line.quantityMicro),
    ...vlnTag(1043, line.sum),
    ...byteTag(1199, findVat(line.vatByte)?.documentCode ?? 6),
    ...vlnTag(1200, line.taxSum),
    ...byteTag(1214, line.method),
    ...byteTag(1212, line.subject),
    ...(hasMeasure ? [] : byteTag(MEASURE, PIECES)),
    ...extra,
  ]);
}

/** FVLN with no more digits than the quantity needs. */
function quantityElement(micro: number): number[] {
  let digits = 6;
  let value = micro;
  while (digits > 0 && value % 10 === 0) {
    value /= 10;
    digits -= 1;
  }
  return fvlnTag(1023, value, digits);
}
