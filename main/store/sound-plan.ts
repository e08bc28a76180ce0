import { TillError } from '../../contract/errors/catalogue.ts';
import { OPERATIONS } from '../../contract/sync/operations.ts';
import { saleReturnedOf } from './return-operation.ts';
import { saleFiscalisedOf } from './sale-operation.ts';
import type { PlannedReceipt } from './types.ts';

/**
 * What T2 will have to write is tried at T1: once the document exists, nothing may stand in its way.
 * @throws TillError INTERNAL
 */
export function assertSound(plan: PlannedReceipt): void {
  const trial = { fn: '0', fd: 1, fpd: 0, dateTime: '', change: 0 };
  const checked =
    plan.kind === 'sale'
      ? OPERATIONS.saleFiscalised.safeParse(saleFiscalisedOf(plan, trial))
      : OPERATIONS.saleReturned.safeParse(saleReturnedOf(plan, trial));
  if (!checked.success) {
    throw new TillError('INTERNAL', { receipt: plan.receiptId, field: checked.error.issues[0]?.path.join('.') ?? '' });
  }
  if (plan.kind === 'saleReturn') return;
  const { redeemed } = plan.quote.redemption;
  const isBacked = plan.holdId !== null || plan.offline !== null;
  if (redeemed > 0 && (plan.customer === null || !isBacked)) {
    throw new TillError('INTERNAL', { receipt: plan.receiptId, redeemed });
  }
}
