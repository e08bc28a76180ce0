import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, points } from '../money/units.ts';
import { MOSCOW, NOON, lot } from '../testing/shop.ts';
import { DAY_MS } from '../time/zoned-day.ts';
import { donatePoints, transferPoints } from './transfer.ts';
import type { Sender, TransferRequest } from './transfer.ts';
import type { TransferTerms } from './transfer-terms.ts';
import { transferTermsSchema } from './transfer-terms.ts';
import { basisPoints } from '../money/units.ts';

const BALANCE = { zone: MOSCOW, expiryWarningDays: 30 };
const soon = instant(NOON + 10 * DAY_MS);
const late = instant(NOON + 90 * DAY_MS);

const sender = (given: Partial<Sender> = {}): Sender => ({
  id: 'anna',
  blocked: false,
  lots: [lot('late', 400_00, 0, late), lot('soon', 300_00, 0, soon), lot('pending', 999_00, NOON + 1)],
  held: points(0),
  debt: points(0),
  sentToday: points(0),
  ...given,
});
const ask = (amount: number, given: Partial<Sender> = {}): TransferRequest => ({
  sender: sender(given),
  receiver: { id: 'boris', blocked: false },
  amount: points(amount),
  now: NOON,
});
const FIVE: TransferTerms = transferTermsSchema.parse({ feeBp: basisPoints(500) });

describe('transferPoints', () => {
  it('takes the fee out of what arrives where the receiver pays', () => {
    const done = transferPoints({ ...FIVE, feePaidBy: 'receiver' }, ask(500_00), BALANCE);
    expect(done).toMatchObject({ ok: true, fee: 25_00, received: [{ amount: 300_00 }, { amount: 175_00 }] });
  });

  it('rounds the fee up: 5 % of 0.01 is 0.01', () => {
    expect(transferPoints(FIVE, ask(1), BALANCE)).toMatchObject({ ok: true, fee: 1, received: [{ amount: 1 }] });
  });

  it.each([
    ['nothing', ask(0), {}, 0],
    ['belowMin', ask(99_99), { min: points(100_00) }, 100_00],
    ['overDayCap', ask(200_01, { sentToday: points(300_00) }), { perDay: points(500_00) }, 200_00],
    ['notEnough', ask(700_01), {}, 700_00],
    ['notEnough', ask(500_00, { held: points(150_00), debt: points(51_00) }), {}, 499_00],
    ['senderBlocked', ask(100_00, { blocked: true }), {}, 0],
    ['receiverBlocked', { ...ask(100_00), receiver: { id: 'boris', blocked: true } }, {}, 0],
    ['sameMember', { ...ask(100_00), receiver: { id: 'anna', blocked: false } }, {}, 0],
  ] as const)('refuses with %s and says the bound', (reason, request, terms, bound) => {
    expect(transferPoints(terms, request, BALANCE)).toEqual({ ok: false, reason, bound });
  });

  it('neither makes nor loses a point, nor a day of its life', () => {
    const anyLots = fc.array(
      fc.record({ amount: fc.integer({ min: 1, max: 50_000 }), days: fc.integer({ min: 1, max: 99 }) }),
    );
    const cases = fc.record({
      drafts: anyLots,
      amount: fc.integer({ min: 1, max: 100_000 }),
      feeBp: fc.integer({ min: 0, max: 3_000 }).map(basisPoints),
      feePaidBy: fc.constantFrom('sender' as const, 'receiver' as const),
    });
    fc.assert(
      fc.property(cases, ({ drafts, amount, feeBp, feePaidBy }) => {
        const lots = drafts.map(({ amount: a, days }, i) => lot(`l${i}`, a, 0, NOON + days * DAY_MS));
        const done = transferPoints({ feeBp, feePaidBy }, ask(amount, { lots }), BALANCE);
        const sum = (some: readonly { amount: number }[]) => some.reduce((total, each) => total + each.amount, 0);
        fc.pre(done.ok);
        expect(sum(done.received) + done.fee).toBe(sum(done.parts));
        expect(sum(done.lots) + sum(done.parts)).toBe(sum(lots));
        const ends = new Set(lots.map(({ expiresAt }) => expiresAt));
        expect(done.received.every(({ expiresAt }) => ends.has(expiresAt))).toBe(true);
      }),
    );
  });
});

describe('donatePoints', () => {
  const terms = { charities: [{ id: 'shelter', name: { ru: 'Приют', en: 'Shelter' } }], min: points(10_00) };
  const give = (charityId: string, amount: number) =>
    donatePoints(terms, { sender: sender(), charityId, amount: points(amount), now: NOON }, BALANCE);

  it('gives all of it, without a fee', () => {
    expect(give('shelter', 50_00)).toMatchObject({ ok: true, fee: 0, received: [{ amount: 50_00 }] });
  });

  it('knows only the charities of the programme, and the least gift', () => {
    expect(give('stranger', 50_00)).toMatchObject({ ok: false, reason: 'unknownCharity' });
    expect(give('shelter', 9_99)).toEqual({ ok: false, reason: 'belowMin', bound: 10_00 });
  });
});
