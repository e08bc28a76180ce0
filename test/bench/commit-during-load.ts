import { setImmediate as nextTurn } from 'node:timers/promises';
import { ratioFigure, type Figure } from './figure.ts';
import type { FilledTill } from './filled-till.ts';
import { duringLoad, withoutLoad } from './load.ts';
import { summarise, timed } from './measure.ts';
import { scrambled } from './random.ts';
import { documentOf, planSale, TAPE } from './sale-plan.ts';
import type { Session } from './session.ts';

const ROUNDS = 5;
const SALES_A_ROUND = 100;

/** Both commits of a sale while pages of a new copy come in, against the same without them, round by round in turns. */
export async function benchCommitDuringLoad(session: Session): Promise<Figure[]> {
  const till = await session.filledTill();
  const times = { loaded: [] as number[], quiet: [] as number[] };
  await withoutLoad(SALES_A_ROUND, async (turn) => void (await sell(till, turn)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const keep = (kept: number[]) => async (turn: number) => {
      kept.push(await sell(till, round * SALES_A_ROUND + turn));
    };
    await withoutLoad(SALES_A_ROUND, keep(times.quiet));
    await duringLoad(till.stores.directory, SALES_A_ROUND, keep(times.loaded));
  }
  const [ours, floor] = [summarise(times.loaded).p99, summarise(times.quiet).p99];
  return [ratioFigure({ what: 'sale commit while a snapshot loads, p99 against without', ours, floor }, 2)];
}

/** Milliseconds of the two commits; between them the thread is free, as while the register prints. */
async function sell(till: FilledTill, sale: number): Promise<number> {
  const { ledger } = till.stores;
  const plan = planSale(till, scrambled(sale, 23) % till.customers);
  const intent = timed(() => ledger.planReceipt(plan));
  await nextTurn();
  return intent + timed(() => ledger.finishReceipt(plan.receiptId, documentOf(plan), TAPE));
}
