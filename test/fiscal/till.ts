/**
 * A whole till as a program for the fault run: real stores, real driver on a real terminal, no line to the centre.
 * Argument: TillGiven as JSON. Each line on standard input is a Round, each on standard output a Said.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { ReturnView, SaleView, StatusView } from '../../contract/till/views.ts';
import { kopecks } from '../../loyalty/index.ts';
import { findKnownSerial } from '../../main/fiscal/known-register.ts';
import { findTask } from '../../main/fiscal/register-task.ts';
import { totalOf } from '../../main/fiscal/receipt-total.ts';
import { DEFAULT_SCAN_PROFILE } from '../../main/scan/card-formats.ts';
import type { CrashPoint as StorePoint } from '../../main/store/crash-hooks.ts';
import { openStores } from '../../main/store/open-stores.ts';
import { createSync } from '../../main/sync/sync.ts';
import { createTillClock } from '../../main/sync/till-clock.ts';
import { systemTimers } from '../../main/sync/timers.ts';
import type { Timers } from '../../main/sync/timers.ts';
import { createTill } from '../../main/till.ts';
import type { CrashPoint as CheckoutPoint } from '../../main/checkout/ports.ts';
import { FiscalError, openRegister } from '../../native/fiscal/index.ts';
import { openScanners } from '../../native/scanner/index.ts';
import { watchLine } from './breaking-line.ts';
import type { Death, ReturnAsked, Round, Said, SaleAsked, ServiceAsked, TillGiven } from './play.ts';
import { fillDirectory } from './shop-copy.ts';
import { takesSales } from '../shop/takes-sales.ts';

const given = JSON.parse(process.argv[2] ?? '') as TillGiven;
const input = createInterface({ input: process.stdin });
const line = watchLine();

/** Written before the next instruction runs: what was said outlives the process. */
function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

let death: Death | null = null;
let comings = 0;
let registerPid = 0;

function dieAt(point: CheckoutPoint | StorePoint): void {
  if (death === null) return;
  if ('byte' in death) {
    if (death.since === point) armLine(death);
    return;
  }
  if (death.point !== point) return;
  comings += 1;
  if (comings === death.nth) kill(death.who === 'till' ? process.pid : registerPid);
}

function armLine({ who, way, byte }: Extract<Death, { byte: number }>): void {
  line.arm(way, byte, () => kill(who === 'till' ? process.pid : registerPid));
}

const scaledTimers: Timers = { after: (ms, work) => systemTimers.after(ms * given.timeScale, work) };
const stores = await openStores(given.dataFolder, {
  hooks: dieAt,
  workerUrl: new URL('../../main/store/directory-worker.ts', import.meta.url),
});
await fillDirectory(stores);
// Nobody listens there: the till sells without the centre.
const sync = createSync({ stores, baseUrl: 'http://127.0.0.1:9', tillName: 'Касса 1' });
const till = await createTill({
  ...{ stores, sync, scanners: openScanners({ addresses: [{ kind: 'simulated' }] }) },
  register: openRegister(`tty:${given.ports[0]}@115200`, {
    candidates: async () => given.ports,
    timeScale: given.timeScale,
    serial: findKnownSerial(stores.ledger),
    wrapLine: (wire) => line.wrap(wire),
  }),
  ...{ scanProfile: DEFAULT_SCAN_PROFILE, locale: 'ru', isTraining: false, tillNumber: 1 },
  ...{ cashier: 'Мария П.', version: '0', timers: scaledTimers, newId: stores.newId },
  clock: createTillClock(stores.clock, stores.syncRecords),
  log: {
    error(message, cause) {
      // A register that is gone is what this run is about.
      if (!(cause instanceof FiscalError)) say({ said: 'error', words: `${message}: ${wordsOf(cause)}` });
    },
  },
  hooks: dieAt,
});

