/** What the cashier does with the receipt on the sale screen. */
import { hundredthsOf } from '../typed-amount.ts';
import { useCheckout } from '../screens/checkout/checkout-store.ts';
import { parseEntry } from '../screens/checkout/entry.ts';
import { moveSelection, type Step } from '../screens/checkout/selection.ts';
import { usePayment } from '../screens/payment/payment-store.ts';
import { useTill } from '../till/till-store.ts';
import { useView } from '../view-store.ts';
import type { Command, Snapshot, WordKey } from './command.ts';
import { ask, say } from './say.ts';

const noGoods = (state: Snapshot): WordKey | null => (state.sale.lines.length === 0 ? 'cmd.nothing' : null);

/** Why no money may be taken now. A closed shift is not here: pressing payment then offers to open it. */
export function payBlocked(state: Snapshot): WordKey | null {
  if (state.sale.lines.length === 0) return 'pay.wait';
  if (state.status.held.length > 0) return 'pay.held';
  return state.status.register.state === 'gone' ? 'pay.register' : null;
}

/** A shift that is not open is offered again instead of the payment. */
function shiftFirst(state: Snapshot): boolean {
  const shut = state.status.shift.state === 'closed' || state.status.shift.state === 'expired';
  if (shut) useView.getState().postponeShift(false);
  return shut;
}

function toCash(state: Snapshot): void {
  if (shiftFirst(state)) return;
  usePayment.getState().begin();
  useView.getState().show('payment');
}

function redeemBlocked(state: Snapshot): WordKey | null {
  if (!state.sale.customer) return 'redeem.chooseCustomer';
  const { max, redeemed } = state.sale.redemption;
  return max === 0 && redeemed === 0 ? 'redeem.notPossible' : null;
}

export const redeemMax: Command = {
  id: 'redeemMax',
  key: { code: 'F4' },
  cap: 'F4',
  label: 'cmd.redeem',
  places: ['sale'],
  blocked: redeemBlocked,
  perform: (state) =>
    ask('redeem', (till) => till.sale.redeem({ kind: state.sale.redemption.redeemed > 0 ? 'none' : 'max' })),
};

export const redeemOther: Command = {
  id: 'redeemOther',
  key: { code: 'F5' },
  cap: 'F5',
  label: 'cmd.redeemOther',
  places: ['sale'],
  blocked: redeemBlocked,
  perform: () => useCheckout.getState().open('redeem'),
};

export const amountMax: Command = {
  id: 'amountMax',
  key: { code: 'F4' },
  cap: 'F4',
  label: 'redeem.most',
  places: ['amount'],
  blocked: () => null,
  perform: () => {
    useCheckout.getState().open('none');
    ask('redeem', (till) => till.sale.redeem({ kind: 'max' }));
  },
};

/** Why the typed number of points cannot be redeemed. */
function amountBlocked(state: Snapshot): WordKey | null {
  const points = hundredthsOf(state.amount);
  const { min, max } = state.sale.redemption;
  if (points === undefined || points < min) return 'redeem.typeAmount';
  return points > max ? 'redeem.overMax' : null;
}

export const amountTake: Command = {
  id: 'amountTake',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'redeem.some',
  places: ['amount'],
  blocked: amountBlocked,
  perform: (state) => {
    const points = hundredthsOf(state.amount) ?? 0;
    useCheckout.getState().open('none');
    ask('redeem', (till) => till.sale.redeem({ kind: 'points', points }));
  },
};

export const payCard: Command = {
  id: 'payCard',
  key: { code: 'F9' },
  cap: 'F9',
  label: 'pay.card',
  places: ['sale'],
  blocked: payBlocked,
  perform: (state) => {
    if (!shiftFirst(state)) ask('pay', (till) => till.sale.pay({ cash: 0, card: state.sale.totals.due }));
  },
};

export const payCash: Command = {
  id: 'payCash',
  key: { code: 'F10' },
  cap: 'F10',
  label: 'pay.cash',
  places: ['sale'],
  blocked: payBlocked,
  perform: toCash,
};

export const enter: Command = {
  id: 'enter',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'cmd.enter',
  places: ['sale'],
  blocked: (state) => (state.entry === '' ? payBlocked(state) : null),
  perform: (state) => {
    const entry = parseEntry(state.entry);
    if (entry.kind === 'empty') return toCash(state);
    useCheckout.getState().setEntry('');
    if (entry.kind === 'wrongQuantity') return say('sale.quantityWrong');
    if (entry.kind === 'code') {
      return ask('typed', (till) => till.scan.typed({ text: entry.text, quantity: entry.quantity }));
    }
    const lineNo = state.selected;
    if (lineNo === null) return say('sale.chooseLine');
    ask('quantity', (till) => till.sale.setQuantity({ lineNo, quantity: entry.quantity }));
  },
};

export const removeLine: Command = {
  id: 'removeLine',
  key: { code: 'Delete' },
  cap: 'Del',
  label: 'cmd.delete',
  places: ['sale'],
  blocked: (state) => (state.selected === null ? 'cmd.nothing' : noGoods(state)),
  perform: (state) => {
    const lineNo = state.selected;
    if (lineNo !== null) ask('remove', (till) => till.sale.removeLine({ lineNo }));
  },
};

export const cancelSale: Command = {
  id: 'cancelSale',
  key: { code: 'Delete', ctrl: true },
  cap: 'Ctrl+Del',
  label: 'cmd.cancel',
  places: ['sale', 'payment'],
  blocked: noGoods,
  perform: () => useView.getState().ask({ kind: 'cancelSale' }),
};

/** Esc undoes the latest and smallest first: typing, panel, message, removed line. */
export const leave: Command = {
  id: 'leave',
  key: { code: 'Escape' },
  cap: 'Esc',
  label: 'cmd.back',
  places: ['sale', 'amount'],
  blocked: () => null,
  perform: (state) => {
    const { removed } = state.sale;
    if (state.entry !== '') useCheckout.getState().setEntry('');
    else if (state.panel !== 'none') useCheckout.getState().open('none');
    else if (removed && state.now < removed.until) ask('undo', (till) => till.sale.undoRemove());
    else if (state.notice) useTill.getState().say(null);
  },
};

const steps: readonly [code: string, cap: string, step: Step, label: WordKey][] = [
  ['ArrowUp', '↑', 'up', 'cmd.select'],
  ['ArrowDown', '↓', 'down', 'cmd.select'],
  ['PageUp', 'PgUp', 'pageUp', 'cmd.selectPage'],
  ['PageDown', 'PgDn', 'pageDown', 'cmd.selectPage'],
  ['Home', 'Home', 'first', 'cmd.selectEnd'],
  ['End', 'End', 'last', 'cmd.selectEnd'],
];

export const selectLine: readonly Command[] = steps.map(([code, cap, step, label]) => ({
  id: `select-${step}`,
  key: { code },
  cap,
  label,
  places: ['sale'],
  blocked: noGoods,
  perform: (state) => useCheckout.getState().select(moveSelection(state.sale.lines, state.selected, step)),
}));
