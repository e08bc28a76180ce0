/** The till, its link and its register, in each state. */
import type { z } from 'zod';
import type { statusView } from '../../../contract/till/views.ts';
import { at } from './clock.ts';

export type Status = z.input<typeof statusView>;
export const STATUS: Status = {
  till: { number: 2, store: 'Лавка на Лесной', training: false, version: '1.4.0' },
  cashier: 'Мария П.',
  shift: { state: 'open', number: 148, openedAt: at(8, 2) },
  link: {
    state: 'online',
    since: at(8, 0),
    queued: 0,
    oldestQueuedAt: null,
    parked: 0,
    dataAsOf: at(14, 30),
    problem: null,
    offlineLeft: 884000,
    loading: null,
  },
  register: { state: 'ready', model: 'ШТРИХ-М-01Ф', problem: null, notices: [] },
  scanner: { state: 'ready', name: 'Honeywell 1470g' },
  held: [],
  putAside: [],
  now: at(14, 32),
  zone: 'Europe/Moscow',
};

export const LOADING: Status = {
  ...STATUS,
  link: { ...STATUS.link, dataAsOf: null, loading: { rows: 3000 } },
};

export const OFFLINE: Status = {
  ...STATUS,
  link: {
    ...STATUS.link,
    state: 'offline',
    since: at(14, 36),
    queued: 3,
    oldestQueuedAt: at(14, 37),
    dataAsOf: at(12, 5),
    problem: { code: 'CENTRE_DOWN', params: {} },
  },
  now: at(14, 41),
};

export const TRAINING: Status = { ...STATUS, till: { ...STATUS.till, training: true }, now: at(14, 33) };
export const SHIFT_CLOSED: Status = { ...STATUS, shift: { state: 'closed', number: 148, openedAt: null } };
export const PARKED: Status = {
  ...OFFLINE,
  link: { ...OFFLINE.link, state: 'online', since: at(13, 2), parked: 1, problem: null },
};

const register = (code: NonNullable<Status['register']['problem']>['code'], params = {}): Status => ({
  ...STATUS,
  register: { state: 'attention', model: 'ШТРИХ-М-01Ф', problem: { code, params }, notices: [] },
});

export const NO_PAPER = register('FISCAL_PAPER_OUT');
export const COVER = register('FISCAL_COVER_OPEN');
export const REGISTER_GONE: Status = {
  ...STATUS,
  register: { state: 'gone', model: 'ШТРИХ-М-01Ф', problem: { code: 'FISCAL_NO_LINK', params: {} }, notices: [] },
};

export const SERVICE = register('FISCAL_SERVICE', { reason: 'ждёт подтверждения даты' });
/** Everything a shift may begin with at once: it must fit the dialog. */
export const SHIFT_WARNED: Status = {
  ...SHIFT_CLOSED,
  register: {
    ...STATUS.register,
    notices: [
      'ОФД не получил 412 док., старший ждёт 27 дн. из 30',
      'Ключ ФН кончается через 30 дней',
      'Часы ККТ расходятся с часами кассы: сверьте их до открытия смены',
      'Бумага скоро кончится',
    ],
  },
};

export const BUSY: Status = { ...STATUS, register: { ...STATUS.register, state: 'busy' } };

const waits = (id: string, minutes: number, pieces: number, toPay: number, customer: string | null) => ({
  ...{ id, pieces, toPay, customer },
  at: at(14, minutes),
});
export const ASIDE: Status = {
  ...STATUS,
  putAside: [
    waits('third', 27, 3, 84990, 'Анна К.'),
    waits('second', 11, 1, 64900, null),
    waits('first', 2, 12, 412350, 'Константин Константинопольский-Р.'),
  ],
};
export const ASIDE_ONE: Status = { ...STATUS, putAside: ASIDE.putAside.slice(0, 1) };