let returning: ReturnView | null = null;
let screen: { sale?: SaleView; status?: StatusView } = {};
const waiting = new Set<() => void>();
const unclear = new Set<string>();
let lastDone: string | null = null;
const sale = () => screen.sale!;
const held = () => screen.status!.held;

till.subscribe((event) => {
  if (event.type === 'return') returning = event.returning;
  if (event.type !== 'sale' && event.type !== 'status') return;
  screen = event.type === 'sale' ? { ...screen, sale: event.sale } : { ...screen, status: event.status };
  watchVerdicts();
  for (const look of [...waiting]) look();
});

/** Tells how long each unclear end stayed so once the register was heard again. */
function watchVerdicts(): void {
  if (screen.sale === undefined || screen.status === undefined) return;
  const open = held().filter(({ state }) => state === 'checking' || state === 'silent');
  const { fiscalising, done } = sale();
  const isChecking = fiscalising?.stage === 'checking';
  if (isChecking && !unclear.has('')) line.lose();
  if (isChecking) unclear.add('');
  for (const { receiptId } of open) unclear.add(receiptId);
  if (done !== null && done.receiptId !== lastDone)
    say({ said: 'done', receiptId: done.receiptId, fd: done.fiscal.fd });
  lastDone = done?.receiptId ?? null;
  if (isChecking || open.length > 0) return;
  const heardAt = line.heardAt();
  const ids = [...unclear];
  unclear.clear();
  if (ids.length === 0 || heardAt === null) return;
  const state = held()[0]?.state ?? 'ended';
  say({ said: 'verdict', receiptId: ids.find((id) => id !== '') ?? '', state, ms: performance.now() - heardAt });
}

function until(fits: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}

/** One whose drive refuses says so when it is asked; whoever keeps this shop hears of it then. */
const isReady = () => takesSales(screen.status!) || screen.status!.register.problem?.code === 'FISCAL_SERVICE';

const SHIFTS_MAX = 10;

/** A cashier sees to the shift before anything else, and gives up where the register goes on refusing. */
async function openShift(): Promise<void> {
  for (let tries = 0; tries < SHIFTS_MAX; tries += 1) {
    await until(() => screen.status!.shift.state !== 'unknown' && isReady());
    const { state } = screen.status!.shift;
    if (state === 'open') return;
    await orSay(() => (state === 'closed' ? till.shift.open() : till.shift.close()));
    await pause(20);
  }
}

const PRINTS_MAX = 6;
const PAYS_MAX = 6;

async function decideHeld(choice: 'print' | 'cancel'): Promise<void> {
  for (let prints = 0; ;) {
    await until(() => held().every(({ state }) => state !== 'checking' && state !== 'silent'));
    const [first] = held();
    if (first === undefined) return;
    const { receiptId, state } = first;
    if (state !== 'driveChanged') say({ said: 'asked', receiptId, state });
    if (state === 'driveChanged') {
      say({ said: 'person', receiptId });
      const paper = await new Promise<string>((resolve) => input.once('line', resolve));
      if (paper === 'none') till.held.cancel(receiptId);
      else await till.held.recordPaper(receiptId, paper);
    } else if (choice === 'cancel' || prints >= PRINTS_MAX) {
      till.held.cancel(receiptId);
    } else {
      prints += 1;
      await openShift();
      if (held().some((one) => one.receiptId === receiptId && one.state === state))
        await orSay(() => till.held.print(receiptId));
    }
  }
}

async function sell(asked: SaleAsked): Promise<void> {
  if (asked.card !== null) {
    await till.scanTyped(asked.card, null);
    await until(() => sale().customer !== null);
  }
  for (const code of asked.goods) await till.scanTyped(code, null);
  if (asked.redeemsMax && sale().redemption.max > 0) till.sale.redeem({ kind: 'max' });
  for (let presses = 0; presses < PAYS_MAX && sale().phase === 'selling'; presses += 1) {
    await openShift();
    const hasPaid = await orSay(() => till.sale.pay(tenderOf(asked, sale().totals.toPay)));
    if (!hasPaid) await pause(20);
    if (held().length > 0) return;
  }
}

