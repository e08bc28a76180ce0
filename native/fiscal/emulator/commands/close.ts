/** Closing a receipt: 85 8E FF45. Source: fiscal-printer section 4.4. */
import { decodeText, le, type BodyReader } from '../bytes.ts';
import type { Command, CommandContext } from '../command.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { closeReceipt } from '../settle.ts';
import { layoutOf } from '../layout.ts';
import { printLoose } from '../print-job.ts';
import { extension } from './shift.ts';

const MODES = [8] as const;
const REFUSALS = { 2: REFUSAL.noReceipt, 3: REFUSAL.noReceipt, 4: REFUSAL.noReceipt, 6: REFUSAL.noReceipt };

function sums(body: BodyReader, count: number): number[] {
  return Array.from({ length: count }, () => body.number(5));
}

function oldClose(context: CommandContext, count: number): number[] {
  const { body, operator } = context;
  const payments = sums(body, count);
  const percent = body.number(2);
  body.take(4);
  if (percent !== 0) throw new Refusal(REFUSAL.rounding);
  printTail(context, decodeText(body.rest()));
  const { change } = closeReceipt(context, { payments: padded(payments), rounding: 0, taxSystem: null, taxes: [] });
  return [operator, ...le(change, 5)];
}

function close(context: CommandContext): number[] {
  const { body } = context;
  const payments = sums(body, 16);
  const rounding = body.u8();
  const taxes = sums(body, 6);
  const taxSystem = body.u8();
  printTail(context, decodeText(body.rest()));
  const { change, document } = closeReceipt(context, { payments, rounding, taxSystem, taxes });
  return [...le(change, 5), ...le(document.fd, 4), ...le(document.sign, 4), ...extension(context, document)];
}

function printTail(context: CommandContext, text: string): void {
  if (text !== '') printLoose(context, layoutOf(context.state.model).wrapped(text));
}

function padded(payments: number[]): number[] {
  return [...payments, ...Array<number>(16 - payments.length).fill(0)];
}

/** Codes of the commands that turn an open receipt into a document: their fate may become unknown. */
export const CLOSE_CODES: readonly number[] = [0x85, 0x8e, 0xff45];

export const CLOSE_COMMANDS: readonly Command[] = [
  {
    code: 0x85,
    name: 'close receipt',
    length: [71, 255],
    who: 'operator',
    modes: MODES,
    refusals: REFUSALS,
    prints: true,
    run: (context) => oldClose(context, 4),
  },
  {
    code: 0x8e,
    name: 'close receipt, 16 payments',
    length: [131, 255],
    who: 'operator',
    modes: MODES,
    refusals: REFUSALS,
    prints: true,
    run: (context) => oldClose(context, 16),
  },
  {
    code: 0xff45,
    name: 'close receipt v2',
    length: [118, 182],
    who: 'operator',
    modes: MODES,
    refusals: REFUSALS,
    prints: true,
    run: close,
  },
];
