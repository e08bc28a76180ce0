import type { Locale } from '../../loyalty/index.ts';
import type { OperationId } from '../../contract/units.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { Directory, Ledger, PlannedReceipt } from '../store/types.ts';
import type { Signal } from '../../contract/till/views.ts';
import { renderTape } from '../fiscal/tape.ts';
import type { TapeHeader } from '../fiscal/tape.ts';
import { doneView } from './done-view.ts';
import type { Clock, Hooks, SendSignal } from './ports.ts';
import type { Sale } from './sale.ts';

export interface ReceiptEndParts {
  directory: Directory;
  ledger: Ledger;
  clock: Clock;
  sale: Sale;
  signal: SendSignal;
  /** there is an operation to send */
  wake: () => void;
  /** lets the printer finish, off the cashier's path */
  settlePaper: (receiptId: OperationId) => void;
  header: () => Omit<TapeHeader, 'store'>;
  /** the paper itself, where it can be seen: in training, from the emulated register */
  readPaper: ((fd: number) => Promise<readonly string[] | null>) | null;
  hooks: Hooks;
  locale: () => Locale;
}

export type FinishReceipt = (plan: PlannedReceipt, fiscal: FiscalisedReceipt) => Promise<void>;

/**
 * T2 of an issued receipt: only after its commit is anything shown, sounded or sent (offline-sync section 5).
 * A receipt that is not on the screen ends quietly, with a word to the cashier.
 */
export function createReceiptEnd(parts: ReceiptEndParts): FinishReceipt {
  const { directory, ledger, clock, sale, signal, hooks } = parts;
  return async (plan, fiscal) => {
    await hooks('C05');
    const tape = renderTape(plan, fiscal, { ...parts.header(), store: directory.findStore() ?? null });
    await hooks('C06');
    ledger.finishReceipt(plan.receiptId, fiscal, tape);
    await hooks('C07');
    const paper = parts.readPaper === null ? null : await parts.readPaper(fiscal.fd);
    const done = doneView(plan, fiscal, paper ?? tape, { directory, locale: parts.locale() });
    sale.apply({ type: 'receiptFinished', receiptId: plan.receiptId, done, at: clock.now() });
    const state = sale.state();
    const isShown = state.phase === 'done' && state.done.receiptId === plan.receiptId;
    const info: Signal['message'] = { kind: 'info', key: 'fr.printed', params: { number: plan.number } };
    signal({ sound: 'done', message: isShown ? null : info });
    parts.wake();
    await hooks('C08');
    parts.settlePaper(plan.receiptId);
  };
}
