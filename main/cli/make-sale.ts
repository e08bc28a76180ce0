import { kopecks, type Kopecks, type Quote } from '../../loyalty/index.ts';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { DoneView, SaleView } from '../../contract/till/views.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { QueuedOperation } from '../store/types.ts';
import type { RunningTill } from '../start-till.ts';
import type { SaleArguments } from './sale-arguments.ts';
import { waitForShop } from './wait-for-shop.ts';
import { watchTill, type TillWatcher } from './till-watcher.ts';

export interface SaleResult {
  quote: Quote;
  receiptText: string;
  /** what the screen showed of the programme when pay was pressed */
  shown: Pick<SaleView, 'customer' | 'codes' | 'certificates' | 'offers' | 'progress' | 'benefits' | 'explanations'>;
  /** what the finished receipt did to the account and gave for next time */
  given: Pick<DoneView, 'customer' | 'tierReached' | 'coupons' | 'survey'>;
  /** of the store, in which days are told */
  zone: string;
  fiscal: { fn: string; fd: number; fpd: number };
  operation: QueuedOperation;
  /** hundredths of a point as the till shows them after the sale; null without a customer */
  balance: number | null;
}

export type Wanted = Pick<
  SaleArguments,
  'goods' | 'card' | 'codes' | 'certificates' | 'rewards' | 'redeem' | 'payments'
>;

/** Three goods, a card, all the points that may go, exact cash. */
export const DEMONSTRATION: Wanted = {
  goods: [DEMO_CODES.milk, DEMO_CODES.coffee, DEMO_CODES.bread].map((code) => ({ code, quantity: null })),
  card: DEMO_CODES.annaCard,
  codes: [],
  certificates: [],
  rewards: [],
  redeem: { kind: 'max' },
  payments: [{ kind: 'cash', amount: 'exact' }],
};

/** One sale through the same calls as the screen's. @throws TillError */
export async function makeSale(running: RunningTill, wanted: Wanted): Promise<SaleResult> {
  const { till, stores } = running;
  const watcher = watchTill(till);
  try {
    await waitForShop(running, watcher);
    if (watcher.status().shift.state === 'closed') await till.shift.open();
    for (const { code, quantity } of wanted.goods) await till.scanTyped(code, quantity);
    if (wanted.card !== null) await attach(running, watcher, wanted.card);
    if (wanted.codes.length + wanted.rewards.length > 0) await waitForLink(watcher);
    for (const code of wanted.codes) await till.sale.enterCode(code);
    for (const id of wanted.rewards) await till.sale.takeOffer(offerId(watcher.sale(), id));
    if (wanted.redeem.kind !== 'none') till.sale.redeem(wanted.redeem);
    for (const { number, pin } of wanted.certificates) await till.sale.attachCertificate(number, pin);
    const { customer, codes, certificates, offers, progress, benefits, explanations } = watcher.sale();
    await till.sale.pay(tenderOf(wanted.payments, watcher.sale().totals.due));
    const { done } = watcher.sale();
    if (!done) throw new TillError('FISCAL_NOT_ISSUED');
    const receipt = stores.ledger.findSale({ number: done.number })!;
    const { operation } = stores.outbox.find(stores.outbox.lastSeq())!;
    return {
      quote: receipt.plan.quote,
      shown: { customer, codes, certificates, offers, progress, benefits, explanations },
      given: {
        customer: done.customer,
        tierReached: done.tierReached,
        coupons: done.coupons,
        survey: done.survey,
      },
      zone: watcher.status().zone,
      receiptText: done.tape.join('\n'),
      fiscal: done.fiscal,
      operation,
      balance: done.customer?.balance ?? null,
    };
  } finally {
    watcher.stop();
  }
}

/** @throws TillError OFFER_GIVES_NOTHING for what is not offered, with what is */
function offerId({ offers }: SaleView, wanted: string): string {
  const offer = offers.find(({ id }) => id === wanted || id.split(':')[1] === wanted);
  if (offer === undefined)
    throw new TillError('OFFER_GIVES_NOTHING', {
      reason: `--reward ${wanted}: ${offers.map(({ id }) => id).join(', ') || '—'}`,
    });
  return offer.id;
}

/** A limited code is set aside at the centre; without a link it is refused, and whatever else is sold all the same. */
async function waitForLink(watcher: TillWatcher): Promise<void> {
  const isOnline = () => watcher.status().link.state === 'online';
  await watcher.until(isOnline, 5_000, () => new TillError('CENTRE_DOWN')).catch(() => undefined);
}

/** A card of this shop stands on the receipt at once; one that only the centre knows comes with its answer. */
async function attach({ till }: RunningTill, watcher: TillWatcher, card: string): Promise<void> {
  await till.scanTyped(card, null);
  const isFresh = () => watcher.sale().customer?.asOf === null;
  await watcher.until(isFresh, 2_000, () => new TillError('CENTRE_DOWN')).catch(() => undefined);
}

/** `exact` takes what the others leave; cash counts as handed over. */
function tenderOf(payments: SaleArguments['payments'], toPay: Kopecks): { cash: Kopecks; card: Kopecks } {
  const tender = { cash: 0, card: 0 };
  for (const { kind, amount } of payments) if (amount !== 'exact') tender[kind] += amount;
  const exact = payments.find(({ amount }) => amount === 'exact');
  if (exact) tender[exact.kind] += Math.max(0, toPay - tender.cash - tender.card);
  return { cash: kopecks(tender.cash), card: kopecks(tender.card) };
}
