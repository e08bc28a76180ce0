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
  register: { state: 'ready', model: 'ШТРИХ-М-01Ф', problem: null, warnings: [], remarks: [] },
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

const register = (
  state: Status['register']['state'],
  code: NonNullable<Status['register']['problem']>['code'],
  params = {},
): Status => ({ ...STATUS, register: { ...STATUS.register, state, problem: { code, params } } });

export const NO_PAPER = register('stopped', 'FISCAL_PAPER_OUT');
export const COVER = register('stopped', 'FISCAL_COVER_OPEN');
export const REGISTER_GONE = register('gone', 'FISCAL_NO_LINK');
export const SERVICE = register('stopped', 'FISCAL_SERVICE', { reason: 'ждёт подтверждения даты' });
export const DRIVE_FULL = register('stopped', 'FISCAL_SERVICE', { reason: 'память ФН заполнена, замените ФН' });
export const OFD_OVERDUE = register('stopped', 'FISCAL_SERVICE', { reason: 'ОФД не получал документы 30 дней' });

const warned = (...warnings: string[]): Status => ({
  ...STATUS,
  register: { ...STATUS.register, state: 'warned', warnings },
});
export const DRIVE_ENDING = warned('Память ФН заполнена на 90 %', 'В ФН осталось место на 4180 док.');
export const OFD_WAITS = warned('ОФД не получил 412 док., старший ждёт 27 дн. из 30');
export const CLOCK_WRONG = warned('Часы ККТ расходятся с часами кассы: сверьте их до открытия смены');
export const SHIFT_ENDS: Status = {
  ...warned('Продажи остановятся через 43 мин: закройте смену, F12'),
  shift: { state: 'open', number: 148, openedAt: at(-9, 15) },
};
/** Everything a shift may begin with at once: it must fit the dialog. */
export const SHIFT_WARNED: Status = {
  ...warned(
    'ОФД не получил 412 док., старший ждёт 27 дн. из 30',
    'Ключ ФН кончается через 30 дней',
    'Часы ККТ расходятся с часами кассы: сверьте их до открытия смены',
    'Бумага скоро кончится',
  ),
  shift: SHIFT_CLOSED.shift,
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
