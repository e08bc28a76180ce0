/** Every screen with its states, by name: what the till says, and the keys that lead there. */
import type { Event, Scene } from './fake-till.ts';
import * as day from './day/index.ts';

export interface NamedScene extends Scene {
  /** keys pressed once the screen stands */
  keys?: readonly string[];
  /** what the till says afterwards */
  then?: Event;
}

const sale = (view: day.Sale, more: Partial<NamedScene> = {}): NamedScene => ({
  sale: view,
  status: day.STATUS,
  ...more,
});
const fiscalising = (stage: NonNullable<day.Sale['fiscalising']>['stage'], done: number) =>
  sale({ ...day.REDEEMED, phase: 'fiscalising', fiscalising: { stage, done, of: 10 } });

export const SCENES: Record<string, NamedScene> = {
  sale: sale(day.SALE),
  'sale-redeemed': sale(day.REDEEMED),
  'sale-empty': sale(day.EMPTY_AFTER, { status: { ...day.STATUS, now: day.at(14, 34) } }),
  'sale-first': sale(day.NEXT),
  'sale-loading': sale(day.NEXT, { status: day.LOADING }),
  'sale-nobody': sale(day.NOBODY),
  'sale-offline': sale(day.OFFLINE_SALE, { status: day.OFFLINE }),
  'sale-blocked': sale(day.BLOCKED),
  'sale-long': sale(day.LONG),
  'sale-typed': sale(day.SALE, { keys: ['3', 'NumpadMultiply'] }),
  'sale-explain': sale(day.SALE, { keys: ['F1'] }),
  'sale-amount': sale(day.SALE, { keys: ['F5', '1', '5', '0'] }),
  'sale-error': sale(day.SALE, {
    then: {
      type: 'signal',
      signal: {
        sound: 'refused',
        message: { kind: 'error', error: { code: 'GOODS_NOT_FOUND', params: { text: '4600000000017' } } },
      },
    },
  }),
  'sale-removed': sale({ ...day.SALE, removed: { name: 'Пакет-майка большой', until: day.at(15, 0) } }),
  'sale-register': sale(day.NOBODY, { keys: ['F3'] }),
  'sale-aside': sale(day.NEXT, { status: day.ASIDE }),
  aside: sale(day.NEXT, { status: day.ASIDE, keys: ['F6'] }),
  'sale-gone': sale(day.SALE, { status: { ...day.TWO_HELD, register: { ...day.CHECKING.register } } }),
  cancel: sale(day.SALE, { keys: ['Control+Delete'] }),
  'sale-rewards': sale(day.REWARDS),
  'sale-rewards-more': sale(day.REWARDS, { keys: ['F2'] }),
  'sale-reward-waits': sale(day.REWARD_WAITS),
  'sale-birthday': sale(day.BIRTHDAY),
  'pay-possible': sale(day.REWARDS, { keys: ['F10'] }),
  'sale-marked': sale(day.MARKED),
  contact: sale(day.SALE_WITH_PHONE, { keys: ['Control+e'] }),
  'contact-set': sale(day.SENT_TO, { keys: ['Control+e'] }),
  'contact-typed': sale(day.NOBODY, { keys: ['Control+e', '8', '9', '1', '6'] }),
  'pay-contact': sale(day.SENT_TO, { keys: ['F10'] }),
  'done-sent': sale({ ...day.DONE, done: day.SENT }),
  'done-given': sale({ ...day.DONE, done: day.GIVEN }),
  find: sale(day.NOBODY, { keys: ['F2', 'к', 'о'] }),
  'find-none': sale(day.NOBODY, { keys: ['F2', '9', '9', '9', '9', '9'] }),
  code: sale(day.SALE, { keys: ['F8'] }),
  'code-entered': sale(day.CODES, { keys: ['F8', 'ArrowDown'] }),
  'code-refused': sale(day.CODES, { keys: ['F8', 'З', 'И', 'М', 'А', 'Enter', 'answered'] }),
  'certificate-pin': sale({ ...day.SALE, askedCertificate: '2400001000012' }, { keys: ['1', '2', '3', '4'] }),
  'certificate-wrong': sale(
    { ...day.SALE, askedCertificate: '2400001000012' },
    {
      keys: ['1', '2', '3', '4'],
      then: {
        type: 'signal',
        signal: {
          sound: 'refused',
          message: { kind: 'error', error: { code: 'CERTIFICATE_WRONG_PIN', params: { left: 4 } } },
        },
      },
    },
  ),
  'certificate-sale': sale(day.CERTIFIED),
  'certificate-codes': sale(
    { ...day.CERTIFIED_TWICE, codes: day.CODES.codes },
    { keys: ['F8', 'ArrowDown', 'ArrowDown'] },
  ),
  'pay-certificate': sale(day.CERTIFIED, { keys: ['F10', '1', '0', '0', '0'] }),
  'pay-certificate-whole': sale(day.CERTIFIED_WHOLLY, { keys: ['F10'] }),
  'pay-certificate-lost': sale(day.CERTIFIED_TWICE, { keys: ['F10'] }),
  'done-certificate': sale(day.DONE_CERTIFIED),
  'pay-cash': sale(day.REDEEMED, { keys: ['F10', '2', '0', '0', '0'] }),
  'pay-short': sale(day.REDEEMED, { keys: ['F10', '1', '0', '0', '0'] }),
  'pay-exact': sale(day.NOBODY, { keys: ['F10'] }),
  'pay-part': sale(day.REDEEMED, { keys: ['F10', 'F9', '1', '0', '0', '0'] }),
  'pay-mixed': sale(day.REDEEMED, { keys: ['F10', 'F9', '1', '0', '0', '0', 'Enter'] }),
  fiscalising: fiscalising('lines', 4),
  'paper-out': fiscalising('paperOut', 9),
  'pay-large': sale(day.LONG, { keys: ['F10', '1', '0', '0', '0'] }),
  'done-large': sale(day.DONE_LARGE),
  done: sale(day.DONE, { status: day.TRAINING }),
  'done-no-paper': sale(day.DONE_NO_PAPER, { status: day.NO_PAPER }),
  'done-not-printed': sale(day.DONE_FAILED),
  'done-card': sale(day.DONE_CARD),
  unknown: sale(day.UNKNOWN, { status: day.CHECKING }),
  'unknown-silent': sale(day.UNKNOWN, { status: day.SILENT }),
  'not-issued': sale(day.UNKNOWN, { status: day.NOT_ISSUED }),
  'not-issued-certificate': sale(day.UNKNOWN, { status: day.NOT_ISSUED_CERTIFIED }),
  'not-issued-cancel': sale(day.UNKNOWN, { status: day.NOT_ISSUED, keys: ['Control+Delete'] }),
  'not-recorded': sale(day.UNKNOWN, { status: day.NOT_RECORDED }),
  'drive-changed': sale(day.UNKNOWN, { status: day.DRIVE_CHANGED }),
  'drive-changed-paper': sale(day.UNKNOWN, { status: day.DRIVE_CHANGED, keys: ['F8'] }),
  'drive-changed-none': sale(day.UNKNOWN, { status: day.DRIVE_CHANGED, keys: ['Control+Delete'] }),
  'drive-changed-sure': sale(day.UNKNOWN, { status: day.DRIVE_CHANGED, keys: ['Control+Delete', 'Enter'] }),
  'return-unknown': sale(day.UNKNOWN, { status: day.RETURN_CHECKING }),
  'return-asked': sale(day.NEXT, { returning: day.RETURN_ASKED }),
  return: sale(day.NEXT, { returning: day.RETURN }),
  'return-certificate': sale(day.NEXT, { returning: day.RETURN_CERTIFIED }),
  'return-done': sale(day.RETURNED),
  'return-done-certificate': sale(day.RETURNED_CERTIFIED),
  'register-paper': sale(day.SALE, { status: day.NO_PAPER }),
  'register-cover': sale(day.SALE, { status: day.COVER }),
  'register-gone': sale(day.SALE, { status: day.REGISTER_GONE }),
  'register-gone-pay': sale(day.REDEEMED, { status: day.REGISTER_GONE, keys: ['F10'] }),
  'register-service': sale(day.SALE, { status: day.SERVICE }),
  'register-busy': sale(day.SALE, { status: day.BUSY }),
  queue: sale(day.NEXT, { status: { ...day.OFFLINE, now: day.at(14, 42) }, queue: day.QUEUED, keys: ['F11'] }),
  'queue-empty': sale(day.NEXT, { keys: ['F11'] }),
  'queue-parked': sale(day.NEXT, { status: day.PARKED, queue: day.WITH_PARKED, keys: ['F11'] }),
  'queue-held': sale(day.NEXT, { status: day.TWO_HELD, queue: day.QUEUED, keys: ['F11'] }),
  menu: sale(day.NEXT, { keys: ['F12'] }),
  transfer: sale(day.SALE, { keys: ['F12', 'KeyQ', 'wait'] }),
  'transfer-cost': sale(day.SALE, {
    keys: ['F12', 'KeyQ', 'wait', ...'79031234567', 'Tab', '5', '0', '0', 'Enter', 'counted'],
  }),
  donate: sale(day.SALE, { keys: ['F12', 'KeyW', 'wait', 'ArrowDown', '5', '0', '0', 'wait'] }),
  'donate-cost': sale(day.SALE, { keys: ['F12', 'KeyW', 'wait', '5', '0', '0', 'Enter', 'counted'] }),
  'menu-training': sale(day.NEXT, { status: day.TRAINING, keys: ['F12'] }),
  'menu-paper': sale(day.NEXT, {
    status: day.TRAINING,
    keys: ['F12'],
    then: { type: 'paper', lines: day.X_REPORT },
  }),
  'cash-in': sale(day.NEXT, { keys: ['F12', '4', 'wait', '5', '0', '0', '0'] }),
  'close-shift': sale(day.NEXT, { keys: ['F12', '3', 'wait'] }),
  'close-shift-aside': sale(day.NEXT, { status: day.ASIDE, keys: ['F12', '3', 'wait'] }),
  keys: sale(day.NEXT, { keys: ['F12', '8', 'wait'] }),
  'shift-closed': sale(day.NEXT, { status: day.SHIFT_CLOSED }),
  'shift-warned': sale(day.NEXT, { status: day.SHIFT_WARNED }),
  'shift-expired': sale(day.SALE, {
    status: { ...day.STATUS, shift: { state: 'expired', number: 148, openedAt: day.at(-10, 0) } },
  }),
};

export const FOUND = [
  { customerId: 'anna', name: 'Анна К.', card: '0412', phone: '4567', tier: 'Серебро' },
  { customerId: 'kostya', name: 'Константин Р.', card: null, phone: '8145', tier: null },
  { customerId: 'kolya', name: 'Николай Ж.', card: '3301', phone: '0077', tier: 'Золото' },
];
