/** Building a receipt line by line; the register's own checks. Source: fiscal-printer section 4.4. */
import { fromHex, toHex } from './bytes.ts';
import type { CommandContext } from './command.ts';
import { UNFINISHED } from './drive.ts';
import { REFUSAL, Refusal } from './refusal.ts';
import { beginReceiptRegisters, countLine, linesOf } from './registers.ts';
import { hasFeature, type OpenReceipt, type ReceiptLine } from './state.ts';
import { findVat, vatInside } from './vat.ts';

const MONEY_MAX = 9_999_999_999;
/** FF46h carries millionths in 48 bits; a scale or a pack needs no more than 9 999 999 units. */
const QUANTITY_MICRO_MAX = 9_999_999_000_000;
const DEPARTMENT_MAX = 16;
const METHOD_MAX = 7;
const SUBJECT_MAX = 33;
const ADMINISTRATOR = 29;
const CASH_CORE_BIT = 23;

export interface LineRequest {
  readonly kind: number;
  readonly quantityMicro: number;
  readonly price: number;
  /** null: the register computes it, half-up */
  readonly sum: number | null;
  readonly vatByte: number;
  readonly department: number;
  readonly method: number;
  readonly subject: number;
  readonly name: string;
}

export function openReceipt({ state, operator }: CommandContext, kind: number, isCorrection: boolean): void {
  if (state.drive.currentDocument !== UNFINISHED.none) throw new Refusal(REFUSAL.driveBusy);
  state.receipt = {
    kind,
    isCorrection,
    operator,
    parts: [],
    discount: 0,
    operations: 0,
    pendingExtra: '',
  };
  state.drive.currentDocument = isCorrection ? UNFINISHED.correction : UNFINISHED.receipt;
  state.drawerOpen = false;
  beginReceiptRegisters(state);
}

/** The receipt this operator may go on with: 55h none, 59h somebody else's (29 and 30 are always let in). */
export function getOwnReceipt({ state, operator }: CommandContext): OpenReceipt {
  const { receipt } = state;
  if (receipt === null) throw new Refusal(REFUSAL.noReceipt);
  if (receipt.operator !== operator && operator < ADMINISTRATOR) throw new Refusal(REFUSAL.otherOperator);
  return receipt;
}

export function subtotal(receipt: OpenReceipt): number {
  return linesOf(receipt).reduce((total, line) => total + line.sum, 0) - receipt.discount;
}

export function addLine(context: CommandContext, request: LineRequest): void {
  const { state } = context;
  const receipt = getOwnReceipt(context);
  if (receipt.kind !== request.kind) throw new Refusal(REFUSAL.otherKind);
  const line = checkedLine(request);
  if (linesOf(receipt).length >= state.model.linesMax) throw new Refusal(REFUSAL.tooManyLines);
  if (subtotal(receipt) + line.sum > MONEY_MAX) throw new Refusal(REFUSAL.receiptTotal);
  line.extra = receipt.pendingExtra;
  receipt.pendingExtra = '';
  receipt.parts.push({ type: 'line', line });
  receipt.operations += 1;
  countLine(state, receipt.kind, line);
}

function checkedLine(request: LineRequest): ReceiptLine {
  const { quantityMicro, price, department, method, subject, vatByte } = request;
  const vat = findVat(vatByte);
  if (quantityMicro < 1 || quantityMicro > QUANTITY_MICRO_MAX) throw new Refusal(REFUSAL.quantityRange);
  if (price > MONEY_MAX) throw new Refusal(REFUSAL.priceRange);
  if (department > DEPARTMENT_MAX) throw new Refusal(REFUSAL.departmentRange);
  if (vat === undefined || method < 1 || method > METHOD_MAX || subject < 1 || subject > SUBJECT_MAX) {
    throw new Refusal(REFUSAL.parameters);
  }
  const computed = multiplied(price, quantityMicro);
  const sum = request.sum ?? computed;
  if (computed > MONEY_MAX) throw new Refusal(REFUSAL.sumRange);
  if (Math.abs(sum - computed) > 1) throw new Refusal(REFUSAL.parameters);
  return {
    name: request.name.startsWith('//') ? request.name.slice(2) : request.name,
    isPrinted: !request.name.startsWith('//'),
    quantityMicro,
    price,
    sum,
    vatByte,
    taxSum: vatInside(sum, vat),
    department: Math.max(1, department),
    method,
    subject,
    extra: '',
  };
}

/** Half-up, in kopecks. */
function multiplied(price: number, quantityMicro: number): number {
  return Number((BigInt(price) * BigInt(quantityMicro) + 500_000n) / 1_000_000n);
}

/** FF4Dh binds to the line before it on classic firmware, to the line after it on cash-core models. */
export function bindToLine(context: CommandContext, elements: Uint8Array): void {
  const receipt = getOwnReceipt(context);
  if (hasFeature(context.state, CASH_CORE_BIT)) {
    receipt.pendingExtra = joined(receipt.pendingExtra, elements);
    return;
  }
  const line = linesOf(receipt).at(-1);
  if (line === undefined) throw new Refusal(REFUSAL.driveState);
  line.extra = joined(line.extra, elements);
}

function joined(hex: string, elements: Uint8Array): string {
  return toHex([...fromHex(hex), ...elements]);
}