async function serve({ work, amount }: ServiceAsked): Promise<void> {
  await openShift();
  await orSay(() => {
    if (work === 'xReport') return till.shift.printXReport();
    return work === 'shift' ? till.shift.close() : till.shift.moveCash(work, kopecks(amount));
  });
  await openShift();
}

/** What was begun at the register and has no end gets it by itself. */
async function seeTaskEnd(): Promise<void> {
  while (findTask(stores.ledger) !== null) await pause(5);
}

async function giveBack(asked: ReturnAsked): Promise<void> {
  if (!(await findReturnable(asked))) return sell(asked.instead);
  const line = returning!.lines.find(({ left }) => left > 0)!;
  if (asked.units === 0) till.returns.takeAll();
  else till.returns.setQuantity(line.lineNo, Math.min(line.left, asked.units * 1000));
  for (let presses = 0; presses < PAYS_MAX && returning !== null; presses += 1) {
    await openShift();
    const hasPaid = await orSay(() => till.returns.refund());
    if (!hasPaid) await pause(20);
    if (held().length > 0) break;
  }
  till.returns.close();
}

async function findReturnable({ pick }: ReturnAsked): Promise<boolean> {
  const numbers = Array.from({ length: stores.ledger.nextReceiptNumber() }, (_, number) => number);
  const sold = numbers.flatMap((number) => stores.ledger.findSale({ number }) ?? []);
  if (sold.length === 0) return false;
  const { fn, fd, fpd, dateTime } = sold[pick % sold.length]!.fiscal!;
  const total = totalOf(sold[pick % sold.length]!.plan);
  const qr = `t=${dateTime.replace(/[-:]/g, '')}&s=${(total / 100).toFixed(2)}&fn=${fn}&i=${fd}&fp=${fpd}&n=1`;
  return orSay(async () => till.returns.find(qr));
}

function tenderOf({ tender }: SaleAsked, toPay: number): { cash: number; card: number } {
  if (tender === 'card') return { cash: 0, card: toPay };
  const card = tender === 'mixed' ? Math.floor(toPay / 3) : 0;
  return { card, cash: Math.ceil((toPay - card) / 100_00) * 100_00 };
}

async function play({ ask, ifNotIssued, death: planned, registerPid: pidNow }: Round): Promise<void> {
  death = planned;
  registerPid = pidNow;
  comings = 0;
  if (planned !== null && 'byte' in planned && planned.since === undefined) armLine(planned);
  await (ask.ask === 'sale' ? sell(ask) : ask.ask === 'return' ? giveBack(ask) : serve(ask));
  await decideHeld(ifNotIssued);
  await seeTaskEnd();
  line.disarm();
  death = null;
  if (sale().phase === 'selling' || sale().customer !== null) till.sale.cancel();
}

/** It may have died already of something else; 0 is nobody. */
function kill(pid: number): void {
  if (pid === 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** @returns whether it went without a refusal */
async function orSay(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof TillError)) throw error;
    say({ said: 'refused', code: error.code, reason: error.params['reason'] ?? '' });
    return false;
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Asked by the run when a round does not end.
process.on('SIGUSR2', () => say({ said: 'error', words: JSON.stringify({ ...screen.status, sale: sale().phase }) }));
line.lose();
await till.start();
await until(() => screen.status !== undefined && screen.sale !== undefined);
await decideHeld(given.ifNotIssued);
await seeTaskEnd();
await openShift();
say({ said: 'ready' });
input.on('line', (text) => {
  if (!text.startsWith('{')) return;
  play(JSON.parse(text) as Round).then(
    () => say({ said: 'roundOver' }),
    (error: unknown) => {
      say({ said: 'error', words: wordsOf(error) });
      process.exit(3);
    },
  );
});
input.on('close', () => process.exit(0));
