/** What the cashier is doing on the sale screen: the entry line, the selected line, the open panel. */
import { create } from 'zustand';
import type { SaleView } from '../../../contract/till/views.ts';
import { keepSelection } from './selection.ts';

export type Panel = 'none' | 'redeem' | 'explain' | 'customer' | 'pad';

/** What may be read before there are goods. */
const STAYS: ReadonlySet<Panel> = new Set(['explain', 'customer']);

interface CheckoutStore {
  entry: string;
  selected: number | null;
  panel: Panel;
  /** points being typed in the redemption panel */
  amount: string;
  setEntry: (entry: string) => void;
  select: (lineNo: number | null) => void;
  open: (panel: Panel) => void;
  setAmount: (amount: string) => void;
  follow: (before: SaleView | null, after: SaleView) => void;
}

export const useCheckout = create<CheckoutStore>()((set) => ({
  entry: '',
  selected: null,
  panel: 'none',
  amount: '',
  setEntry: (entry) => set({ entry: entry.slice(0, 512) }),
  select: (selected) => set({ selected }),
  open: (panel) => set({ panel, amount: '' }),
  setAmount: (amount) => set({ amount }),
  follow: (before, after) =>
    set((state) => {
      const lines = before?.lines ?? [];
      const changed = before === null || before.lastLineNo !== after.lastLineNo || lines.length < after.lines.length;
      return {
        selected: keepSelection(lines, after.lines, state.selected, changed ? after.lastLineNo : null),
        panel: after.phase === 'selling' || STAYS.has(state.panel) ? state.panel : 'none',
      };
    }),
}));
