/**
 * Random baskets from quote to register: what the engine prints of a basket goes, as the till and the driver write it,
 * to the emulated register, whose own checks of FF46h decide. Source: fiscal-printer sections 4.4 and 9.3.
 */
import fc from 'fast-check';
import { quote, type Quote } from '../../loyalty/index.ts';
import { anyVisit, prepareVisit, type AnyVisit } from '../../loyalty/testing/any-visit.ts';
import { toFiscalReceipt } from '../../main/fiscal/fiscal-receipt.ts';
import { fromLe } from '../../native/fiscal/emulator/bytes.ts';
import { execute } from '../../native/fiscal/emulator/execute.ts';
import { newRegisteredRegister } from '../../native/fiscal/emulator/registration.ts';
import type { RegisterState } from '../../native/fiscal/emulator/state.ts';
import type { FiscalReceipt } from '../../native/fiscal/port.ts';
import { assertRegisterable } from '../../native/fiscal/check-receipt.ts';
import type { Command } from '../../native/fiscal/shtrih/command.ts';
import { buildRequest } from '../../native/fiscal/shtrih/command.ts';
import * as commands from '../../native/fiscal/shtrih/commands.ts';
import { chooseModel } from '../../native/fiscal/shtrih/models/choose.ts';

export interface BasketRun {
  readonly baskets: number;
  /** lines as printed: one line of a basket may be several */
  readonly lines: number;
  /** baskets with a line that had to be split */
  readonly split: number;
  readonly discounted: number;
  readonly redeemed: number;
  readonly weighed: number;
  readonly marked: number;
  /** what went wrong, in words with the seed that brings it back; at most REPORTED_MAX */
  readonly failures: readonly string[];
}

const NOW = Date.UTC(2026, 10, 22, 14, 5);
const PASSWORDS = { cashier: 1, system: 30 };
const REPORTED_MAX = 20;
/** A programme is compiled once for so many baskets, as in a shop. */
const BASKETS_A_PROGRAMME = 100;
/** One basket in so many is closed as well: this is about lines, and a document costs as much as all of them. */
const CLOSED_ONE_IN = 10;
const TIMING = { answerMs: 0, lookMs: 0 };

const MODEL = chooseModel('', null);
/** What the driver says of every line. */
const LINE = { operation: 1, department: 1 } as const;

function bodyOf(command: Command<void, unknown>): Uint8Array;
function bodyOf<Request>(command: Command<Request, unknown>, request: Request): Uint8Array;
function bodyOf<Request>(command: Command<Request, unknown>, request?: Request): Uint8Array {
  return buildRequest(command, request as Request, PASSWORDS, TIMING).body;
}

/** @param count baskets, drawn from `seed`: the same two give the same baskets */
export function runBaskets(count: number, seed: number): BasketRun {
  const empty = openRegister();
  const run = { baskets: 0, lines: 0, split: 0, discounted: 0, redeemed: 0, weighed: 0, marked: 0 };
  const failures: string[] = [];
  for (let batch = 0; run.baskets < count; batch += 1) {
    const size = Math.min(BASKETS_A_PROGRAMME, count - run.baskets);
    const visits = fc.sample(anyVisit, { seed: seed + batch, numRuns: size });
    const first = visits[0];
    if (first === undefined) break;
    const programme = prepareVisit({ ...first, rules: batch % 2 === 0 ? first.rules : redeeming(first.rules) });
    for (const [i, visit] of visits.entries()) {
      const basket = { ...visit.basket, rewards: first.basket.rewards ?? [] };
      run.baskets += 1;
      if (basket.lines.length === 0) continue;
      const quoted = quote(programme, basket, visit.customer, visit.context);
      const problem = sell(empty, { basket, quoted, isClosed: run.baskets % CLOSED_ONE_IN === 0 });
      if (problem !== null && failures.length < REPORTED_MAX) failures.push(`seed ${seed + batch}, ${i}: ${problem}`);
      countBasket(run, basket, quoted);
    }
  }
  return { ...run, failures };
}

/** Points are spent in every other programme at least: few of the random ones would let them. */
function redeeming(rules: AnyVisit['rules']): AnyVisit['rules'] {
  return [...rules.filter(({ kind }) => kind !== 'redemption'), { kind: 'redemption', receiptBp: 9_900 }];
}

type Counts = { -readonly [Name in Exclude<keyof BasketRun, 'failures'>]: BasketRun[Name] };

function countBasket(run: Counts, basket: AnyVisit['basket'], { lines }: Quote): void {
  const add = (name: keyof Counts, isSo: boolean): void => {
    if (isSo) run[name] += 1;
  };
  run.lines += lines.reduce((sum, { printed }) => sum + printed.length, 0);
  add(
    'split',
    lines.some(({ printed }) => printed.length > 1),
  );
  add(
    'discounted',
    lines.some(({ discounts }) => discounts.length > 0),
  );
  add(
    'redeemed',
    lines.some(({ redeemedPoints }) => redeemedPoints > 0),
  );
  add(
    'weighed',
    basket.lines.some(({ soldBy }) => soldBy === 'weight'),
  );
  add(
    'marked',
    basket.lines.some(({ marked }) => marked),
  );
}

/** A register with an open sale and nothing in it; a request makes a new state of it, so every basket begins here. */
function openRegister(): RegisterState {
  const bodies = [bodyOf(commands.openShift), bodyOf(commands.openReceipt, { type: 0, isCorrection: false })];
  return bodies.reduce((state, body) => {
    const { state: next } = execute(state, body, NOW);
    return { ...next, printer: { ...next.printer, jobs: [] } };
  }, newRegisteredRegister(NOW));
}

/** @returns what the register or the driver has against it, null when it is sold to the kopeck */
function sell(
  register: RegisterState,
  { basket, quoted, isClosed }: { basket: AnyVisit['basket']; quoted: Quote; isClosed: boolean },
): string | null {
  const { toPay } = quoted.totals;
  const receipt = receiptOf(basket, quoted);
  assertRegisterable(receipt);
  let state = register;
  const send = (body: Uint8Array): readonly number[] => {
    const execution = execute(state, body, NOW);
    state = execution.state;
    return execution.answer;
  };
  for (const line of receipt.lines) {
    const error = send(bodyOf(commands.addOperation, { ...line, ...LINE, taxByte: MODEL.taxBytes[line.vat] }))[2];
    if (error !== 0) return `${line.quantity} x ${line.price} = ${line.sum} is answered ${error?.toString(16)}h`;
  }
  const subtotal = fromLe(send(bodyOf(commands.subtotal)).slice(3));
  if (subtotal !== toPay) return `the register counts ${subtotal}, the engine ${toPay}`;
  if (!isClosed) return null;
  const [, , error] = send(bodyOf(commands.closeReceipt, { payments: { 1: toPay }, rounding: 0, taxSystemBit: 1 }));
  return error === 0 ? null : `the close of ${toPay} is answered ${error?.toString(16)}h`;
}

function receiptOf(basket: AnyVisit['basket'], quoted: Quote): FiscalReceipt {
  return toFiscalReceipt({
    ...{ receiptId: 'random', basket, quote: quoted, names: {}, marks: {} },
    payments: { cash: quoted.totals.toPay, card: 0, certificates: [] },
    ...{
      taxSystem: 'osn',
      cashier: { name: 'Мария П.', inn: null },
      isTraining: false,
      contact: null,
      greeting: null,
      codes: [],
      text: [],
      width: 42,
    },
  });
}
