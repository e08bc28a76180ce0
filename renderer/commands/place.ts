import type { Snapshot } from './command.ts';
import type { Place } from './place-name.ts';

/** The keys belong to the innermost thing open. A receipt being made or unknown outranks every screen but a question on it. */
export function placeOf(state: Omit<Snapshot, 'now' | 'notice'> & { shiftAsks: boolean }): Place {
  const { phase } = state.sale;
  if (phase === 'fiscalising') return 'fiscalising';
  if (state.dialog || state.sale.askedCertificate !== null) return 'dialog';
  if (phase === 'unknown') return 'unknown';
  if (state.shiftAsks) return 'dialog';
  if (state.screen === 'queue' || state.screen === 'menu') return state.screen;
  if (state.returning !== null) return 'return';
  if (phase === 'done') return 'done';
  if (state.screen === 'payment' && phase === 'selling') return 'payment';
  return state.panel === 'redeem' ? 'amount' : 'sale';
}
