/** The payment screen: cash, card, or part by card and the rest in cash; then the finished receipt. */
import { usePayment } from '../screens/payment/payment-store.ts';
import { tenderOf } from '../screens/payment/tender.ts';
import { useView } from '../view-store.ts';
import { hundredthsOf } from '../typed-amount.ts';
import type { Command, Snapshot, WordKey } from './command.ts';
import { payBlocked } from './sale.ts';
import { ask } from './say.ts';

/** The card's part is typed but not the whole: Enter goes on to the cash. */
export function cardIsPart(state: Pick<Snapshot, 'sale' | 'payment'>): boolean {
  const { field, card } = state.payment;
  return field === 'card' && card !== '' && (hundredthsOf(card) ?? 0) < state.sale.totals.due;
}

function acceptBlocked(state: Snapshot): WordKey | null {
  const tender = tenderOf(state.sale, state.payment);
  if (tender.cardOver) return 'pay.cardOver';
  if (tender.short > 0 && !cardIsPart(state)) return 'pay.short';
  return payBlocked(state);
}

export const accept: Command = {
  id: 'accept',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'pay.label',
  places: ['payment'],
  blocked: acceptBlocked,
  perform: (state) => {
    if (cardIsPart(state)) return usePayment.getState().choose('cash');
    const { cash, card } = tenderOf(state.sale, state.payment);
    ask('pay', (till) => till.sale.pay({ cash, card }));
  },
};

export const chooseCard: Command = {
  id: 'chooseCard',
  key: { code: 'F9' },
  cap: 'F9',
  label: 'pay.card',
  places: ['payment'],
  blocked: () => null,
  perform: () => usePayment.getState().choose('card'),
};

export const chooseCash: Command = {
  id: 'chooseCash',
  key: { code: 'F10' },
  cap: 'F10',
  label: 'pay.cash',
  places: ['payment'],
  blocked: () => null,
  perform: () => usePayment.getState().choose('cash'),
};

export const certificate: Command = {
  id: 'certificate',
  key: { code: 'F8' },
  cap: 'F8',
  label: 'pay.certificate',
  places: ['payment'],
  blocked: () => null,
  perform: () => useView.getState().ask({ kind: 'code' }),
};

export const copyDone: Command = {
  id: 'copyDone',
  key: { code: 'F5' },
  cap: 'F5',
  label: 'done.copy',
  places: ['done'],
  blocked: (state) => (state.status.register.state === 'gone' ? 'menu.registerGone' : null),
  perform: () => ask('copy', (till) => till.register.copyLastReceipt()),
};

export const next: readonly Command[] = (
  [
    ['Enter', 'Enter'],
    ['Escape', 'Esc'],
  ] as const
).map(([code, cap]) => ({
  id: `next-${code}`,
  key: { code },
  cap,
  label: 'done.next',
  places: ['done'],
  blocked: () => null,
  perform: () => ask('next', (till) => till.sale.next()),
}));
