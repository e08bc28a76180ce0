import { describe, expect, it } from 'vitest';
import { words, startWords } from '../i18n/index.ts';
import type { SaleView, StatusView } from '../../contract/till/views.ts';
import type { Command, Snapshot } from './command.ts';
import { barOf, COMMANDS, commandAt, commandsAt, keysAt } from './list.ts';
import type { Place } from './place-name.ts';
import { placeOf } from './place.ts';

const PLACES: readonly Place[] = [
  'sale',
  'amount',
  'payment',
  'done',
  'fiscalising',
  'unknown',
  'queue',
  'menu',
  'return',
  'dialog',
];
const signOf = ({ key }: Command) => `${key.ctrl ? 'Ctrl+' : ''}${key.code}`;

const LINE = { lineNo: 1, quantity: 1000, soldBy: 'piece' } as SaleView['lines'][number];
function snapshot(sale: object = {}, status: object = {}, rest: Partial<Snapshot> = {}): Snapshot {
  return {
    sale: {
      phase: 'selling',
      number: 318,
      lines: [LINE],
      customer: { customerId: 'anna' },
      redemption: { max: 37700, min: 100, step: 100, redeemed: 0 },
      totals: { toPay: 165710, due: 165710 },
      removed: null,
      askedCertificate: null,
      ...sale,
    } as SaleView,
    status: { held: [], register: { state: 'ready' }, shift: { state: 'open' }, ...status } as unknown as StatusView,
    returning: null,
    screen: 'sale',
    dialog: null,
    panel: 'none',
    entry: '',
    selected: 1,
    amount: '',
    payment: { field: 'cash', cash: '', card: '' },
    now: 0,
    notice: false,
    ...rest,
  };
}
const reason = (id: string, state: Snapshot) => COMMANDS.find((each) => each.id === id)?.blocked(state);

describe('the key table', () => {
  it.each(PLACES)('gives each key one command in %s', (place) => {
    const keys = commandsAt(place).map(signOf);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('puts keys that do the same into one row of the help, a long run as its first and last', () => {
    const caps = keysAt('sale').map((row) => row.caps);
    expect(caps).toContainEqual(['↑', '↓']);
    expect(caps).toContainEqual(['Ctrl+1', '…', 'Ctrl+9']);
    expect(caps.flat()).toHaveLength(new Set(caps.flat()).size);
  });

  it('names each command once', () => {
    expect(new Set(COMMANDS.map((each) => each.id)).size).toBe(COMMANDS.length);
  });

  it('binds nothing that a browser does not let go of: Ctrl+W, Ctrl+T, Ctrl+N', () => {
    expect(COMMANDS.map(signOf)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^Ctrl\+Key[WTN]$/)]));
  });

  it.each([
    ['F2', 'findCustomer'],
    ['F4', 'redeemMax'],
    ['F5', 'redeemOther'],
    ['F9', 'payCard'],
    ['F10', 'payCash'],
    ['F11', 'queue'],
    ['F12', 'menu'],
    ['Delete', 'removeLine'],
    ['Enter', 'enter'],
    ['Escape', 'leave'],
  ])('%s on the sale screen is %s', (code, id) => {
    expect(commandAt('sale', { code })?.id).toBe(id);
  });

  it('cancels the receipt with Ctrl+Del only', () => {
    expect(commandAt('sale', { code: 'Delete', ctrl: true })?.id).toBe('cancelSale');
  });

  it('has words for every label in both languages', async () => {
    await startWords('ru');
    for (const locale of ['ru', 'en']) {
      await words.changeLanguage(locale);
      for (const { label } of COMMANDS) expect(words.exists(label, { lng: locale, fallbackLng: [] })).toBe(true);
    }
  });
});

describe('the bar', () => {
  it.each(PLACES)('has eight places in %s, F11 and F12 always the last two', (place) => {
    const bar = barOf(place);
    expect(bar).toHaveLength(8);
    expect(bar.slice(6).map((each) => each?.cap)).toEqual(['F11', 'F12']);
  });
});

describe('availability', () => {
  it.each([
    ['payCard', 'an empty receipt', snapshot({ lines: [] }), 'pay.wait'],
    ['payCash', 'a receipt that is being checked', snapshot({}, { held: [{}] }), 'pay.held'],
    ['payCard', 'a register that is gone', snapshot({}, { register: { state: 'gone' } }), 'pay.register'],
    ['enter', 'an empty line and an empty receipt', snapshot({ lines: [] }), 'pay.wait'],
    ['redeemMax', 'no customer', snapshot({ customer: null }), 'redeem.chooseCustomer'],
    ['redeemMax', 'nothing to redeem', snapshot({ redemption: { max: 0, redeemed: 0 } }), 'redeem.notPossible'],
    ['removeLine', 'an empty receipt', snapshot({ lines: [] }), 'cmd.nothing'],
    ['amountTake', 'more than the maximum', snapshot({}, {}, { amount: '378' }), 'redeem.overMax'],
    ['amountTake', 'nothing typed', snapshot(), 'redeem.typeAmount'],
    [
      'accept',
      'too little cash',
      snapshot({}, {}, { payment: { field: 'cash', cash: '1000', card: '' } }),
      'pay.short',
    ],
    [
      'accept',
      'a card above the total',
      snapshot({}, {}, { payment: { field: 'card', cash: '', card: '9999' } }),
      'pay.cardOver',
    ],
    [
      'cancelHeld',
      'a receipt not yet decided',
      snapshot({}, { held: [{ number: 318, state: 'silent' }] }),
      'unknown.todoChecking',
    ],
    ['menu-1', 'an open shift', snapshot(), 'menu.shiftOpen'],
    ['menu-3', 'a closed shift', snapshot({}, { shift: { state: 'closed' } }), 'menu.shiftClosed'],
    ['openReturn', 'goods in the receipt', snapshot(), 'ret.saleOpen'],
  ] as const)('%s is blocked by %s', (id, _why, state, key) => {
    expect(reason(id, state)).toBe(key);
  });

  it.each([
    ['payCard', snapshot()],
    ['payCash', snapshot({}, { shift: { state: 'closed' } })],
    ['enter', snapshot({ lines: [] }, {}, { entry: '46' })],
    ['redeemMax', snapshot({ redemption: { max: 0, redeemed: 100 } })],
    ['accept', snapshot()],
    ['amountTake', snapshot({}, {}, { amount: '377' })],
    ['menu-3', snapshot({}, { shift: { state: 'expired' } })],
  ] as const)('%s may be performed', (id, state) => {
    expect(reason(id, state)).toBeNull();
  });
});

describe('placeOf', () => {
  const place = (sale: object, rest: Partial<Snapshot> = {}, shiftAsks = false) =>
    placeOf({ ...snapshot(sale, {}, rest), shiftAsks });

  it.each<[Place, Place]>([
    ['sale', place({})],
    ['amount', place({}, { panel: 'redeem' })],
    ['payment', place({}, { screen: 'payment' })],
    ['sale', place({ phase: 'empty' }, { screen: 'payment' })],
    ['done', place({ phase: 'done' })],
    ['queue', place({ phase: 'done' }, { screen: 'queue' })],
    ['dialog', place({}, { dialog: { kind: 'find' } })],
    ['dialog', place({}, {}, true)],
    ['dialog', place({ askedCertificate: '2400001000012' }, { screen: 'payment' })],
    ['fiscalising', place({ phase: 'fiscalising' }, { dialog: { kind: 'find' } })],
    ['unknown', place({ phase: 'unknown' }, { screen: 'menu' })],
  ])('%s', (expected, found) => {
    expect(found).toBe(expected);
  });
});
