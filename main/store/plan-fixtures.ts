/** For tests: a clock that is moved by hand, members, and plans as the checkout makes them. */
import { createHash, randomUUID } from 'node:crypto';
import { customerRecord } from '../../contract/sync/records.ts';
import type { Change, CustomerRecord } from '../../contract/sync/records.ts';
import { operationId } from '../../contract/units.ts';
import type { OperationId } from '../../contract/units.ts';
import { demoProgramme, instant, kopecks, points, prepareProgramme, quantity, quote } from '../../loyalty/index.ts';
import type { Basket, CustomerSnapshot, OfflineState } from '../../loyalty/index.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import { soldWith } from '../returns/sold-with.ts';
import type { Clock } from './clock.ts';
import type { Stores } from './open-stores.ts';
import type { OfflineLimits, ReceiptPlan, StoredCustomer } from './types.ts';

export const NOON = instant(Date.parse('2026-11-22T12:00:00+03:00'));
export const ZONE = 'Europe/Moscow';
export const LIMITS: OfflineLimits = demoProgramme.offline;

export interface HandClock extends Clock {
  /** moves the wall and the monotonic reading */
  pass(ms: number): void;
  /** moves the wall alone */
  jump(ms: number): void;
}

export function handClock(at = NOON): HandClock {
  let wall: number = at;
  let monotonic = 1_000_000;
  return {
    bootId: 'boot-1',
    now: () => instant(wall),
    monotonicMs: () => monotonic,
    pass(ms) {
      wall += ms;
      monotonic += ms;
    },
    jump(ms) {
      wall += ms;
    },
  };
}

export const newReceiptId = (): OperationId => operationId.parse(randomUUID());

export function memberRecord(changed: Partial<CustomerRecord> = {}): CustomerRecord {
  const counter = { period: '2026-11-22', earned: 0, redeemed: 0, redemptions: 0 };
  return customerRecord.parse({
    customerId: 'm-1',
    state: 'active',
    name: 'Анна Кузнецова',
    phone: '+79161234567',
    email: 'anna@example.ru',
    birthday: '--03-08',
    cards: [{ number: '2900000000011', state: 'active' }],
    tierId: 'base',
    qualifyingSpend: 0,
    lots: [{ id: 'opening', amount: 2_000_00, activatesAt: 0, expiresAt: null }],
    held: 0,
    debt: 0,
    day: counter,
    month: { ...counter, period: '2026-11' },
    ...changed,
  });
}

export function storedMember(rev = 1, changed: Partial<CustomerRecord> = {}): StoredCustomer {
  const { name, phone, email, birthday, ...record } = memberRecord(changed);
  const personal = () => ({ name, phone, email, birthday });
  return { customerId: record.customerId, rev, asOf: NOON, record, personal };
}

export const customerChange = (rev: number, record: CustomerRecord): Change => ({
  rev,
  key: record.customerId,
  v: 1,
  entity: 'customer',
  op: 'put',
  data: record,
});

export function pageBody(changes: readonly unknown[], next: number, more = false): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ changes, next, more, serverTime: NOON }));
}

const prepared = prepareProgramme(demoProgramme, (text) => createHash('sha256').update(text).digest('hex'));

export interface PlanOptions {
  ledger: Stores['ledger'];
  member?: StoredCustomer | null;
  /** points to redeem, hundredths */
  redeem?: number;
  /** price of the one line, kopecks */
  price?: number;
  holdId?: OperationId | null;
  at?: number;
  receiptId?: OperationId;
  contact?: string | null;
}

/** One line of goods under the demo programme; redeemed points come from the offline quota unless a hold is named. */
export function planOf(options: PlanOptions): ReceiptPlan {
  const { ledger, member = storedMember(), redeem = 0, price = 1_000_00, holdId = null, contact = null } = options;
  const at = instant(options.at ?? NOON);
  const receiptId = options.receiptId ?? newReceiptId();
  const snapshot = member === null ? null : ledger.customerSnapshot(member, 'card', at, ZONE);
  const offline: OfflineState | null =
    member === null || holdId !== null ? null : ledger.offlineState(member.customerId, LIMITS, 0);
  const basket: Basket = {
    lines: [
      {
        lineNo: 1,
        sku: 'tea',
        categories: ['grocery'],
        tags: [],
        quantity: quantity(1000),
        unitPrice: kopecks(price),
        vatRate: 'vat20',
        priceKind: 'regular',
        soldBy: 'piece',
      },
    ],
    redeem: redeem === 0 ? { kind: 'none' } : { kind: 'points', points: points(redeem) },
  };
  const answer = quote(prepared, basket, snapshot, { now: at, storeZone: ZONE, offline });
  return {
    kind: 'sale',
    sold: soldWith({
      ...{ receiptId, snapshot, programme: demoProgramme, quote: answer },
      payments: { card: 0, certificates: [] },
    }),
    receiptId,
    number: ledger.nextReceiptNumber(),
    businessDate: '2026-11-22',
    plannedAt: at,
    basket,
    names: { 1: 'Чай' },
    customer: snapshot === null ? null : { customerId: snapshot.id, cardNumber: '2900000000011', snapshot },
    unknownCard: null,
    offline,
    context: {},
    storeZone: ZONE,
    programme: { id: answer.programmeId, hash: answer.programmeHash },
    quote: answer,
    given: { coupons: [], tierReached: null, survey: null },
    fiscal: {
      id: receiptId,
      operation: 'sale',
      lines: [
        {
          name: 'Чай',
          quantity: 1000,
          price: answer.totals.toPay,
          sum: answer.totals.toPay,
          vat: 'vat20',
          method: 4,
          subject: 1,
          measure: 0,
        },
      ],
      payments: { cash: answer.totals.toPay, electronic: 0, advance: 0, credit: 0 },
      taxSystem: 'osn',
      contact,
      text: [],
    },
    payments: { cash: answer.totals.toPay, card: 0, certificates: [] },
    certificatesSold: [],
    counters: {
      serial: '0001',
      fn: '9999078900000001',
      lastFd: 10,
      currentDocument: 0,
      shiftOpen: true,
      shiftNumber: 3,
      receiptNumber: 7,
      warnings: 0,
    },
    holdId,
  };
}

export const documentOf = (fd: number): FiscalisedReceipt => ({
  fn: '9999078900000001',
  fd,
  fpd: 1_000_000 + fd,
  dateTime: '2026-11-22T12:00',
  change: 0,
});

/** T1 and T2 of one sale. */
export function sell(ledger: Stores['ledger'], options: Omit<PlanOptions, 'ledger'> = {}) {
  const plan = planOf({ ledger, ...options });
  ledger.planReceipt(plan);
  return { plan, operation: ledger.finishReceipt(plan.receiptId, documentOf(plan.number), ['Чек']) };
}

/** What the engine would let be spent, without the day's own rules. */
export const sumOfLots = ({ lots }: Pick<CustomerSnapshot, 'lots'>): number =>
  lots.reduce((sum, { amount }) => sum + amount, 0);
