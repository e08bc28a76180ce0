import { cashOutcome } from '../cash-facts.ts';
import type { CashDirection, CashFacts } from '../cash-facts.ts';
import { FiscalError } from '../port.ts';
import * as commands from './commands.ts';
import { doubtOf } from './doubt.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';

/** Cash moved into and out of the drawer without a receipt. Source: fiscal-printer sections 4.2, 4.3 and 7.4. */

const DRAWER = 241;
const DIRECTIONS = {
  in: { command: commands.cashIn, total: 242, counts: [153, 155] },
  out: { command: commands.cashOut, total: 243, counts: [154, 156] },
} as const;

/**
 * The command is never sent twice: after an unclear end the registers before and after tell what it did.
 *
 * @param amount kopecks, > 0
 * @throws FiscalError `unknown` when the registers contradict each other
 */
export async function moveCash(session: Session, direction: CashDirection, amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new FiscalError('invalid', `cash to move: ${amount}`);
  const { command } = DIRECTIONS[direction];
  await assertSettled(session);
  const before = await readCash(session, direction);
  const doubt = await doubtOf(runPrinting(session, command, { amount }));
  if (doubt === null) return;
  const after = await readCash(session, direction).catch(() => {
    throw doubt;
  });
  const outcome = cashOutcome(before, after, { direction, amount });
  if (outcome === 'moved') return;
  throw outcome === 'notMoved'
    ? new FiscalError('noLink', 'the cash was not moved', { command: command.code, cause: doubt })
    : doubt;
}

export async function readCash(session: Session, direction: CashDirection): Promise<CashFacts> {
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
