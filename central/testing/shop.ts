/** A small shop to test in: the demo programme, a store, and members with the points a test wants. */
import { randomInt, randomUUID } from 'node:crypto';
import { demoProgramme, instant, kopecks, points, prepareProgramme } from '../../loyalty/index.ts';
import type { Instant, Programme } from '../../loyalty/index.ts';
import { addCustomers } from '../customers/add-customers.ts';
import type { Newcomer } from '../customers/add-customers.ts';
import type { Database } from '../db/sql.ts';
import { putProgramme } from '../programmes/put-programme.ts';
import { sha256 } from '../programmes/shelf.ts';
import { putStore } from '../stores/put-store.ts';

/** The present of a test: 2026-11-22 12:00 in Moscow. */
export const NOON: Instant = instant(Date.parse('2026-11-22T09:00:00Z'));
export const DAY_MS = 86_400_000;

export async function openShop(database: Database, programme: Programme = demoProgramme): Promise<void> {
  await database.transaction(async (sql) => {
    await putProgramme(sql, programme);
    await putStore(sql, {
      storeId: 'test',
      name: 'Тест',
      address: '',
      inn: '',
      zone: 'Europe/Moscow',
      taxSystem: 'osn',
      partnerId: null,
    });
  });
}

export interface Wanted {
  /** hundredths of a point, active since yesterday */
  active?: number;
  /** hundredths, active from tomorrow */
  pending?: number;
  tierId?: string;
  qualifyingSpend?: number;
  /** of the shop; the demo one if none is named */
  programme?: Programme;
  /** the instant they join, `NOON` if none is named */
  at?: Instant;
}

/** A new member with their own card; returns both. */
export async function addMember(
  database: Database,
  wanted: Wanted = {},
): Promise<{ customerId: string; card: string }> {
  const { programme = demoProgramme, at = NOON } = wanted;
  const customerId = randomUUID();
  const card = `29${String(randomInt(1e11)).padStart(11, '0')}`;
  const lot = (name: string, amount: number, from: number): Newcomer['lots'] =>
    amount === 0
      ? []
      : [
          {
            id: `${name}-${customerId}`,
            amount: points(amount),
            activatesAt: instant(NOON + from * DAY_MS),
            expiresAt: instant(NOON + 100 * DAY_MS),
          },
        ];
  const newcomer: Newcomer = {
    customerId,
    name: 'Проверкина Вера',
    phone: null,
    email: null,
    birthday: null,
    cards: [{ number: card, state: 'active' }],
    tierId: wanted.tierId ?? null,
    qualifyingSpend: kopecks(wanted.qualifyingSpend ?? 0),
    lots: [...lot('active', wanted.active ?? 0, -1), ...lot('pending', wanted.pending ?? 0, 1)],
  };
  const opening = { cause: randomUUID(), programme: prepareProgramme(programme, sha256), at };
  await database.transaction(async (sql) => addCustomers(sql, [newcomer], opening));
  return { customerId, card };
}
