/** A year of a shop under one programme: members buy, redeem, return in parts, do tasks; the books are kept each day. */
import {
  accruedLots,
  addToCounter,
  foldCode,
  instant,
  kopecks,
  points,
  quantity,
  quoteEvent,
  settlePartners,
  startOfDate,
} from '../../loyalty/index.ts';
import type {
  Basket,
  Change,
  Counter,
  Coupon,
  Explanation,
  Instant,
  PartnerPosting,
  PreparedProgramme,
  Programme,
  QuoteContext,
} from '../../loyalty/index.ts';
import { basket, goods, member, MOSCOW } from '../../loyalty/testing/shop.ts';
import { scrambled } from '../bench/random.ts';
import { YearMember } from './year-member.ts';
import type { Bought } from './year-member.ts';
import { worldOf } from './year-world.ts';
import type { World } from './year-world.ts';

const HOUR_MS = 3_600_000;
const PRICES = [9_90, 59_90, 180_00, 649_00, 1990_00, 5400_00];
const isoOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const monthBefore = (date: string): string =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7);

/** A code of each batch for every member; what the programme issues itself comes later. */
const batchOf = ({ mechanics }: Programme, ownerId: string): Coupon[] =>
  mechanics
    .filter((rule) => 'coupon' in rule && rule.coupon?.isSingle === true)
    .map(({ id: ruleId }) => ({
      ...{ code: foldCode(`${ownerId}-${ruleId}`), ruleId, ownerId: null, faceValue: null },
      ...{ from: instant(0), to: null, state: 'issued', usesLeft: 1 },
    }));

export class YearWalk {
  readonly programme: PreparedProgramme;
  readonly members: YearMember[];
  readonly postings: PartnerPosting[] = [];
  counters: Counter[] = [];
  /** Ids of the rules that gave something or spoke of what they would give. */
  readonly tookPart = new Set<string>();
  receipts = 0;
  returns = 0;
  private turn = 0;
  private readonly seed: number;
  private readonly world: World;

  constructor(programme: PreparedProgramme, seed: number) {
    this.programme = programme;
    this.seed = seed;
    const { programme: document, tiers } = programme;
    this.world = worldOf(document);
    const ladder = { tiers, terms: document.tierTerms ?? {} };
    const person = (id: string, segments: string[], inviter: string | null) =>
      new YearMember(
        member(0, {
          id,
          segments,
          joinedOn: '2025-06-15',
          birthday: '1990-05-20',
          coupons: batchOf(document, id),
          inviter: inviter === null ? null : { memberId: inviter, tierId: tiers[0]?.id ?? null, invitees: 1 },
        }),
        ladder,
      );
    this.members = [
      person('anna', this.world.segments, null),
      person('boris', [], 'anna'),
      person('vera', this.world.segments, 'boris'),
    ];
  }

  /** One day; afterwards the clock has done its part too. */
  live(day: number): void {
    const date = isoOf(day);
    for (const each of this.members) {
      each.wake(date, monthBefore(date));
      const now = instant(startOfDate(date, MOSCOW) + 9 * HOUR_MS + this.pick(12 * HOUR_MS));
      each.books.settle(now);
      if (this.pick(20) === 0) this.happen(each, now);
      if (this.pick(3) === 0) this.buy(each, date, now);
      if (this.pick(12) === 0) this.bringBack(each, date, now);
    }
    const midnight = startOfDate(isoOf(day + 1), MOSCOW);
    for (const { books } of this.members) books.settle(midnight);
  }

  /** What the partners owe and are owed so far. */
  settlement() {
    return settlePartners(this.postings, this.programme.programme.pointValue);
  }

  private pick(below: number): number {
    return scrambled(this.turn++, this.seed) % below;
  }

  private oneOf<T>(items: readonly T[]): T | undefined {
    return items[this.pick(Math.max(1, items.length))];
  }

  private context(now: Instant): QuoteContext {
    const partnerId = this.oneOf(this.world.partners);
    return { now, storeZone: MOSCOW, offline: null, counters: this.counters, ...(partnerId && { partnerId }) };
  }

  private happen(each: YearMember, now: Instant): void {
    const name = this.oneOf(this.world.events);
    if (name === undefined) return;
    const context = this.context(now);
    const event = { name, amount: kopecks(this.pick(5000_00)) };
    const answer = quoteEvent(this.programme, event, each.books.snapshot(context), context);
    this.note(answer.explanations);
    const lots = accruedLots(`event-${this.turn}`, answer.accrual.lots);
    this.posting(each, context.partnerId, () => each.books.receive(lots, answer.changes, now));
    each.count(isoOf(0), 0, 0, answer.changes, 0, isoOf(0));
  }

  private buy(each: YearMember, date: string, now: Instant): void {
    const context = this.context(now);
    const answer = each.books.quote(this.programme, this.fill(each), context);
    const receiptId = `receipt-${this.turn}`;
    const sold = this.posting(each, context.partnerId, () => each.books.sell(answer, receiptId, MOSCOW));
    this.receipts++;
    this.note(answer.explanations);
    const { toPay } = answer.totals;
    each.bought.push({ sold, date, partnerId: context.partnerId, kept: toPay });
    each.count(date, toPay, answer.accrual.total, answer.changes, 0, date);
    answer.changes.forEach((change, i) => this.post(each, change, `${receiptId}.to${i}`, now));
  }

