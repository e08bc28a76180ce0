/** A register on the bench: request bodies in, answer bodies out, no line and no time. For tests. */
import { fromHex, le, toHex } from '../bytes.ts';
import type { LocalMs } from '../clock.ts';
import { execute } from '../execute.ts';
import { frameOf } from '../frame.ts';
import { isPrinting, printLine } from '../printer.ts';
import { newRegisteredRegister } from '../registration.ts';
import { draftOf, type RegisterState } from '../state.ts';

/** 22.11.2026 14:05:00 on the wall. */
export const NOW: LocalMs = Date.UTC(2026, 10, 22, 14, 5);

export function hex(text: string): number[] {
  return fromHex(text.replace(/\s+/g, ''));
}

export function spaced(bytes: Iterable<number>): string {
  return toHex(bytes)
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');
}

export class Bench {
  state: RegisterState;
  now: LocalMs = NOW;

  constructor(state: RegisterState = newRegisteredRegister(NOW)) {
    this.state = state;
  }

  /** @returns the answer body; paper moves at once */
  send(body: readonly number[]): number[] {
    const { state, answer } = execute(this.state, Uint8Array.from(body), this.now);
    this.state = state;
    this.printAll();
    return [...answer];
  }

  /** Frame in, frame out, in the notation of the worked frames. */
  exchange(frame: string): string {
    const bytes = hex(frame);
    return spaced(frameOf(this.send(bytes.slice(2, -1))));
  }

  /** The error byte of the answer; 0 is success. */
  error(body: readonly number[]): number {
    const answer = this.send(body);
    return answer[answer[0] === 0xff && answer.length > 2 ? 2 : 1] ?? -1;
  }

  change(change: (draft: RegisterState) => void): void {
    const draft = draftOf(this.state);
    change(draft);
    this.state = draft;
  }

  printAll(): void {
    this.change(({ printer }) => {
      while (isPrinting(printer)) printLine(printer);
    });
  }
}

const OPERATOR = 1;
const SYSTEM = 30;

/** Requests by name; `password` is the operator's unless said otherwise. */
export const ask = {
  status: (password = OPERATOR) => [0x10, ...le(password, 4)],
  openShift: (password = OPERATOR) => [0xe0, ...le(password, 4)],
  xReport: (password = SYSTEM) => [0x40, ...le(password, 4)],
  zReport: (password = SYSTEM) => [0x41, ...le(password, 4)],
  openReceipt: (kind = 0, password = OPERATOR) => [0x8d, ...le(password, 4), kind],
  line: (line: Partial<LineArguments> = {}, password = OPERATOR) => {
    const { operation, quantityMicro, price, sum, vat, department, method, subject, name } = { ...LINE, ...line };
    return [
      ...[0xff, 0x46, ...le(password, 4), operation, ...le(quantityMicro, 6), ...le(price, 5), ...le(sum, 5)],
      ...[0xff, 0xff, 0xff, 0xff, 0xff, vat, department, method, subject, ...name],
    ];
  },
  tag: (elements: readonly number[], password = SYSTEM) => [0xff, 0x0c, ...le(password, 4), ...elements],
  lineTag: (elements: readonly number[], password = OPERATOR) => [0xff, 0x4d, ...le(password, 4), ...elements],
  close: (payments: Readonly<Record<number, number>>, more: { rounding?: number; taxSystem?: number } = {}) => [
    ...[0xff, 0x45, ...le(OPERATOR, 4)],
    ...Array.from({ length: 16 }, (_, i) => le(payments[i + 1] ?? 0, 5)).flat(),
    ...[more.rounding ?? 0, ...le(0, 15), ...le(0, 15), more.taxSystem ?? 1],
  ],
  subtotal: (password = OPERATOR) => [0x89, ...le(password, 4)],
  cancel: (password = OPERATOR) => [0x88, ...le(password, 4)],
  repeat: () => [0x8c, ...le(OPERATOR, 4)],
  goOn: () => [0xb0, ...le(OPERATOR, 4)],
  text: (text: string) => [0x17, ...le(OPERATOR, 4), 2, ...Buffer.from(text.padEnd(40, '\0'), 'latin1')],
  cash: (direction: 'in' | 'out', amount: number) => [
    direction === 'in' ? 0x50 : 0x51,
    ...le(OPERATOR, 4),
    ...le(amount, 5),
  ],
  money: (number: number) => [0x1a, ...le(OPERATOR, 4), number],
  operation: (number: number) => [0x1b, ...le(OPERATOR, 4), number],
  driveStatus: () => [0xff, 0x01, ...le(SYSTEM, 4)],
  cancelDocument: () => [0xff, 0x08, ...le(SYSTEM, 4)],
  find: (fd: number) => [0xff, 0x0a, ...le(SYSTEM, 4), ...le(fd, 4)],
  request: (fd: number) => [0xff, 0x3a, ...le(SYSTEM, 4), ...le(fd, 4)],
  readOn: () => [0xff, 0x3b, ...le(SYSTEM, 4)],
  write: (table: number, field: number, value: readonly number[], row = 1) => [
    ...[0x1e, ...le(SYSTEM, 4), table, ...le(row, 2), field, ...value],
  ],
};

interface LineArguments {
  operation: number;
  quantityMicro: number;
  price: number;
  sum: number;
  vat: number;
  department: number;
  method: number;
  subject: number;
  name: readonly number[];
}

/** One piece at 100.00, VAT 20 %, the sum left to the register. */
const LINE: LineArguments = {
  operation: 1,
  quantityMicro: 1_000_000,
  price: 10_000,
  sum: 0xff_ffff_ffff,
  vat: 1,
  department: 1,
  method: 4,
  subject: 1,
  name: [0xd1, 0xfb, 0xf0],
};
