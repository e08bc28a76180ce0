import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postToMember } from '../../loyalty/changes/member-facts.ts';
import { readDocument } from '../../loyalty/document/read-document.ts';
import { instant, kopecks } from '../../loyalty/money/units.ts';
import { prepareProgramme } from '../../loyalty/programme/prepare.ts';
import { quoteEvent } from '../../loyalty/quote/quote-event.ts';
import { quote } from '../../loyalty/quote/quote.ts';
import type { Basket, BasketLine, Coupon, CustomerSnapshot, QuoteContext } from '../../loyalty/quote/types.ts';
import { basket, goods, member, MOSCOW, NOON } from '../../loyalty/testing/shop.ts';

const folder = new URL('../../loyalty/programmes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonc'));

function load(name: string) {
  const read = readDocument(readFileSync(new URL(`${name}.jsonc`, folder), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepareProgramme(read.programme, (text) => String(text.length));
}

const at = (more: Partial<QuoteContext> = {}): QuoteContext => ({
  now: NOON,
  storeZone: MOSCOW,
  offline: null,
  ...more,
});

function ask(
  name: string,
  lines: readonly BasketLine[],
  customer: CustomerSnapshot | null = member(0),
  more: Partial<Basket> = {},
  context: Partial<QuoteContext> = {},
) {
  return quote(load(name), { ...basket(lines), ...more }, customer, at(context));
}

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
const spent = (amount: number) => member(0, { lifetimeSpend: kopecks(amount) });
const event = (name: string, what: string, amount = 0) =>
  quoteEvent(load(name), { name: what, amount: kopecks(amount) }, member(0), at()).accrual.total;
const coupon = (ruleId: string, faceValue: number | null = null): Coupon => ({
  code: 'A1',
  ruleId,
  ownerId: 'anna',
  from: instant(0),
  to: null,
  state: 'issued',
  usesLeft: 1,
  faceValue: faceValue === null ? null : kopecks(faceValue),
});
const MAX = { redeem: { kind: 'max' } } as const;

it.each(files)('%s is a valid programme', (name) => {
  expect(load(name.replace('.jsonc', '')).stages.length).toBeGreaterThan(0);
});

describe('01-grocery', () => {
  it('gives 3 % that work after 7 days and lapse half a year later', () => {
    const { accrual } = ask('01-grocery', [goods(1000_00)], member(0), {}, { partnerId: 'grocery' });
    expect(accrual.total).toBe(30_00);
    expect([iso(accrual.activatesAt), iso(accrual.expiresAt)]).toEqual([
      '2026-11-28T21:00:00.000Z',
      '2027-05-29T21:00:00.000Z',
    ]);
  });

  it('gives professionals 17 % at the second banner', () => {
    const master = member(0, { segments: ['professional'] });
    expect(ask('01-grocery', [goods(1000_00)], master, {}, { partnerId: 'beauty' }).accrual.total).toBe(170_00);
    expect(ask('01-grocery', [goods(1000_00)], member(0), {}, { partnerId: 'beauty' }).accrual.total).toBe(0);
  });
});

describe('02-coalition', () => {
  it('adds the level’s extra percent to the partner’s own', () => {
    const of = (tierId: string) =>
      ask('02-coalition', [goods(1000_00)], member(0, { tierId }), {}, { partnerId: 'cafe' }).accrual.total;
    expect(['start', 'rider', 'captain'].map(of)).toEqual([20_00, 30_00, 50_00]);
  });

  it('gives 1 % for topping up, and tokens for a finished quest', () => {
    expect(event('02-coalition', 'top-up', 2000_00)).toBe(20_00);
    const nearly = member(0, {
      counters: [
        { key: 'quest/week/coffee', value: 2 },
        { key: 'quest/week/visits', value: 1 },
      ],
    });
    expect(ask('02-coalition', [goods(100_00, { tags: ['coffee'] })], nearly).changes).toContainEqual(
      expect.objectContaining({ key: 'tokens', by: 5 }),
    );
  });
});

describe('03-statuses', () => {
  it('gives by the member’s status, and the inviter by theirs', () => {
    const customer = member(0, { tierId: 'gold', inviter: { memberId: 'boris', tierId: 'silver' } });
    const { accrual, changes } = ask('03-statuses', [goods(4800_00)], customer);
    expect(accrual.total).toBe(144_00);
    expect(changes).toMatchObject([{ kind: 'pointsTo', memberId: 'boris', amount: 48_00 }]);
  });
});

describe('04-ladder', () => {
  it.each([
    [499_99, 0],
    [500_00, 30_00],
    [3000_00, 50_00],
    [5000_00, 80_00],
  ])('with %i bought before, takes %i off 1000.00', (before, off) => {
    expect(ask('04-ladder', [goods(1000_00)], spent(before)).totals.discounts).toBe(off);
  });

  it('has a variant by this receipt and a fixed one with a brand and a category', () => {
    expect(ask('04-ladder-receipt', [goods(3000_00)], null).totals.discounts).toBe(150_00);
    const tea = goods(1000_00, { categories: ['tea'] });
    const lines = [goods(1000_00, { tags: ['brand-sever'] }), goods(1000_00), tea];
    expect(ask('04-ladder-fixed', lines).lines.map(({ net }) => net)).toEqual([900_00, 950_00, 930_00]);
  });
});

describe('05-full-hundreds', () => {
  it('gives 100 points for each full 300, redeems from 500 on', () => {
    expect(ask('05-full-hundreds', [goods(899_99)]).accrual.total).toBe(200_00);
    expect(event('05-full-hundreds', 'review')).toBe(10_00);
    expect(ask('05-full-hundreds', [goods(2000_00)], member(499_00), MAX).redemption.redeemed).toBe(0);
    expect(ask('05-full-hundreds', [goods(2000_00)], member(600_00), MAX).redemption.redeemed).toBe(600_00);
  });
});

describe('06-fashion', () => {
  it('turns every 500 points into a voucher of 500.00 for 6 months', () => {
    const { changes } = ask('06-fashion', [goods(100_00)], member(1100_00));
    expect(changes.slice(0, 2)).toMatchObject([
      { kind: 'pointsSpent', amount: 1000_00 },
      { kind: 'couponIssued', ruleId: 'voucher', faceValue: 500_00 },
    ]);
    expect(changes).toHaveLength(3);
    const paid = ask('06-fashion', [goods(300_00)], member(0), {
      codes: [{ code: 'A1', coupon: coupon('voucher', 500_00) }],
    });
    expect(paid.totals.toPay).toBe(1);
  });

  it('has four tiers', () => {
    const of = (tierId: string) => ask('06-fashion', [goods(1000_00)], member(0, { tierId })).accrual.total;
    expect(['bronze', 'silver', 'gold', 'platinum'].map(of)).toEqual([50_00, 70_00, 100_00, 150_00]);
  });
});

describe('07-lingerie', () => {
  it('gives a point per rouble, a birthday gift, a gift for points, a coupon', () => {
    expect(ask('07-lingerie', [goods(1234_50)]).accrual.total).toBe(1234_00);
    expect(ask('07-lingerie', [goods(100_00)], member(0, { birthday: '1990-11-25' })).accrual.total).toBe(600_00);
    const gift = { rewards: [{ ruleId: 'gift', count: 1 }] };
    expect(ask('07-lingerie', [goods(900_00, { tags: ['gift'] })], member(10_000_00), gift).totals.toPay).toBe(1);
    expect(ask('07-lingerie', [goods(1000_00)], null, { codes: [{ code: 'BELLA15' }] }).totals.discounts).toBe(150_00);
  });
});

describe('08-cashback', () => {
  it('gives 3 % to the kopeck, pays all of the next order, within 90 days', () => {
    const { accrual } = ask('08-cashback', [goods(1234_50)]);
    expect([accrual.total, iso(accrual.expiresAt)]).toEqual([37_03, '2027-02-20T21:00:00.000Z']);
    expect(ask('08-cashback', [goods(100_00)], member(500_00), MAX).totals.toPay).toBe(1);
  });
});

describe('09-kids', () => {
  it('gives a point per full rouble at three brands; 75 points are a credit of 10.00', () => {
    expect(ask('09-kids', [goods(99_90)], member(0), {}, { partnerId: 'midi' }).accrual.total).toBe(99_00);
    expect(ask('09-kids', [goods(99_90)]).accrual.total).toBe(0);
    expect(
      ask('09-kids', [goods(99_90)], member(150_00)).changes.filter(({ kind }) => kind === 'couponIssued'),
    ).toHaveLength(2);
  });
});

describe('10-electronics', () => {
  it('doubles points on the shop’s card and takes at most 10 % of appliances in points', () => {
    const paid = (brand: string) => ({ tenders: [{ kind: 'card', amount: null, brand }] }) as const;
    expect(ask('10-electronics', [goods(1000_00)], member(0), paid('own-card')).accrual.total).toBe(40_00);
    expect(ask('10-electronics', [goods(1000_00)], member(0), paid('other')).accrual.total).toBe(20_00);
    expect(ask('10-electronics', [goods(1000_00)]).possible).toMatchObject([{ ruleId: 'card', reason: 'tender' }]);
    const fridge = goods(10_000_00, { categories: ['appliances'] });
    expect(ask('10-electronics', [fridge], member(5000_00), MAX).redemption).toMatchObject({
      redeemed: 1000_00,
      limitedBy: 'lines',
    });
  });
});

describe('11-delicatessen', () => {
  it('discounts by past purchases and sells tickets for points', () => {
    expect(ask('11-delicatessen', [goods(1000_00)], spent(50_000_00)).totals.discounts).toBe(70_00);
    const ticket = { rewards: [{ ruleId: 'ticket', count: 1 }] };
    expect(
      ask('11-delicatessen', [goods(2500_00, { tags: ['ticket'] })], member(1500_00), ticket).changes,
    ).toMatchObject([{ kind: 'pointsSpent', amount: 1500_00 }]);
  });
});

describe('12-pizza', () => {
  it('gives coins for orders, tasks, birthdays and anniversaries', () => {
    expect(ask('12-pizza', [goods(1000_00)]).accrual.total).toBe(50_00);
    expect(event('12-pizza', 'task')).toBe(50_00);
    const happy = member(0, { birthday: '1990-11-20', joinedOn: '2024-11-22' });
    expect(ask('12-pizza', [goods(1000_00)], happy).accrual.total).toBe(350_00);
  });
});

describe('13-membership', () => {
  it('sells a term, then prices, delivery and early access follow', () => {
    const club = [{ id: 'club', from: instant(0), to: instant(NOON + 1) }];
    expect(ask('13-membership', [goods(1990_00, { tags: ['club-year'] })]).changes).toMatchObject([
      { kind: 'membership', membershipId: 'club' },
    ]);
    const inside = ask(
      '13-membership',
      [goods(599_00, { sku: 'coffee', quantity: 3000 })],
      member(0, { memberships: club }),
    );
    expect([inside.totals.toPay, inside.benefits]).toMatchObject([1197_00, [{ ruleId: 'delivery' }]]);
    expect(ask('13-membership', [goods(599_00, { sku: 'coffee' })]).totals.toPay).toBe(599_00);
    const novelty = [goods(1000_00, { tags: ['new'] })];
    expect(ask('13-membership', novelty, member(0, { memberships: club }))).toMatchObject({
      totals: { toPay: 1000_00 },
      benefits: [{ ruleId: 'delivery' }, { ruleId: 'early' }],
    });
    expect(ask('13-membership', novelty).benefits).toEqual([]);
  });

  it('takes 5 % off new goods for premium members besides', () => {
    const premium = member(0, { memberships: [{ id: 'premium', from: instant(0), to: instant(NOON + 1) }] });
    expect(ask('13-membership', [goods(1000_00, { tags: ['new'] })], premium).totals.toPay).toBe(950_00);
  });
});

describe('14-coffee', () => {
  it('gives the tenth cup, beside points', () => {
    const nine = member(0, { counters: [{ key: 'stamps/cups', value: 9 }] });
    const cup = goods(180_00, { tags: ['coffee'] });
    const taken = ask('14-coffee', [cup], nine, { rewards: [{ ruleId: 'tenth', count: 1 }] });
    expect([taken.totals.toPay, taken.accrual.total]).toEqual([1, 0]);
    expect(ask('14-coffee', [cup], nine)).toMatchObject({ totals: { toPay: 180_00 }, accrual: { total: 9_00 } });
  });
});

describe('15-volume', () => {
  it.each([
    [0, 10_00],
    [2000_00, 50_00],
    [5000_00, 100_00],
    [10_000_00, 200_00],
  ])('with %i last month gives %i on 1000.00', (volume, total) => {
    const customer = member(0, { lastMonth: { period: '2026-10', spent: kopecks(volume) } });
    expect(ask('15-volume', [goods(1000_00)], customer).accrual.total).toBe(total);
  });
});

describe('16-thousand', () => {
  it('gives 100 points for each 1000.00 and 10 % for 1000 points', () => {
    expect(ask('16-thousand', [goods(2999_00)]).accrual.total).toBe(200_00);
    expect(ask('16-thousand', [goods(10_00)], member(1000_00)).changes).toMatchObject([
      { kind: 'pointsSpent', amount: 1000_00 },
      { kind: 'couponIssued', ruleId: 'ten', faceValue: null },
    ]);
    const codes = [{ code: 'A1', coupon: coupon('ten') }];
    expect(ask('16-thousand', [goods(2000_00)], member(0), { codes }).totals.discounts).toBe(200_00);
  });
});

describe('17-rewards', () => {
  it('takes 5 % off electronics at once, and codes off the receipt', () => {
    expect(ask('17-rewards', [goods(1000_00, { categories: ['electronics'] })]).totals.discounts).toBe(50_00);
    const off = (price: number, code: string) =>
      ask('17-rewards', [goods(price)], null, { codes: [{ code }] }).totals.discounts;
    expect([off(2000_00, '0CEHЬ'), off(999_99, '0CEHЬ'), off(20_000_00, '0CEHЬ')]).toEqual([200_00, 0, 1000_00]);
    expect(
      ask('17-rewards', [goods(900_00)], member(0), { codes: [{ code: 'A1', coupon: coupon('single') }] }).totals
        .discounts,
    ).toBe(300_00);
  });
});

describe('18-referral', () => {
  it('gives both sides with the first purchase from 1000.00', () => {
    const friend = member(0, { inviter: { memberId: 'boris', tierId: null } });
    const first = ask('18-referral', [goods(1000_00)], friend);
    expect([first.accrual.total, first.changes[0]]).toMatchObject([200_00, { kind: 'pointsTo', amount: 300_00 }]);
    expect(ask('18-referral', [goods(999_99)], friend).changes).toEqual([]);
  });
});

describe('19-combined', () => {
  it('never gives more than a quarter of the list price, points included', () => {
    const eager = member(900_00, { segments: ['subscriber', 'surveyed'] });
    const { totals } = ask('19-combined', [goods(1000_00)], eager, MAX);
    expect([totals.discounts, totals.redeemedMoney, totals.toPay]).toEqual([190_00, 60_00, 750_00]);
  });

  it('turns useful actions into discounts from then on: the subscription 50 points and 10 %, the survey 10 % more', () => {
    const useful = (customer: CustomerSnapshot, what: string) => {
      const answer = quoteEvent(load('19-combined'), { name: what, amount: kopecks(0) }, customer, at());
      const { accrual, changes } = answer;
      return { given: accrual.total, after: postToMember(customer, { instant: at().now, paid: null, changes }) };
    };
    const paying = (customer: CustomerSnapshot) => ask('19-combined', [goods(1000_00)], customer).totals.toPay;
    const subscribed = useful(member(0), 'subscription');
    const both = useful(subscribed.after, 'survey');
    expect([subscribed.given, both.given]).toEqual([50_00, 0]);
    expect([member(0), subscribed.after, both.after].map(paying)).toEqual([1000_00, 900_00, 810_00]);
    expect([useful(both.after, 'subscription').given, both.after.segments]).toEqual([0, ['subscriber', 'surveyed']]);
  });
});

describe('20-value', () => {
  it('gives benefits that cost the receipt nothing', () => {
    const { benefits, totals } = ask('20-value', [goods(5000_00)], member(0, { tierId: 'friend' }));
    expect([benefits.map(({ ruleId }) => ruleId), totals.toPay]).toEqual([['invitation', 'repair'], 5000_00]);
  });
});
