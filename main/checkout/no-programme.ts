import { kopecks, points, SCHEMA_VERSION } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';

/** Before the first download the till sells at list prices, without points. */
export const NO_PROGRAMME: Programme = {
  schema: SCHEMA_VERSION,
  id: 'none',
  version: 1,
  name: { ru: 'Без программы', en: 'No programme' },
  from: '2000-01-01',
  to: null,
  zone: 'Europe/Moscow',
  pointValue: kopecks(100),
  minUnitRemainder: kopecks(0),
  tiers: [],
  lots: { activationDays: 0, expiry: { mode: 'none' } },
  expiryWarningDays: 0,
  offline: {
    receipt: points(0),
    card: { points: points(0), receipts: 0 },
    till: { points: points(0), receipts: 0 },
    maxSnapshotAgeHours: 0,
  },
  mechanics: [],
};
