import type { ReturnQuote } from '../../loyalty/index.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { RunningTill } from '../start-till.ts';
import type { QueuedOperation } from '../store/types.ts';
import type { SaleArguments } from './sale-arguments.ts';
import { waitForShop } from './wait-for-shop.ts';
import { watchTill } from './till-watcher.ts';

export interface ReturnResult {
  quote: ReturnQuote;
  receiptText: string;
  fiscal: { fn: string; fd: number; fpd: number };
  operation: QueuedOperation;
  /** hundredths of a point as the till shows them after the return; null without a customer */
  balance: number | null;
}

/** A return through the same calls as the screen's: whole, or the lines that were named. @throws TillError */
export async function makeReturn(
  running: RunningTill,
  { receipt, lines, membershipGives }: NonNullable<SaleArguments['returning']>,
): Promise<ReturnResult> {
  const { till, stores } = running;
  const watcher = watchTill(till);
  try {
    await waitForShop(running, watcher);
    if (watcher.status().shift.state === 'closed') await till.shift.open();
    till.returns.find(receipt);
    if (lines.length === 0) till.returns.takeAll();
    for (const { lineNo, quantity } of lines) {
      const line = watcher.returning()?.lines.find((one) => one.lineNo === lineNo);
      if (line === undefined) throw new TillError('LINE_NOT_FOUND');
      till.returns.setQuantity(lineNo, quantity ?? line.left);
    }
    till.returns.setMembership(membershipGives);
    await till.returns.refund();
    const { done } = watcher.sale();
    if (!done) throw new TillError('FISCAL_NOT_ISSUED');
    const { plan } = stores.ledger.lastFiscalisedReceipt()!;
    if (plan.kind !== 'saleReturn') throw new TillError('INTERNAL', { receipt: plan.receiptId });
    return {
      quote: plan.quote,
      receiptText: done.tape.join('\n'),
      fiscal: done.fiscal,
      operation: stores.outbox.find(stores.outbox.lastSeq())!.operation,
      balance: done.customer?.balance ?? null,
    };
  } finally {
    watcher.stop();
  }
}
