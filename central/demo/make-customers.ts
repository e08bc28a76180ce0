import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { demoProgramme, foldCode, instant, kopecks, points, zonedDay } from '../../loyalty/index.ts';
import type { Instant, Lot } from '../../loyalty/index.ts';
import type { Newcomer } from '../customers/add-customers.ts';
import { ean13 } from './ean13.ts';
import { ANNA, BORIS } from './known.ts';
import { makeName } from './names.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;
/** A number that shares no factor with 10^8 spreads 0, 1, 2 ... over all eight-digit numbers without meeting one twice. */
const SPREAD = 48_271_009;

/** Members of the demo shop, Anna and Boris first; points and dates are relative to the day of seeding. */
export function makeCustomers(random: Random, count: number, now: Instant): Newcomer[] {
  return [anna(now), boris(now), ...Array.from({ length: count - 2 }, (_, index) => member(random, index + 1, now))];
}

function anna(now: Instant): Newcomer {
  const { customerId, name, phone, birthday, card, tierId } = ANNA;
  return {
    customerId,
    name,
    phone,
    email: null,
    birthday,
    cards: [{ number: card, state: 'active' }],
    tierId,
    qualifyingSpend: kopecks(ANNA.qualifyingSpend),
    lots: [
      lot('anna-1', ANNA.expiringPoints, { activeFor: 356, expiresIn: 9 }, now),
      lot('anna-2', ANNA.otherPoints, { activeFor: 60, expiresIn: 306 }, now),
      lot('anna-3', ANNA.pendingPoints, { activeFor: -3, expiresIn: 369 }, now),
    ],
    counters: [
      { key: 'stamps/coffee-stamps', value: 7 },
      { key: 'quest/breakfast/bread', value: 1 },
    ],
    offers: [{ ruleId: 'cheese-offer', isActivated: false, from: now, to: startOfDay(now + 14 * DAY_MS) }],
    coupons: [
      {
        code: foldCode(DEMO_CODES.annaCoupon),
        ruleId: 'coupon-100',
        ownerId: customerId,
        from: now,
        to: startOfDay(now + 30 * DAY_MS),
        state: 'issued',
        usesLeft: 1,
        faceValue: null,
      },
    ],
  };
}

function boris(now: Instant): Newcomer {
  const { customerId, name, phone, birthday, card, tierId } = BORIS;
  return {
    customerId,
    name,
    phone,
    email: null,
    birthday,
    cards: [{ number: card, state: 'active' }],
    tierId,
    qualifyingSpend: kopecks(BORIS.qualifyingSpend),
    lots: [lot('boris-1', BORIS.points, { activeFor: 20, expiresIn: 340 }, now)],
    counters: [{ key: 'stamps/coffee-stamps', value: 11 }],
  };
}

function member(random: Random, number: number, now: Instant): Newcomer {
  const digits = String((number * SPREAD) % 1e8).padStart(8, '0');
  const qualifyingSpend = spendOf(random);
  return {
    customerId: `demo-${String(number).padStart(5, '0')}`,
    name: makeName(random),
    phone: `+79${1 + random.below(9)}${digits}`,
    email: random.below(4) === 0 ? `demo${number}@example.ru` : null,
    birthday: birthdayOf(random),
    cards: [{ number: ean13(`2900${digits}`), state: random.below(200) === 0 ? 'blocked' : 'active' }],
    tierId: demoProgramme.tiers.findLast((tier) => tier.from <= qualifyingSpend)?.id ?? null,
    qualifyingSpend: kopecks(qualifyingSpend),
    lots: lotsOf(random, number, now),
  };
}

/** Most spend little, one in twenty a great deal. */
function spendOf(random: Random): number {
  const scale = random.pick([5_000, 12_000, 20_000, 40_000, 90_000]);
  return random.below(scale) * 100 + random.below(100);
}

function birthdayOf(random: Random): string {
  const year = 1946 + random.below(62);
  const month = 1 + random.below(12);
  const day = 1 + random.below(28);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Up to one lot each of points to come, at hand, and soon to lapse. */
function lotsOf(random: Random, number: number, now: Instant): Lot[] {
  const chance = (percent: number): boolean => random.below(100) < percent;
  const amount = (): number => (1 + random.below(400)) * 100;
  return [
    ...(chance(30)
      ? [lot(`demo-${number}-p`, amount(), { activeFor: -1 - random.below(14), expiresIn: 370 }, now)]
      : []),
    ...(chance(70)
      ? [lot(`demo-${number}-a`, amount(), { activeFor: 10, expiresIn: 60 + random.below(300) }, now)]
      : []),
    ...(chance(15)
      ? [lot(`demo-${number}-e`, amount(), { activeFor: 340, expiresIn: 1 + random.below(28) }, now)]
      : []),
  ];
}

/** Points at hand since, or to come in, whole days of the programme's zone. */
function lot(id: string, amount: number, days: { activeFor: number; expiresIn: number }, now: Instant): Lot {
  return {
    id,
    amount: points(amount),
    activatesAt: startOfDay(now - days.activeFor * DAY_MS),
    expiresAt: startOfDay(now + days.expiresIn * DAY_MS),
  };
}

function startOfDay(at: number): Instant {
  return zonedDay(instant(at), demoProgramme.zone).from;
}
