import { deriveBalance } from '../../loyalty/index.ts';
import type { OperationId } from '../../contract/units.ts';
import type { RunningTill } from '../start-till.ts';
import type { SaleResult } from './make-sale.ts';

export interface Agreement {
  register: boolean;
  ledger: boolean;
  centre: boolean;
}

const DRAIN_TIMEOUT_MS = 60_000;

/** Waits for the queue to drain, then asks the register, the ledger and the centre for the same sale. */
export async function checkAgreement(running: RunningTill, sale: SaleResult): Promise<Agreement> {
  const { stores, sync, register } = running;
  const deadline = performance.now() + DRAIN_TIMEOUT_MS;
  while (sync.state().queued > 0 && performance.now() < deadline) await sync.syncNow();
  const { receiptId } = JSON.parse(sale.operation.payload) as { receiptId: OperationId };
  const { fd, fpd } = sale.fiscal;

  const document = await register.findDocument(fd);
  const ledgerReceipt = stores.ledger.findReceipt(receiptId);
  const delivered = stores.outbox.find(sale.operation.seq);
  return {
    register:
      document?.fpd === fpd &&
      document.total === sale.quote.totals.toPay &&
      (await register.readReceiptId(fd)) === receiptId,
    ledger: ledgerReceipt?.state === 'fiscalised' && ledgerReceipt.fiscal?.fd === fd,
    centre: delivered?.state === 'applied' && (await isBalanceSame(running, sale, receiptId)),
  };
}

async function isBalanceSame(
  { stores, sync }: RunningTill,
  sale: SaleResult,
  receiptId: OperationId,
): Promise<boolean> {
  const plan = stores.ledger.findReceipt(receiptId)?.plan;
  const customer = plan?.kind === 'sale' ? plan.customer : null;
  if (!customer) return true;
  const fresh = await sync.refreshCustomer('customerId', customer.customerId, 5_000);
  if (!fresh) return false;
  const terms = { zone: 'UTC', expiryWarningDays: 0 };
  return deriveBalance(fresh.record, sale.quote.now, terms).available === sale.balance;
}
