/** The one list of commands; the key handler, the bars and the help read it. */
import type { Command, Key, WordKey } from './command.ts';
import { cancelHeld, decide, recordPaper, setAside } from './held.ts';
import { tiles } from './menu.ts';
import {
  enterCode,
  enterContact,
  explain,
  findCustomer,
  keysHere,
  menu,
  queue,
  registerCustomer,
  toReceipt,
} from './navigation.ts';
import { takeOffer } from './offers.ts';
import { accept, certificate, chooseCard, chooseCash, copyDone, next } from './payment.ts';
import type { Place } from './place-name.ts';
import { putAside } from './put-aside.ts';
import {
  anotherReceipt,
  leaveReturn,
  membershipWorth,
  openReturn,
  refund,
  stepLines,
  stepQuantity,
  takeNone,
  wholeReceipt,
} from './returning.ts';
import {
  amountMax,
  amountTake,
  cancelSale,
  enter,
  leave,
  payCard,
  payCash,
  redeemMax,
  redeemOther,
  removeLine,
  selectLine,
} from './sale.ts';
import { syncNow } from './sync.ts';

export const COMMANDS: readonly Command[] = [
  enter,
  leave,
  explain,
  ...keysHere,
  findCustomer,
  enterCode,
  enterContact,
  ...takeOffer,
  registerCustomer,
  putAside,
  openReturn,
  anotherReceipt,
  refund,
  wholeReceipt,
  membershipWorth,
  takeNone,
  leaveReturn,
  ...stepLines,
  ...stepQuantity,
  redeemMax,
  redeemOther,
  amountMax,
  amountTake,
  payCard,
  payCash,
  removeLine,
  cancelSale,
  ...selectLine,
  accept,
  chooseCard,
  chooseCash,
  certificate,
  ...next,
  copyDone,
  decide,
  setAside,
  cancelHeld,
  recordPaper,
  syncNow,
  toReceipt,
  queue,
  menu,
  ...tiles,
];

export function commandAt(place: Place, key: Key): Command | undefined {
  return COMMANDS.find(
    (each) =>
      each.places.includes(place) && each.key.code === key.code && (each.key.ctrl ?? false) === (key.ctrl ?? false),
  );
}

export function commandsAt(place: Place): Command[] {
  return COMMANDS.filter((each) => each.places.includes(place));
}

/** The help of a place: neighbours that do the same stand in one row, a long run of them as its first and last key. */
export function keysAt(place: Place): { label: WordKey; caps: string[] }[] {
  const rows: { label: WordKey; caps: string[] }[] = [];
  for (const { label, cap } of commandsAt(place)) {
    const last = rows.at(-1);
    if (last?.label === label) last.caps.push(cap);
    else rows.push({ label, caps: [cap] });
  }
  return rows.map(({ label, caps }) => ({ label, caps: caps.length > 2 ? [caps[0]!, '…', caps.at(-1)!] : caps }));
}

const SALE_BAR = ['F2', 'F3', 'F6', 'F7', 'F8', 'Delete', 'F11', 'F12'] as const;
const RETURN_BAR = ['Escape', 'F1', 'F4', 'F6', 'F7', 'Delete', 'F11', 'F12'] as const;
const WAY_BACK_BAR = ['Escape', 'F1', null, null, null, null, 'F11', 'F12'] as const;

const WAY_BACK: readonly Place[] = ['payment', 'queue', 'menu'];

/** The eight places of the function bar; F11 and F12 never move (ui section 1 rule 7). */
export function barOf(place: Place): readonly (Command | null)[] {
  const codes = place === 'return' ? RETURN_BAR : WAY_BACK.includes(place) ? WAY_BACK_BAR : SALE_BAR;
  const home = codes === SALE_BAR ? 'sale' : place;
  return codes.map((code) => (code ? (commandAt(home, { code }) ?? null) : null));
}
