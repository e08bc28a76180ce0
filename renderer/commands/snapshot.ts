/** The stores as one value, for commands and for the components that show them. */
import { useShallow } from 'zustand/react/shallow';
import { useCheckout } from '../screens/checkout/checkout-store.ts';
import { usePayment } from '../screens/payment/payment-store.ts';
import { useTill } from '../till/till-store.ts';
import { storeNow } from '../till/watch.ts';
import { useView } from '../view-store.ts';
import type { Snapshot } from './command.ts';
import type { Place } from './place-name.ts';
import { placeOf } from './place.ts';

type Standing = Omit<Snapshot, 'now'>;

function assemble(
  till: ReturnType<typeof useTill.getState>,
  view: ReturnType<typeof useView.getState>,
  checkout: ReturnType<typeof useCheckout.getState>,
  payment: ReturnType<typeof usePayment.getState>,
): Standing | null {
  if (!till.sale || !till.status) return null;
  const { entry, selected, panel, amount } = checkout;
  const typed = { field: payment.field, cash: payment.cash, card: payment.card };
  const { screen, dialog } = view;
  const notice = till.notice !== null;
  return {
    sale: till.sale,
    status: till.status,
    returning: till.returning,
    screen,
    dialog,
    panel,
    entry,
    selected,
    amount,
    payment: typed,
    notice,
  };
}

export function currentSnapshot(): Snapshot | null {
  const till = useTill.getState();
  const standing = assemble(till, useView.getState(), useCheckout.getState(), usePayment.getState());
  return standing && { ...standing, now: storeNow(till, performance.now()) };
}

/** «Смена закрыта» is asked on the sale screen until it is answered or put off. */
export function shiftAsks(state: Pick<Snapshot, 'sale' | 'status' | 'screen'>, postponed: boolean): boolean {
  const shut = state.status.shift.state === 'closed' || state.status.shift.state === 'expired';
  const onSale = state.screen === 'sale' || state.screen === 'payment';
  return shut && onSale && !postponed && (state.sale.phase === 'empty' || state.sale.phase === 'selling');
}

export function currentPlace(state: Snapshot): Place {
  return placeOf({ ...state, shiftAsks: shiftAsks(state, useView.getState().shiftPostponed) });
}

/** For components: re-renders on any change of the stores, not with the clock. */
export function useSnapshot(): Standing | null {
  const till = useTill();
  const view = useView();
  const checkout = useCheckout(useShallow((state) => state));
  const payment = usePayment();
  return assemble(till, view, checkout, payment);
}
