import { FiscalError } from '../port.ts';
import * as commands from './commands.ts';
import { doubtOf } from './doubt.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';

/** Cash moved into and out of the drawer without a receipt. Source: fiscal-printer sections 4.2, 4.3 and 7.4. */

const DRAWER = 241;
const DIRECTIONS = {
  in: { command: commands.cashIn, total: 242, counts: [153, 155], sign: 1 },
  out: { command: commands.cashOut, total: 243, counts: [154, 156], sign: -1 },
} as const;

/** What a move changes: kopecks in the drawer and moved in the shift, and how often (models count in either register). */
interface CashFacts {
  drawer: number;
  total: number;
  counts: readonly number[];
}

/**
 * The command is never sent twice: after an unclear end the registers before and after tell what it did.
 *
 * @param amount kopecks, > 0
 * @throws FiscalError `unknown` when the registers contradict each other
 */
export async function moveCash(session: Session, direction: 'in' | 'out', amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new FiscalError('invalid', `cash to move: ${amount}`);
  const { command, sign } = DIRECTIONS[direction];
  await assertSettled(session);
  const before = await readCash(session, direction);
  const doubt = await doubtOf(runPrinting(session, command, { amount }));
  if (doubt === null) return;
  const after = await readCash(session, direction).catch(() => {
    throw doubt;
  });
  if (hasMoved(before, after, amount, sign)) return;
  throw isSame(before, after)
    ? new FiscalError('noLink', 'the cash was not moved', { command: command.code, cause: doubt })
    : doubt;
}

async function readCash(session: Session, direction: 'in' | 'out'): Promise<CashFacts> {
  const { total, counts } = DIRECTIONS[direction];
  return {
    drawer: await session.run(commands.moneyRegister, { number: DRAWER }),
    total: await session.run(commands.moneyRegister, { number: total }),
    counts: [
      await session.run(commands.operationRegister, { number: counts[0] }),
      await session.run(commands.operationRegister, { number: counts[1] }),
    ],
  };
}

function hasMoved(before: CashFacts, after: CashFacts, amount: number, sign: 1 | -1): boolean {
  const steps = after.counts.map((count, at) => count - (before.counts[at] ?? 0));
  const isCountedOnce = steps.includes(1) && steps.every((step) => step === 0 || step === 1);
  return after.total === before.total + amount && after.drawer === before.drawer + sign * amount && isCountedOnce;
}

const isSame = (before: CashFacts, after: CashFacts): boolean => JSON.stringify(before) === JSON.stringify(after);
