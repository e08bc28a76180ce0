import { describe, expect, it } from 'vitest';
import type { DriveHealth, RegisterStatus } from '../../native/fiscal/port.ts';
import type { RegisterFacts } from './register-desk.ts';
import { registerProblem } from './errors.ts';
import { registerRemarks, registerWarnings } from './register-notices.ts';

const identity = {
  model: 'ШТРИХ',
  serial: '1',
  firmware: '',
  textWidth: 48,
  isFiscal: true,
  prints: true,
  isKnownModel: true,
};
const drive: DriveHealth = {
  ...{ fn: '9999', validUntil: '2027-11-22', warnings: [], unsent: 0, oldest: null, documentsLeft: 230_000 },
};
const quiet: RegisterFacts = {
  ...{ identity, status: null, shiftNumber: 1, drive, driftSeconds: 0, isBusy: false, isGone: false },
};
const waiting = (days: number) => ({ ...drive, unsent: 12, oldest: { fd: 40, dateTime: '2026-11-20T10:00', days } });

const ready: RegisterStatus = {
  ...{ mode: 'shiftOpen', modeByte: 2, paper: 'ready', submodeByte: 0, print: 'printed' },
  ...{ paperLow: false, coverOpen: false, drawerOpen: false },
};
const hours = (count: number) => count * 3_600_000;

describe('registerWarnings', () => {
  it.each<[string, Partial<RegisterFacts>, string[]]>([
    ['a healthy register', {}, []],
    ['a register that is gone', { identity: null, drive: waiting(4) }, []],
    ['documents that wait 3 days', { drive: waiting(3) }, []],
    ['documents that wait 4 days', { drive: waiting(4) }, ['ОФД не получил 12 док., старший ждёт 4 дн. из 30']],
    ['a key that ends', { drive: { ...drive, warnings: ['keyEndsIn30Days'] } }, ['Ключ ФН кончается через 30 дней']],
    ['room for 4999 documents', { drive: { ...drive, documentsLeft: 4999 } }, ['В ФН осталось место на 4999 док.']],
    ['a clock 2 minutes off', { driftSeconds: -120 }, []],
    [
      'a clock 121 s behind',
      { driftSeconds: -121 },
      ['Часы ККТ расходятся с часами кассы: сверьте их до открытия смены'],
    ],
    ['a roll that ends', { status: { ...ready, paperLow: true } }, ['Бумага скоро кончится']],
  ])('of %s', (_, changed, expected) => {
    expect(registerWarnings({ ...quiet, ...changed }, null, 'ru')).toEqual(expected);
  });

  it.each<[string, RegisterStatus['mode'], number, string[]]>([
    ['a minute under 23 hours', 'shiftOpen', hours(23) - 60_000, []],
    ['23 hours', 'shiftOpen', hours(23), ['Продажи остановятся через 60 мин: закройте смену, F12']],
    [
      'a second under 24 hours',
      'shiftOpen',
      hours(24) - 1_000,
      ['Продажи остановятся через 1 мин: закройте смену, F12'],
    ],
    ['24 hours, which the register itself says', 'shiftExpired', hours(24), []],
  ])('of a shift of %s', (_, mode, ageMs, expected) => {
    expect(registerWarnings({ ...quiet, status: { ...ready, mode } }, ageMs, 'ru')).toEqual(expected);
  });
});

describe('registerRemarks', () => {
  it.each<[string, Partial<RegisterFacts>, string[]]>([
    ['a register in a data file', {}, []],
    [
      'a model in no data file',
      { identity: { ...identity, isKnownModel: false } },
      ['Модель «ШТРИХ» не знакома: работает с общими настройками'],
    ],
    [
      'a till without a fiscal register',
      { identity: { ...identity, isFiscal: false }, drive: null },
      ['Чеки этой кассы не фискальные: фискальная ККТ стоит отдельно'],
    ],
  ])('of %s', (_, changed, expected) => {
    expect(registerRemarks({ ...quiet, ...changed }, 'ru')).toEqual(expected);
  });
});

describe('registerProblem', () => {
  it.each<[string, Partial<DriveHealth>, string | null]>([
    ['room for one document', { documentsLeft: 1 }, null],
    ['no room', { documentsLeft: 0 }, 'память ФН заполнена, замените ФН'],
    ['documents that wait 29 days', waiting(29), null],
    ['documents that wait 30 days', waiting(30), 'ОФД не получал документы 30 дней'],
  ])('of a drive with %s', (_, changed, reason) => {
    const problem = registerProblem({ ...quiet, status: ready, drive: { ...drive, ...changed } }, 'ru');
    expect(problem).toEqual(reason === null ? null : { code: 'FISCAL_SERVICE', params: { reason } });
  });
});
