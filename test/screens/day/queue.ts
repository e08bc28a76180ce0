/** Operations waiting for the centre. */
import type { z } from 'zod';
import type { queueView } from '../../../contract/till/views.ts';
import { at } from './clock.ts';

export type Queue = z.input<typeof queueView>;
export const NOTHING_QUEUED: Queue = { operations: [], lastSuccess: at(14, 31, 50), nextTry: null };
export const QUEUED: Queue = {
  operations: [
    { seq: 1290, kind: 'saleFiscalised', at: at(14, 37), state: 'queued', note: 'Чек 319, 864,20 ₽' },
    { seq: 1291, kind: 'cashMoved', at: at(14, 38), state: 'queued', note: '5 000,00 ₽' },
    { seq: 1292, kind: 'saleFiscalised', at: at(14, 39), state: 'queued', note: null },
  ],
  lastSuccess: at(14, 35, 48),
  nextTry: at(14, 41, 20),
};

export const WITH_PARKED: Queue = {
  ...QUEUED,
  operations: [
    ...QUEUED.operations,
    {
      seq: 1240,
      kind: 'memberMerged',
      at: at(-5, 48),
      state: 'parked',
      note: 'Центр её не прочитал, применит после обновления',
    },
    {
      seq: 1251,
      kind: 'saleFiscalised',
      at: at(-6, 5),
      state: 'flagged',
      note: 'Долг 120 баллов: потрачены на двух кассах сразу',
    },
  ],
};
