/** Which screen and which dialog is open; nothing of the sale lives here. */
import { create } from 'zustand';
import type { HeldReceiptView } from '../contract/till/views.ts';
import type { Place } from './commands/place-name.ts';

export type Screen = 'sale' | 'payment' | 'queue' | 'menu';

export type Dialog =
  | { kind: 'find' }
  | { kind: 'code' }
  | { kind: 'contact' }
  | { kind: 'givePoints'; to: 'member' | 'charity' }
  | { kind: 'memberEvents' }
  | { kind: 'nameInviter' }
  | { kind: 'keys'; place: Place }
  | { kind: 'putAside' }
  | { kind: 'cancelSale' }
  | { kind: 'closeShift' }
  | { kind: 'moveCash'; direction: 'in' | 'out' }
  | { kind: 'cancelHeld'; receipt: HeldReceiptView }
  | { kind: 'recordPaper'; receipt: HeldReceiptView }
  | { kind: 'noPaper'; receipt: HeldReceiptView };

interface ViewStore {
  screen: Screen;
  dialog: Dialog | null;
  /** the cashier put the «shift is closed» dialog off; forgotten once a shift is open */
  shiftPostponed: boolean;
  show: (screen: Screen) => void;
  ask: (dialog: Dialog) => void;
  closeDialog: () => void;
  postponeShift: (postponed: boolean) => void;
}

export const useView = create<ViewStore>()((set) => ({
  screen: 'sale',
  dialog: null,
  shiftPostponed: false,
  show: (screen) => set({ screen, dialog: null }),
  ask: (dialog) => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
  postponeShift: (shiftPostponed) => set({ shiftPostponed }),
}));
