import type { DoneView } from '../../contract/till/views.ts';
import type { Instant, Locale } from '../../loyalty/index.ts';
import type { Directory, Ledger } from '../store/types.ts';
import { doneView } from './done-view.ts';

/** A till that dies over a receipt is up again within minutes; hours later nobody stands there for their change. */
const SHOWN_FOR_MS = 10 * 60_000;

/** The receipt whose end the cashier may not have seen before the till died (crash point C07). */
export function lastReceipt(
  ledger: Ledger,
  now: Instant,
  shown: { directory: Directory; locale: Locale },
): DoneView | null {
  const last = ledger.lastFiscalisedReceipt();
  if (last === undefined || last.fiscal === null || now - last.plan.plannedAt > SHOWN_FOR_MS) return null;
  return doneView(last.plan, last.fiscal, last.tape ?? [], shown, last.print ?? 'printing');
}
