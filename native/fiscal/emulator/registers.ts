/**
 * Money and operation registers: how a line, a close, a cancel and a Z report move them.
 * Source: fiscal-printer section 4.2. The places of payments 5..16 (from 4192 on) are inferred.
 */
import type { Settlement } from './receipt-paper.ts';
import { addTo, type OpenReceipt, type ReceiptLine, type RegisterState } from './state.ts';
import { findVat } from './vat.ts';

const DRAWER = 241;
const CASH_IN = 242;
const CASH_OUT = 243;
const RUNNING_DOCUMENT = 152;

export function drawerCash(state: RegisterState): number {
  return state.money[DRAWER] ?? 0;
}

export function linesOf(receipt: OpenReceipt): ReceiptLine[] {
  return receipt.parts.flatMap((part) => (part.type === 'line' ? [part.line] : []));
}

/** Every printed document raises the running document number. */
export function countDocument(state: RegisterState): number {
  addTo(state.operations, RUNNING_DOCUMENT, 1);
  return (state.operations[RUNNING_DOCUMENT] ?? 0) % 65_536;
}

export function beginReceiptRegisters(state: RegisterState): void {
  zero(state.money, 0, 120);
  zero(state.money, 4192, 4239);
  zero(state.operations, 0, 63);
}

export function countLine(state: RegisterState, kind: number, line: ReceiptLine): void {
  const place = (line.department - 1) * 4 + kind;
  addTo(state.money, place, line.sum);
  addTo(state.operations, place, 1);
}

/** Kopecks that the close takes out of the drawer (negative) or puts in. */
export function cashDelta(kind: number, cash: number): number {
  return kind === 0 || kind === 3 ? cash : -cash;
}

export function countReceipt(state: RegisterState, receipt: OpenReceipt, settlement: Settlement): void {
  const { kind } = receipt;
  for (const line of linesOf(receipt)) {
    addTo(state.money, 121 + (line.department - 1) * 4 + kind, line.sum);
    addTo(state.operations, 72 + (line.department - 1) * 4 + kind, 1);
    const group = findVat(line.vatByte)?.group ?? 4;
    if (group > 4) continue;
    addTo(state.money, 88 + (group - 1) * 4 + kind, line.sum);
    addTo(state.money, 209 + (group - 1) * 4 + kind, line.sum);
  }
  for (const [byte, sum] of settlement.taxes) {
    const group = findVat(byte)?.group ?? 4;
    if (group > 4) continue;
    addTo(state.money, 104 + (group - 1) * 4 + kind, sum);
    addTo(state.money, 225 + (group - 1) * 4 + kind, sum);
  }
  addTo(state.money, 64 + kind, receipt.discount);
  addTo(state.money, 185 + kind, receipt.discount);
  settlement.payments.forEach((amount, i) => {
    addTo(state.money, (i < 4 ? 72 + i * 4 : 4192 + (i - 4) * 4) + kind, amount);
    addTo(state.money, (i < 4 ? 193 + i * 4 : 4240 + (i - 4) * 4) + kind, amount);
  });
  addTo(state.money, DRAWER, cashDelta(kind, settlement.payments[0] ?? 0));
  state.money[120] = drawerCash(state);
  addTo(state.operations, 144 + kind, 1);
  addTo(state.operations, 148 + kind, 1);
  if (receipt.isCorrection) addTo(state.operations, 200 + kind, 1);
}

export function countCancel(state: RegisterState, receipt: OpenReceipt): void {
  const sum = linesOf(receipt).reduce((total, line) => total + line.sum, 0);
  addTo(state.operations, 157, 1);
  addTo(state.operations, 166, 1);
  addTo(state.operations, 179 + receipt.kind, 1);
  addTo(state.money, 249 + receipt.kind, sum);
}

export function countCash(state: RegisterState, direction: 'in' | 'out', amount: number): void {
  addTo(state.money, DRAWER, direction === 'in' ? amount : -amount);
  addTo(state.money, direction === 'in' ? CASH_IN : CASH_OUT, amount);
  addTo(state.operations, direction === 'in' ? 153 : 154, 1);
  addTo(state.operations, direction === 'in' ? 155 : 156, 1);
}

/** What 41h clears; the drawer only where table 1 field 2 says so. */
export function zeroShiftRegisters(state: RegisterState, clearsDrawer: boolean): void {
  zero(state.money, 121, 240);
  zero(state.money, CASH_IN, CASH_OUT);
  zero(state.money, 249, 252);
  zero(state.money, 4240, 4287);
  zero(state.operations, 72, 135);
  zero(state.operations, 144, 147);
  zero(state.operations, 153, 154);
  zero(state.operations, 166, 166);
  zero(state.operations, 179, 182);
  if (clearsDrawer) state.money[DRAWER] = 0;
}

/** Receipts, turnover and cash of one kind in the shift, for X and Z. */
export function shiftTotals(state: RegisterState, kind: number): { receipts: number; turnover: number; cash: number } {
  let turnover = -(state.money[185 + kind] ?? 0);
  for (let department = 0; department < 16; department += 1) turnover += state.money[121 + department * 4 + kind] ?? 0;
  return { receipts: state.operations[144 + kind] ?? 0, turnover, cash: state.money[193 + kind] ?? 0 };
}

function zero(registers: Record<string, number>, first: number, last: number): void {
  for (let number = first; number <= last; number += 1) delete registers[number];
}
