/** Rows that come down from the centre: whole rows only, so that applying a page twice changes nothing. */
import { z } from 'zod';
import { amount, hash, instant, points, soldBy, sum, vatRate } from '../units.ts';
import { counterKey, lot, memberFacts, periodCounter, spentByMonth } from './engine-data.ts';

export const cardRecord = z.object({ number: z.string().max(64), state: z.enum(['active', 'blocked', 'replaced']) });

export const customerRecord = z.object({
  customerId: z.string().max(64),
  state: z.enum(['active', 'blocked', 'erased']),
  name: z.string().max(128).nullable(),
  /** E.164 */
  phone: z.string().max(16).nullable(),
  email: z.string().max(128).nullable(),
  /** `--MM-DD` or ISO date */
  birthday: z.string().max(10).nullable(),
  cards: z.array(cardRecord).max(32),
  tierId: z.string().max(64).nullable(),
  qualifyingSpend: amount,
  ...memberFacts,
  spentByMonth,
  lots: z.array(lot).max(10_000),
  held: points,
  debt: points,
  day: periodCounter,
  month: periodCounter,
});
export type CustomerRecord = z.infer<typeof customerRecord>;

export const goodsRecord = z.object({
  sku: z.string().max(64),
  name: z.string().max(128),
  /** EAN-8, EAN-13 (UPC-A with a leading 0) */
  codes: z.array(z.string().max(14)).max(16),
  /** 5 digits of the scales' label, for weighed goods */
  plu: z.string().length(5).nullable(),
  categories: z.array(z.string().max(64)).max(32),
  tags: z.array(z.string().max(64)).max(32),
  unitPrice: sum,
  minUnitPrice: sum.nullable(),
  vatRate,
  soldBy,
  marked: z.boolean(),
});
export type GoodsRecord = z.infer<typeof goodsRecord>;

export const programmeRecord = z.object({
  programmeId: z.string().max(64),
  version: z.int().positive(),
  hash,
  from: instant,
  to: instant.nullable(),
  /** canonical text of the programme document; its SHA-256 is `hash` */
  document: z.string().max(1_000_000),
});
export type ProgrammeRecord = z.infer<typeof programmeRecord>;

export const TAX_SYSTEMS = ['osn', 'usnIncome', 'usnIncomeMinusExpense', 'eshn', 'patent'] as const;

export const storeRecord = z.object({
  storeId: z.string().max(64),
  name: z.string().max(128),
  address: z.string().max(256),
  inn: z.string().max(12),
  zone: z.string().max(64),
  taxSystem: z.enum(TAX_SYSTEMS),
  /** the merchant of a coalition whose store it is; null = rules for partners do not hold here */
  partnerId: z.string().max(64).nullable(),
});
export type StoreRecord = z.infer<typeof storeRecord>;

/** A programme-wide counter as the till that asks must see it. */
export const counterRecord = z.object({
  programmeId: z.string().max(64),
  key: counterKey,
  /** counted by everyone, and set aside for the other tills; in the unit of the counter */
  value: z.int(),
  /** left of what is set aside for this till */
  allotted: z.int().nonnegative(),
});
export type CounterRecord = z.infer<typeof counterRecord>;

const row = { rev: z.int().positive(), key: z.string().max(300), v: z.int().positive() };

/** `rev` is given in commit order: a cursor never skips a row (offline-sync section 8). */
export const change = z.discriminatedUnion('entity', [
  z.object({ ...row, entity: z.literal('customer'), op: z.literal('put'), data: customerRecord }),
  z.object({ ...row, entity: z.literal('goods'), op: z.literal('put'), data: goodsRecord }),
  z.object({ ...row, entity: z.literal('programme'), op: z.literal('put'), data: programmeRecord }),
  z.object({ ...row, entity: z.literal('counter'), op: z.literal('put'), data: counterRecord }),
  z.object({ ...row, entity: z.literal('store'), op: z.literal('put'), data: storeRecord }),
  z.object({
    ...row,
    entity: z.literal('tombstone'),
    op: z.literal('delete'),
    data: z.object({ entity: z.string().max(32) }),
  }),
]);
export type Change = z.infer<typeof change>;
