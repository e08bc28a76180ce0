import { create } from 'zustand';
import type { Typed } from './tender.ts';

interface PaymentStore extends Typed {
  begin: () => void;
  choose: (field: Typed['field']) => void;
  type: (text: string) => void;
}

const NOTHING_TYPED: Typed = { field: 'cash', cash: '', card: '' };

/** Digits of the payment screen: cash received and, for a mixed payment, the card's part. */
export const usePayment = create<PaymentStore>()((set) => ({
  ...NOTHING_TYPED,
  begin: () => set(NOTHING_TYPED),
  choose: (field) => set(field === 'card' ? { field, card: '' } : { field }),
  type: (text) => set((state) => (state.field === 'card' ? { card: text } : { cash: text })),
}));
