/** Moving between screens; these keys stand in every bar at the same place. */
import { useCheckout } from '../screens/checkout/checkout-store.ts';
import { useView, type Screen } from '../view-store.ts';
import type { Command, Snapshot } from './command.ts';
import type { Place } from './place-name.ts';

const ANYWHERE: readonly Place[] = ['sale', 'amount', 'payment', 'done', 'queue', 'menu', 'return'];

/** The key of an open screen goes back to the sale. */
function toggle(screen: Screen): (state: Snapshot) => void {
  return (state) => useView.getState().show(state.screen === screen ? 'sale' : screen);
}

/** Nobody yet: the search. Somebody: their second page, and the search for another from there (ui section 5). */
export const findCustomer: Command = {
  id: 'findCustomer',
  key: { code: 'F2' },
  cap: 'F2',
  label: 'cmd.customer',
  places: ['sale', 'done', 'payment'],
  blocked: () => null,
  perform: (state) => {
    const isPageNext = state.screen === 'sale' && state.sale.customer !== null && state.panel !== 'customer';
    if (isPageNext) useCheckout.getState().open('customer');
    else useView.getState().ask({ kind: 'find' });
  },
};

export const queue: Command = {
  id: 'queue',
  key: { code: 'F11' },
  cap: 'F11',
  label: 'cmd.queue',
  places: ANYWHERE,
  blocked: () => null,
  perform: toggle('queue'),
};

export const menu: Command = {
  id: 'menu',
  key: { code: 'F12' },
  cap: 'F12',
  label: 'cmd.menu',
  places: ANYWHERE,
  blocked: () => null,
  perform: toggle('menu'),
};

export const toReceipt: Command = {
  id: 'toReceipt',
  key: { code: 'Escape' },
  cap: 'Esc',
  label: 'cmd.toReceipt',
  places: ['payment', 'queue', 'menu'],
  blocked: () => null,
  perform: () => useView.getState().show('sale'),
};

export const explain: Command = {
  id: 'explain',
  key: { code: 'F1' },
  cap: 'F1',
  label: 'cmd.help',
  places: ['sale', 'amount'],
  blocked: () => null,
  perform: (state) => useCheckout.getState().open(state.panel === 'explain' ? 'none' : 'explain'),
};

export const keysHere: readonly Command[] = (['payment', 'done', 'queue', 'menu', 'return', 'unknown'] as const).map(
  (place) => ({
    id: `keys-${place}`,
    key: { code: 'F1' },
    cap: 'F1',
    label: 'menu.keys',
    places: [place],
    blocked: () => null,
    perform: () => useView.getState().ask({ kind: 'keys', place }),
  }),
);

export const enterCode: Command = {
  id: 'enterCode',
  key: { code: 'F8' },
  cap: 'F8',
  label: 'cmd.coupon',
  places: ['sale', 'done'],
  blocked: () => null,
  perform: () => useView.getState().ask({ kind: 'code' }),
};

export const enterContact: Command = {
  id: 'enterContact',
  key: { code: 'KeyE', ctrl: true },
  cap: 'Ctrl+E',
  label: 'contact.label',
  places: ['sale', 'payment'],
  blocked: () => null,
  perform: () => useView.getState().ask({ kind: 'contact' }),
};

/** Its place in the bar is kept: who asks is told what to do instead. */
export const registerCustomer: Command = {
  id: 'registerCustomer',
  key: { code: 'F3' },
  cap: 'F3',
  label: 'cmd.newCustomer',
  places: ['sale', 'done'],
  blocked: () => 'cust.registerElsewhere',
  perform: () => undefined,
};
