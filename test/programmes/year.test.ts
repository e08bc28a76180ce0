/** Each programme survives a year of purchases, redemptions, events and returns with its books balanced each day. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutPast } from '../../loyalty/changes/past-counters.ts';
import { instant, prepareProgramme, readDocument } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import { YearWalk } from './year-walk.ts';
import type { YearMember } from './year-member.ts';

const folder = new URL('../../loyalty/programmes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonc'));

function load(file: string) {
  const read = readDocument(readFileSync(new URL(file, folder), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepareProgramme(read.programme, () => file);
}

/** What is wrong in a member's books tonight; empty = nothing. */
function faultsOf(member: YearMember, tonight: Instant): string[] {
  const { books, paid, tally } = member;
  const { customer, periods } = books;
  const { kept, byLedger } = books.balance();
  const faults: [string, boolean][] = [
    ['lots less debt are not what the ledger says', kept !== byLedger],
    ['an empty lot', customer.lots.some(({ amount }) => amount <= 0)],
    ['a debt below nothing', customer.debt < 0],
    ['spend is not what was paid less what came back', member.spend() !== paid],
    [
      'a period below nothing',
      [...periods.values()].some((each) => Math.min(each.earned, each.redeemed, each.redemptions) < 0),
    ],
    [
      'a coupon below nothing',
      (customer.coupons ?? []).some(({ usesLeft, faceValue }) => Math.min(usesLeft ?? 0, faceValue ?? 0) < 0),
    ],
    [
      'a coupon used and open',
      (customer.coupons ?? []).some(({ usesLeft, state }) => (usesLeft === 0) !== (state === 'used')),
    ],
    ['memberships that overlap', overlap(customer.memberships ?? [])],
    ['a counter below nothing', (customer.counters ?? []).some(({ value }) => value <= 0)],
    ...[...tally].map(([key, value]): [string, boolean] => {
      const counter = customer.counters?.find((each) => each.key === key) ?? { key, value: 0 };
      const isForgotten = counter.value === 0 && withoutPast([{ key, value }], tonight).length === 0;
      return [`counter ${key} is not the sum of its changes`, !isForgotten && value !== counter.value];
    }),
  ];
  return faults.flatMap(([what, isFault]) => (isFault ? [`${customer.id}: ${what}`] : []));
}

function overlap(terms: readonly { id: string; from: number; to: number }[]): boolean {
  return terms.some((a) => terms.some((b) => a !== b && a.id === b.id && a.from < b.to && b.from < a.to));
}

it.each(files)('%s keeps its books balanced on each of 365 days', (file) => {
  const walk = new YearWalk(load(file), 2026);
  const tierIds = walk.programme.tiers.map(({ id }) => id);
  for (let day = 0; day < 365; day++) {
    walk.live(day);
    const tonight = instant(Date.UTC(2026, 0, 2 + day));
    const faults = walk.members.flatMap((each) => faultsOf(each, tonight));
    expect(faults, `day ${day}`).toEqual([]);
    for (const { tierId } of walk.members) if (tierId !== null) expect(tierIds).toContain(tierId);
    expect(Math.min(0, ...walk.counters.map(({ value }) => value))).toBe(0);
  }
  expect(walk.receipts).toBeGreaterThan(250);
  expect(walk.returns).toBeGreaterThan(50);
  const idle = walk.programme.programme.mechanics.map(({ id }) => id).filter((id) => !walk.tookPart.has(id));
  expect(idle, 'rules that never did anything').toEqual([]);

  // What partners gave and did not take back is what members hold, and what lapsed in their hands.
  const accounts = walk.settlement();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const outstanding = sum(walk.members.map(({ books }) => books.balance().kept + books.ledger.lapsed));
  expect(sum(accounts.map(({ given }) => given)) - sum(accounts.map(({ taken }) => taken))).toBe(outstanding);
  // A point is a rouble here, so the common purse holds exactly their value and the rest sums to nothing.
  expect(sum(accounts.map(({ net }) => net)) + outstanding).toBe(0);
});
