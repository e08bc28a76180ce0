/** A fiscal receipt on paper. What the law wants on it: fiscal-printer 4.5 (tags) and section 9.1. */
import { compactDateTime, type LocalMs } from './clock.ts';
import type { Signature } from './drive.ts';
import { toHex } from './bytes.ts';
import { layoutOf, money, quantity, type Layout } from './layout.ts';
import { footerOf } from './not-a-register.ts';
import type { Code, PaperLine } from './paper.ts';
import { headPaper, rowsOf, sealText } from './report-paper.ts';
import type { OpenReceipt, ReceiptLine, RegisterState } from './state.ts';
import { readText } from './tables.ts';
import { parseTlv, textOf } from './tlv.ts';
import { findVat } from './vat.ts';

export interface Settlement {
  /** kopecks, what the document says */
  readonly total: number;
  /** payments 1..16 after change, kopecks */
  readonly payments: readonly number[];
  /** payments as the customer handed them over */
  readonly received: readonly number[];
  readonly change: number;
  readonly taxSystem: number;
  /** VAT inside by tax byte, kopecks */
  readonly taxes: ReadonlyMap<number, number>;
}

/** Tag 1054 by receipt kind (sale, buy, sale return, buy return). */
export const OPERATION_OF_KIND = [1, 3, 2, 4] as const;

const KIND_TITLES = ['ПРИХОД', 'РАСХОД', 'ВОЗВРАТ ПРИХОДА', 'ВОЗВРАТ РАСХОДА'];
const TAX_SYSTEMS: Readonly<Record<number, string>> = {
  0x01: 'ОСН',
  0x02: 'УСН ДОХОД',
  0x04: 'УСН ДОХОД - РАСХОД',
  0x08: 'ЕНВД',
  0x10: 'ЕСХН',
  0x20: 'ПСН',
};

export function receiptPaper(
  state: RegisterState,
  receipt: OpenReceipt,
  settlement: Settlement,
  seal: { at: LocalMs; operator: number; signature: Signature; attached: readonly number[] },
): PaperLine[] {
  const layout = layoutOf(state.model);
  const { centred, pair, rule } = layout;
  return [
    ...headPaper(state),
    ...centred(receipt.isCorrection ? 'КАССОВЫЙ ЧЕК КОРРЕКЦИИ' : 'КАССОВЫЙ ЧЕК'),
    ...centred(KIND_TITLES[receipt.kind] ?? ''),
    ...pair(`СМЕНА ${state.shift.number}`, `ЧЕК ${state.shift.receipts}`),
    ...receipt.parts.flatMap((part) => (part.type === 'paper' ? [part.line] : lineText(layout, part.line))),
    rule,
    ...pair('ИТОГ', `=${money(settlement.total)}`),
    ...paymentText(state, settlement),
    ...taxText(layout, settlement),
    ...pair('СНО', TAX_SYSTEMS[settlement.taxSystem] ?? ''),
    ...attachedText(layout, seal.attached),
    ...pair('КАССИР', readText(state, 2, seal.operator, 2)),
    ...pair('САЙТ ФНС', state.registration.taxSite),
    ...sealText(state, seal.at, seal.signature),
    fiscalQr(qrText(state, receipt.kind, settlement.total, seal)),
    ...rowsOf(state, 1, 3).flatMap(centred),
    ...footerOf(state.model),
  ];
}

function fiscalQr(text: string): Code {
  const data = toHex(Buffer.from(text, 'latin1'));
  return { kind: 'code', symbology: 'qrcode', data, dot: 5, align: 1, correction: 'M', height: 0 };
}

function lineText({ wrapped, pair }: Layout, line: ReceiptLine): string[] {
  const label = findVat(line.vatByte)?.label ?? '';
  return [
    ...(line.isPrinted ? wrapped(line.name) : []),
    ...pair(`  ${quantity(line.quantityMicro)} x ${money(line.price)}`, `=${money(line.sum)}`),
    ...pair(`  ${label}`, line.taxSum > 0 ? `=${money(line.taxSum)}` : ''),
  ];
}

function paymentText(state: RegisterState, { payments, received, change }: Settlement): string[] {
  const { pair } = layoutOf(state.model);
  const lines = payments.flatMap((amount, i) =>
    amount === 0 ? [] : pair(readText(state, 5, i + 1, 1), `=${money(amount)}`),
  );
  if (change === 0) return lines;
  return [
    ...lines,
    ...pair('ПОЛУЧЕНО НАЛИЧНЫМИ', `=${money(received[0] ?? 0)}`),
    ...pair('СДАЧА', `=${money(change)}`),
  ];
}

function taxText({ pair }: Layout, { taxes }: Settlement): string[] {
  return [...taxes].flatMap(([byte, sum]) => {
    const vat = findVat(byte);
    if (vat === undefined || vat.percent === null) return [];
    return pair(`СУММА ${vat.label}`, `=${money(sum)}`);
  });
}

/** The customer's address (1008) and the user's own mark (1084: name 1085, value 1086). */
function attachedText({ pair }: Layout, attached: readonly number[]): string[] {
  return (parseTlv(attached) ?? []).flatMap(({ tag, value }) => {
    if (tag === 1008) return pair('ЭЛ. АДР. ПОКУПАТЕЛЯ', textOf(value));
    if (tag !== 1084) return [];
    const inner = new Map((parseTlv(value) ?? []).map((part) => [part.tag, textOf(part.value)]));
    return pair(inner.get(1085) ?? '', inner.get(1086) ?? '');
  });
}

function qrText(
  state: RegisterState,
  kind: number,
  total: number,
  { at, signature }: { at: LocalMs; signature: Signature },
): string {
  const operation = OPERATION_OF_KIND[kind] ?? 1;
  const { fd, sign } = signature;
  return `t=${compactDateTime(at)}&s=${money(total)}&fn=${state.drive.number}&i=${fd}&fp=${sign}&n=${operation}`;
}
