import { describe, expect, it } from 'vitest';
import type { DriveHealth } from '../../native/fiscal/port.ts';
import type { RegisterFacts } from './register-desk.ts';
import { registerNotices } from './register-notices.ts';

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

describe('registerNotices', () => {
  it.each<[string, Partial<RegisterFacts>, string[]]>([
    ['a healthy register', {}, []],
    ['a register that is gone', { identity: null }, []],
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
    expect(registerNotices({ ...quiet, ...changed }, 'ru')).toEqual(expected);
  });
});
