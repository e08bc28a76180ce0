/**
 * A whole till as a program that plays a script and dies where it is told to, by SIGKILL, so that nothing after the
 * point runs. Arguments: the till's own options, `--`, a Play as JSON. Each line on standard output is a Told.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { TillError } from '../../contract/errors/catalogue.ts';
import { parseTillOptions } from '../../main/options.ts';
import { startTill } from '../../main/start-till.ts';
import { takesSales } from '../shop/takes-sales.ts';
import type { Action, Play, Point, Told } from './play.ts';
import { watchScreen } from './screen.ts';

const end = process.argv.indexOf('--');
const parsed = parseTillOptions(process.argv.slice(2, end));
if (!parsed.ok) throw new Error(parsed.problem);
const play = JSON.parse(process.argv[end + 1] ?? '') as Play;
const input = createInterface({ input: process.stdin });

let isArmed = false;
let comings = 0;

/** Written before the next instruction runs: what was told outlives the process. */
function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`);
}

function dieThere(point: Point): void {
  if (!isArmed || point !== play.dieAt?.point) return;
  comings += 1;
  if (comings === play.dieAt.nth) process.kill(process.pid, 'SIGKILL');
}

async function waitThere(point: Point): Promise<void> {
  if (!isArmed || point !== play.waitAt) return;
  const word = new Promise((resolve) => input.once('line', resolve));
  tell({ told: 'waiting' });
  await word;
}

const running = await startTill(parsed.options, {
  words: (line) => process.stderr.write(`${line}\n`),
  hooks: {
    store: dieThere,
    checkout: async (point) => {
      dieThere(point);
      await waitThere(point);
    },
  },
  workerUrl: new URL('../../main/store/directory-worker.ts', import.meta.url),
});
const { till } = running;
const screen = watchScreen(till, tell);

async function perform(action: Action): Promise<void> {
  switch (action.do) {
    case 'getOnline':
      return screen.until(({ status }) => status.link.state === 'online' && status.link.loading === null);
    case 'openShift':
      await screen.until(({ status }) => status.shift.state !== 'unknown');
      if (screen.now().status.shift.state === 'closed') await till.shift.open();
      return screen.until(({ status }) => status.shift.state === 'open' && takesSales(status));
    case 'scan':
      till.scanSimulated(action.card);
      await screen.until(({ sale }) => sale.customer !== null);
      for (const code of action.goods) till.scanSimulated(code);
      return screen.until(({ sale }) => sale.totals.pieces > 0);
    case 'redeemMax':
      till.sale.redeem({ kind: 'max' });
      return tell({ told: 'toPay', kopecks: screen.now().sale.totals.toPay });
    case 'attachCertificate':
      return till.sale.attachCertificate(action.number, action.pin);
    case 'arm':
      isArmed = true;
      return;
    case 'pay':
      return till.sale.pay({ cash: action.cash, card: 0 });
    case 'returnWhole':
      if (screen.now().sale.phase === 'done') till.sale.next();
      till.returns.find(String(action.number));
      till.returns.takeAll();
      return till.returns.refund();
    case 'seeDone':
      return screen.until(({ sale }) => sale.phase === 'done');
    case 'settle':
      return screen.until(({ status }) =>
        status.held.every(({ state }) => state === 'notIssued' || state === 'notRecorded'),
      );
    case 'print':
      for (const { receiptId } of screen.now().status.held) await till.held.print(receiptId);
      return;
    case 'cancel':
      for (const { receiptId } of screen.now().status.held) till.held.cancel(receiptId);
      return;
    case 'drain':
      do await till.syncNow();
      while (running.sync.state().queued > 0);
      return;
    case 'showBalance':
      if (screen.now().sale.phase === 'done') till.sale.next();
      till.scanSimulated(action.card);
      await screen.until(({ sale }) => sale.customer?.asOf === null);
      return tellBalance();
  }
}

function tellBalance(): void {
  const { customer } = screen.now().sale;
  if (customer === null) throw new Error('nobody is on the screen');
  tell({ told: 'balance', available: customer.available, pending: customer.pending });
}

for (const action of play.actions) {
  try {
    await perform(action);
  } catch (error) {
    if (!(error instanceof TillError)) throw error;
    tell({ told: 'refused', code: error.code });
  }
}
await running.stop();
input.close();
process.exit(0);
