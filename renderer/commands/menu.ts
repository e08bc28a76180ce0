/** The tiles of F12, each on a digit or a letter under them. */
import type { TillClient } from '../till/client.ts';
import { changeLocale, words } from '../i18n/index.ts';
import { useView } from '../view-store.ts';
import type { Command, Snapshot, WordKey } from './command.ts';
import { ask } from './say.ts';

const registerHere = (state: Snapshot): WordKey | null =>
  state.status.register.state === 'gone' ? 'menu.registerGone' : null;
const shiftIsOpen = (state: Snapshot): WordKey | null =>
  state.status.shift.state === 'closed' ? 'menu.shiftClosed' : registerHere(state);

/** Points are somebody's: the customer on the screen. */
const customerIsHere = (state: Snapshot): WordKey | null => (state.sale.customer === null ? 'give.noCustomer' : null);

function tile(digit: number, label: WordKey, blocked: Command['blocked'], perform: () => void): Command {
  return tileOn({ code: `Digit${digit}`, cap: String(digit) }, label, blocked, perform);
}

/** The letters under the digits: the place of the key counts, so it is the same key in Russian. */
function tileOn(
  { code, cap }: { code: string; cap: string },
  label: WordKey,
  blocked: Command['blocked'],
  perform: () => void,
): Command {
  return { id: `menu-${cap}`, key: { code }, cap, label, places: ['menu'], blocked, perform };
}

const asks = (name: string, call: (till: TillClient) => Promise<object>, success: WordKey) => () =>
  ask(name, call, success);

/** The till speaks as the screen does: its sentences come from main. */
export function sayLocale(): void {
  ask('locale', (till) => till.setLocale({ locale: words.language === 'en' ? 'en' : 'ru' }));
}

export const tiles: readonly Command[] = [
  tile(
    1,
    'menu.openShift',
    (state) =>
      state.status.shift.state === 'open' || state.status.shift.state === 'expired'
        ? 'menu.shiftOpen'
        : registerHere(state),
    asks('openShift', (till) => till.shift.open(), 'menu.shiftOpened'),
  ),
  tile(
    2,
    'menu.xReport',
    shiftIsOpen,
    asks('xReport', (till) => till.shift.xReport(), 'menu.xPrinted'),
  ),
  tile(3, 'menu.closeShift', shiftIsOpen, () => useView.getState().ask({ kind: 'closeShift' })),
  tile(4, 'menu.cashIn', shiftIsOpen, () => useView.getState().ask({ kind: 'moveCash', direction: 'in' })),
  tile(5, 'menu.cashOut', shiftIsOpen, () => useView.getState().ask({ kind: 'moveCash', direction: 'out' })),
  tile(
    6,
    'menu.drawer',
    registerHere,
    asks('drawer', (till) => till.register.openDrawer(), 'menu.drawerOpened'),
  ),
  tile(
    7,
    'menu.copy',
    registerHere,
    asks('copy', (till) => till.register.copyLastReceipt(), 'menu.copyPrinted'),
  ),
  tile(
    8,
    'menu.keys',
    () => null,
    () => useView.getState().ask({ kind: 'keys', place: 'sale' }),
  ),
  tile(
    9,
    'menu.language',
    () => null,
    () => {
      changeLocale(words.language === 'en' ? 'ru' : 'en').then(sayLocale, (reason: unknown) =>
        console.error('language:', reason),
      );
    },
  ),
  tileOn({ code: 'KeyQ', cap: 'Q' }, 'give.transferTitle', customerIsHere, () =>
    useView.getState().ask({ kind: 'givePoints', to: 'member' }),
  ),
  tileOn({ code: 'KeyW', cap: 'W' }, 'give.donateTile', customerIsHere, () =>
    useView.getState().ask({ kind: 'givePoints', to: 'charity' }),
  ),
  tileOn({ code: 'KeyE', cap: 'E' }, 'event.tile', customerIsHere, () =>
    useView.getState().ask({ kind: 'memberEvents' }),
  ),
  tileOn({ code: 'KeyR', cap: 'R' }, 'invite.title', customerIsHere, () =>
    useView.getState().ask({ kind: 'nameInviter' }),
  ),
];
