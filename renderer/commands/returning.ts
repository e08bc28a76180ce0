/** Goods of a receipt come back: scan the receipt, scan the goods (or F4 for all), Enter. */
import type { ReturnView } from '../../contract/till/views.ts';
import { useReturning } from '../screens/returning/returning-store.ts';
import type { Command, Snapshot, WordKey } from './command.ts';
import { ask } from './say.ts';

const PIECE = 1000;
const PLACES = ['return'] as const;

export const openReturn: Command = {
  id: 'openReturn',
  key: { code: 'F7' },
  cap: 'F7',
  label: 'cmd.return',
  places: ['sale', 'done'],
  blocked: (state) => (state.sale.phase === 'selling' ? 'ret.saleOpen' : null),
  perform: () => {
    useReturning.setState({ entry: '', selected: null });
    ask('return', (till) => till.returns.open());
  },
};

/** The same key leaves the receipt for another one. */
export const anotherReceipt: Command = {
  ...openReturn,
  id: 'anotherReceipt',
  label: 'ret.another',
  places: PLACES,
};

function refundBlocked(state: Snapshot): WordKey | null {
  const { returning, status } = state;
  if (returning?.receipt === null) return useReturning.getState().entry === '' ? 'ret.askReceipt' : null;
  if ((returning?.money.total ?? 0) === 0 && chosenLines(returning).length === 0) return 'ret.nothing';
  if (returning?.membership && returning.money.total === 0) return 'ret.nothingUnused';
  if (status.held.length > 0) return 'pay.held';
  return status.register.state === 'gone' ? 'pay.register' : null;
}

/** Enter finds the receipt that was typed, then gives the money back. */
export const refund: Command = {
  id: 'refund',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'ret.refund',
  places: PLACES,
  blocked: refundBlocked,
  perform: ({ returning }) => {
    const { entry, type } = useReturning.getState();
    if (returning?.receipt !== null) return ask('refund', (till) => till.returns.refund());
    type('');
    ask('findReceipt', (till) => till.returns.find({ text: entry }));
  },
};

export const wholeReceipt: Command = {
  id: 'wholeReceipt',
  key: { code: 'F4' },
  cap: 'F4',
  label: 'ret.whole',
  places: PLACES,
  blocked: ({ returning }) => (returning?.receipt ? null : 'ret.askReceipt'),
  perform: () => ask('returnAll', (till) => till.returns.takeAll()),
};

/** The shop decides what a membership given back is worth: its unused days, or all that was paid. */
export const membershipWorth: Command = {
  id: 'membershipWorth',
  key: { code: 'F6' },
  cap: 'F6',
  label: 'ret.membership',
  places: PLACES,
  blocked: ({ returning }) => (returning?.membership ? null : 'ret.noMembership'),
  perform: ({ returning }) => {
    const gives = returning?.membership?.gives === 'price' ? 'unusedDays' : 'price';
    ask('membershipWorth', (till) => till.returns.setMembership({ gives }));
  },
};

export const takeNone: Command = {
  id: 'takeNone',
  key: { code: 'Delete' },
  cap: 'Del',
  label: 'ret.none',
  places: PLACES,
  blocked: ({ returning }) => (chosenLines(returning).length > 0 ? null : 'ret.nothing'),
  perform: ({ returning }) => {
    for (const { lineNo } of chosenLines(returning)) setChosen(lineNo, 0);
  },
};

export const leaveReturn: Command = {
  id: 'leaveReturn',
  key: { code: 'Escape' },
  cap: 'Esc',
  label: 'cmd.toReceipt',
  places: PLACES,
  blocked: () => null,
  perform: () => {
    const { entry, type } = useReturning.getState();
    if (entry === '') ask('closeReturn', (till) => till.returns.close());
    else type('');
  },
};

/** Arrows choose a line, plus and minus its quantity. */
export const stepLines: readonly Command[] = (
  [
    ['ArrowUp', '↑', -1],
    ['ArrowDown', '↓', 1],
  ] as const
).map(([code, cap, by]) => ({
  id: `return-${code}`,
  key: { code },
  cap,
  label: 'cmd.select',
  places: PLACES,
  blocked: () => null,
  perform: ({ returning }) => {
    const lines = returning?.lines ?? [];
    const at = lines.findIndex(({ lineNo }) => lineNo === useReturning.getState().selected);
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    useReturning.getState().select(next?.lineNo ?? null);
  },
}));

export const stepQuantity: readonly Command[] = (
  [
    ['NumpadAdd', '+', 1],
    ['NumpadSubtract', '−', -1],
  ] as const
).map(([code, cap, by]) => ({
  id: `return-${code}`,
  key: { code },
  cap,
  label: by > 0 ? 'ret.more' : 'ret.less',
  places: PLACES,
  blocked: () => null,
  perform: ({ returning }) => {
    const line = returning?.lines.find(({ lineNo }) => lineNo === useReturning.getState().selected);
    if (line) stepLine(line, by);
  },
}));

/** A weighed piece comes back whole or not at all. */
export function stepLine({ lineNo, soldBy, left, chosen }: ReturnView['lines'][number], by: 1 | -1): void {
  const step = soldBy === 'weight' ? left : PIECE;
  setChosen(lineNo, Math.min(left, Math.max(0, chosen + by * step)));
}

function setChosen(lineNo: number, quantity: number): void {
  ask(`return-${lineNo}`, (till) => till.returns.setQuantity({ lineNo, quantity }));
}

const chosenLines = (returning: ReturnView | null) => (returning?.lines ?? []).filter(({ chosen }) => chosen > 0);
