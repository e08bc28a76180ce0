/** Sales as a till would claim them: quoted by the engine from a snapshot, paid in cash. */
import { randomUUID } from 'node:crypto';
import { canonicalText } from '../../contract/sync/chain.ts';
import { saleFiscalised } from '../../contract/sync/operations.ts';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { demoProgramme, instant, kopecks, points, prepareProgramme, quantity, quote } from '../../loyalty/index.ts';
import type { Basket, CustomerSnapshot, Instant, Programme, Quote } from '../../loyalty/index.ts';
import { sha256 } from '../programmes/shelf.ts';
import { NOON } from './shop.ts';

const NEVER = { period: '1970-01-01', earned: points(0), redeemed: points(0), redemptions: 0 };

export interface SaleWish {
  customerId?: string;
  /** what the till believed the member had, hundredths */
  balance?: number;
  /** hundredths to redeem */
  redeem?: number;
  /** kopecks, one article that takes and earns points */
  price?: number;
  at?: Instant;
  holdId?: string;
  unknownCard?: string;
  receiptId?: string;
  /** of the shop; the demo one if none is named */
  programme?: Programme;
  certificates?: SaleFiscalised['payments']['certificates'];
  certificatesSold?: SaleFiscalised['certificatesSold'];
}

export function saleOf(wish: SaleWish): SaleFiscalised {
  const at = wish.at ?? NOON;
  const programme = prepareProgramme(wish.programme ?? demoProgramme, sha256);
  const snapshot = wish.customerId === undefined ? null : snapshotOf(wish.customerId, wish.balance ?? 0, at);
  const basket = basketOf(wish);
  const answer = quote(programme, basket, snapshot, { now: at, storeZone: 'Europe/Moscow', offline: null });
  const paidByCertificate = (wish.certificates ?? []).reduce((sum, { amount }) => sum + amount, 0);
  return saleFiscalised.parse({
    receiptId: wish.receiptId ?? randomUUID(),
    number: 1,
    businessDate: '2026-11-22',
    instant: at,
    storeZone: 'Europe/Moscow',
    basket,
    customer: snapshot && { customerId: snapshot.id, cardNumber: null, snapshot },
    unknownCard: wish.unknownCard ?? null,
    offline: null,
    context: {},
    programme: { id: programme.programme.id, hash: programme.hash },
    claim: claimOf(answer),
    holdId: wish.holdId ?? null,
    payments: {
      cash: answer.totals.toPay - paidByCertificate,
      card: 0,
      change: 0,
      certificates: wish.certificates ?? [],
    },
    certificatesSold: wish.certificatesSold ?? [],
    fiscal: { registerSerial: '1', fn: '9999', fd: 1, fpd: 1, dateTime: '2026-11-22T12:00', shift: 1 },
  });
}

export const payloadOf = (payload: unknown): string => canonicalText(payload);

function claimOf(answer: Quote): unknown {
  return {
    totals: answer.totals,
    redeemed: answer.redemption.redeemed,
    accrued: answer.accrual.total,
    lots: answer.accrual.lots,
    changes: answer.changes,
    lines: answer.lines.map((line) => ({
      ...line,
      discount: line.discounts.reduce((sum, { amount }) => sum + amount, 0),
    })),
  };
}

function basketOf({ price = 100_000, redeem = 0 }: SaleWish): Basket {
  return {
    lines: [
      {
        lineNo: 1,
        sku: 'bread',
        categories: ['bread'],
        tags: [],
        quantity: quantity(1000),
        unitPrice: kopecks(price),
        vatRate: 'vat10',
        priceKind: 'regular',
        soldBy: 'piece',
      },
    ],
    redeem: redeem === 0 ? { kind: 'none' } : { kind: 'points', points: points(redeem) },
  };
}

function snapshotOf(id: string, balance: number, at: Instant): CustomerSnapshot {
  return {
    id,
    identifiedBy: 'card',
    blocked: false,
    tierId: null,
    qualifyingSpend: kopecks(0),
    lots: balance === 0 ? [] : [{ id: 'believed', amount: points(balance), activatesAt: instant(0), expiresAt: null }],
    held: points(0),
    debt: points(0),
    day: NEVER,
    month: { ...NEVER, period: '1970-01' },
    asOf: at,
  };
}