  private fill(each: YearMember): Basket {
    const { tags, categories, skus, codes } = this.world;
    const lines = Array.from({ length: 1 + this.pick(3) }, () => {
      const isWeighed = this.pick(5) === 0;
      const tag = this.pick(2) === 0 ? this.oneOf(tags) : undefined;
      const category = this.pick(2) === 0 ? this.oneOf(categories) : undefined;
      return goods(PRICES[this.pick(PRICES.length)]!, {
        sku: this.oneOf(['plain', ...skus])!,
        tags: tag === undefined ? [] : [tag],
        categories: category === undefined ? [] : [category],
        quantity: isWeighed ? 300 + this.pick(2200) : 1000 * (1 + this.pick(3)),
        soldBy: isWeighed ? 'weight' : 'piece',
      });
    });
    const own = (each.books.customer.coupons ?? []).filter(({ usesLeft }) => usesLeft !== 0);
    const coupon = this.pick(2) === 0 ? this.oneOf(own) : undefined;
    const code = this.pick(4) === 0 ? this.oneOf(codes) : undefined;
    const redeem = ([{ kind: 'max' }, { kind: 'none' }, { kind: 'points', points: points(50_00) }] as const)[
      this.pick(3)
    ]!;
    const rewards = this.programme.programme.mechanics.map(({ id }) => ({ ruleId: id, count: 1 }));
    return {
      ...basket(lines, redeem),
      codes: [
        ...(coupon === undefined ? [] : [{ code: coupon.code, coupon }]),
        ...(code === undefined ? [] : [{ code: foldCode(code) }]),
      ],
      ...(this.pick(2) === 0 && { rewards }),
      tenders: [
        this.pick(2) === 0 ? { kind: 'card', amount: null, brand: 'own-card' } : { kind: 'cash', amount: null },
      ],
    };
  }

  private bringBack(each: YearMember, date: string, now: Instant): void {
    const open = each.bought.slice(-20).flatMap((bought): [Bought, Record<number, number>][] => {
      const left = bought.sold.receipt.lines
        .map(({ lineNo, quantity: whole }) => [lineNo, whole - (bought.sold.returned[lineNo] ?? 0)] as const)
        .filter(([, rest]) => rest > 0);
      if (left.length === 0) return [];
      const [lineNo, rest] = left[0]!;
      const part = { [lineNo]: Math.min(rest, quantity(1000)) };
      return [[bought, this.pick(2) === 0 ? Object.fromEntries(left) : part]];
    });
    const chosen = this.oneOf(open);
    if (chosen === undefined) return;
    const [bought, parts] = chosen;
    const answer = this.posting(each, bought.partnerId, () => each.books.takeBack(bought.sold, parts, now, MOSCOW));
    this.returns++;
    each.count(bought.date, 0 - answer.money, 0 - answer.pointsTaken, answer.changes, bought.kept, date);
    bought.kept -= answer.money;
    for (const change of answer.changes) if (change.kind === 'counter') this.countForAll(change, now);
    for (const { memberId, amount } of answer.takenFromOthers) {
      const other = this.memberOf(memberId);
      const { receiptId } = bought.sold.receipt;
      const ids = [...other.books.customer.lots, ...other.books.gone].map(({ id }) => id);
      this.posting(other, bought.partnerId, () =>
        other.books.giveUp(
          ids.filter((id) => id.startsWith(`${receiptId}.to`)),
          amount,
          now,
        ),
      );
    }
  }

  private note(explanations: readonly Explanation[]): void {
    for (const { code, ruleId } of explanations)
      if (ruleId !== null && !code.includes('.skipped.')) this.tookPart.add(ruleId);
  }

  private memberOf(id: string): YearMember {
    return this.members.find(({ books }) => books.customer.id === id)!;
  }

  private post(each: YearMember, change: Change, id: string, now: Instant): void {
    if (change.kind === 'counter') this.countForAll(change, now);
    if (change.kind === 'pointsTo') {
      const { amount, activatesAt, expiresAt } = change;
      const other = this.memberOf(change.memberId);
      this.posting(other, undefined, () => other.books.receive([{ id, amount, activatesAt, expiresAt }], [], now));
    }
    if (change.kind !== 'couponIssued') return;
    const { ruleId, faceValue, from, to } = change;
    const coupon: Coupon = {
      ...{ code: foldCode(id), ruleId, faceValue, from, to },
      ...{ ownerId: each.books.customer.id, state: 'issued', usesLeft: 1 },
    };
    each.books.customer = { ...each.books.customer, coupons: [...(each.books.customer.coupons ?? []), coupon] };
  }

  private countForAll(change: Change & { kind: 'counter' }, now: Instant): void {
    if (change.scope === 'programme') this.counters = addToCounter(this.counters, change, now);
  }

  /** Books what an operation gave and took at the partner where it happened. */
  private posting<T>(each: YearMember, partnerId: string | undefined, work: () => T): T {
    const before = each.ledger();
    const result = work();
    const after = each.ledger();
    const partner = partnerId ?? 'shop';
    if (after.given !== before.given)
      this.postings.push({ issuer: partner, acceptor: null, amount: after.given - before.given });
    if (after.taken !== before.taken)
      this.postings.push({ issuer: null, acceptor: partner, amount: after.taken - before.taken });
    return result;
  }
}
