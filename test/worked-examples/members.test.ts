/** Days, tiers, certificates, stamps, friends: W41 to W47 of loyalty-domain section 16. */
import { expect, it } from 'vitest';
import {
  basisPoints,
  findVersion,
  instant,
  measure,
  points,
  postToMember,
  prepareProgramme,
  startOfDate,
  transferPoints,
  upgrade,
} from '../../loyalty/index.ts';
import type { CustomerSnapshot } from '../../loyalty/index.ts';
import {
  goods,
  itemPercent,
  lot,
  member,
  MOSCOW,
  NOON,
  percentAccrual,
  programmeOf,
  quoteVisit,
} from '../../loyalty/testing/shop.ts';

it('W41: birthday windows across New Year and 29 February; the year is the key of the single use', () => {
  const yearOn = (today: string, birthday: string, before: number, after: number) => {
    const { changes } = quoteVisit({
      rules: [itemPercent(10_00, { audience: { birthday: { before, after } } })],
      lines: [goods(100_00)],
      customer: member(0, { birthday: `1990-${birthday}` }),
      now: instant(startOfDate(today, MOSCOW) + 12 * 3_600_000),
    });
    return changes.map((change) => (change.kind === 'counter' ? change.key : change.kind));
  };
  expect(yearOn('2027-02-28', '02-29', 0, 0)).toEqual(['uses/r1/y2027']);
  expect(yearOn('2027-01-03', '12-30', 3, 7)).toEqual(['uses/r1/y2026']);
  expect(yearOn('2026-12-30', '01-02', 3, 7)).toEqual(['uses/r1/y2027']);
  expect(yearOn('2026-12-29', '01-02', 3, 7)).toEqual([]);
});

it('W42: 2026-06-30T21:30Z is July and the new version in Moscow, and still June in the day of Kaliningrad', () => {
  const now = instant(Date.parse('2026-06-30T21:30:00Z'));
  const version = (number: number, from: string) =>
    prepareProgramme(programmeOf([percentAccrual(5_00)], { version: number, from }), () => `v${number}`);
  expect(findVersion([version(1, '2026-01-01'), version(2, '2026-07-01')], now)?.hash).toBe('v2');
  const earned = (storeZone: string) => {
    const day = { period: '2026-06-30', earned: points(500_00), redeemed: points(0), redemptions: 0 };
    const rules = [percentAccrual(5_00), { kind: 'accrual-caps', perDay: 500_00 }];
    return quoteVisit({ rules, lines: [goods(1000_00)], customer: member(0, { day }), now, storeZone }).accrual.total;
  };
  expect([earned('Europe/Kaliningrad'), earned(MOSCOW)]).toEqual([0, 50_00]);
});

it('W43: of rolling 12 months on 2026-07-10 what came after 2025-07-10 counts, net of returns: 40000.00, silver', () => {
  const on = (date: string, roubles: number) => ({ date, paid: roubles * 100, earned: 0, visits: 1 });
  const days = [on('2025-07-10', 40_000), on('2025-07-11', 15_000), on('2026-02-01', 30_000), on('2026-05-05', -5_000)];
  const terms = { window: { kind: 'rolling', months: 12 } } as const;
  const tiers = [
    { id: 'base', from: 0 },
    { id: 'silver', from: 40_000_00 },
  ];
  expect(measure(days, terms, '2026-07-10')).toBe(40_000_00);
  const nobody = { tierId: null, until: null, source: 'earned' } as const;
  expect(upgrade(nobody, { tiers, terms }, days, '2026-07-10').tierId).toBe('silver');
});

it('W44: 1000.00 with 300.00 of it by certificate earns 50.00; the sale of the certificate earned nothing', () => {
  const rules = [percentAccrual(5_00)];
  const customer = member(0);
  const sale = quoteVisit({ rules, customer, lines: [goods(300_00, { tags: ['certificate'] })] });
  expect(sale.accrual.total).toBe(0);
  const paid = quoteVisit({
    rules,
    customer,
    lines: [goods(1000_00)],
    tenders: [
      { kind: 'certificate', amount: sale.totals.toPay },
      { kind: 'cash', amount: null },
    ],
  });
  expect([paid.totals.toPay, paid.totals.discounts, paid.accrual.total]).toEqual([1000_00, 0, 50_00]);
});

it('W45: visits of 4, 4 and 3 paid cups leave 4, 8 and 2 stamps and earn one free cup', () => {
  const rules = [{ kind: 'stamps', id: 'cups', goal: 9 }];
  let customer: CustomerSnapshot = member(0);
  const seen = [4, 4, 3].map((cups) => {
    const answer = quoteVisit({ rules, lines: [goods(180_00, { quantity: cups * 1000 })], customer });
    customer = postToMember(customer, { instant: NOON, paid: answer.totals.toPay, changes: answer.changes });
    return [answer.progress[0]?.after, answer.progress[0]?.rewards];
  });
  expect(seen).toEqual([
    [4, 0],
    [8, 0],
    [2, 1],
  ]);
});

it('W46: a friend pays 4800.00 at the inviter’s 1.5 %: 72.00, pending until the return window of 14 days closes', () => {
  const lots = { activationDays: 14, expiry: { mode: 'none' } };
  const { changes } = quoteVisit({
    rules: [{ kind: 'referral', rateByTierBp: { silver: 1_50 }, lots }],
    terms: { tiers: [{ id: 'silver', name: { ru: 'Серебро', en: 'Silver' }, from: 0 }] },
    lines: [goods(4800_00)],
    customer: member(0, { inviter: { memberId: 'boris', tierId: 'silver' } }),
  });
  expect(changes).toMatchObject([
    { kind: 'pointsTo', memberId: 'boris', amount: 72_00, activatesAt: startOfDate('2026-12-06', MOSCOW) },
  ]);
});

it('W47: 500 points at 5 %: sender -525.00, receiver 500.00, fee 25.00, the sender’s dates of expiry', () => {
  const soon = startOfDate('2026-12-01', MOSCOW);
  const late = startOfDate('2027-02-01', MOSCOW);
  const lots = [lot('late', 400_00, 0, late), lot('soon', 300_00, 0, soon)];
  const sender = { id: 'anna', blocked: false, lots, held: points(0), debt: points(0), sentToday: points(0) };
  const done = transferPoints(
    { feeBp: basisPoints(5_00), feePaidBy: 'sender' },
    { sender, receiver: { id: 'boris', blocked: false }, amount: points(500_00), now: NOON },
    { zone: MOSCOW, expiryWarningDays: 30 },
  );
  if (!done.ok) throw new Error(done.reason);
  const sum = (parts: readonly { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);
  expect([sum(done.parts), sum(done.received), done.fee]).toEqual([525_00, 500_00, 25_00]);
  expect(done.received.map(({ amount, expiresAt }) => [amount, expiresAt])).toEqual([
    [300_00, soon],
    [200_00, late],
  ]);
});
