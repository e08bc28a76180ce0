/** What the customer does without a receipt, as the cashier meets it: the centre is not asked. */
import { describe, expect, it } from 'vitest';
import { kopecks } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import { programmeOf } from '../../loyalty/testing/shop.ts';
import { CODES, FEED, openBench, programmeChange } from '../checkout/fixtures/till-bench.ts';
import type { Bench } from '../checkout/fixtures/till-bench.ts';
import { pageBody } from '../store/fixtures.ts';

const survey = {
  ...{ kind: 'event-accrual', id: 'survey', name: { ru: 'Анкета', en: 'Survey' }, event: 'survey' },
  ...{ points: 50_00, segment: 'surveyed', limits: { perMember: 1 } },
};
const topUp = {
  ...{ kind: 'event-accrual', id: 'top-up', name: { ru: 'Пополнение', en: 'Top-up' }, event: 'top-up', rateBp: 1_00 },
};
const surveyed = {
  ...{ kind: 'receipt-percent-discount', id: 'off', rateBp: 10_00, audience: { segments: ['surveyed'] } },
};
const PROGRAMME: Programme = programmeOf([survey, topUp, surveyed], {
  lots: { activationDays: 0, expiry: { mode: 'days', days: 30 } },
});
const once = { event: 'survey', amount: null };

async function benchWith(programme = PROGRAMME): Promise<Bench> {
  const bench = await openBench({ withProgramme: false });
  await bench.stores.directory.applyPage({
    ...{ feed: FEED, body: pageBody([programmeChange(20, programme)], 20), pauseMs: 0 },
    at: bench.clock.now(),
  });
  bench.centre.setOnline(false);
  bench.scan(CODES.milk, CODES.card);
  return bench;
}

describe('the events of the programme', () => {
  it('are listed with what they bring, in the language of the screen', async () => {
    const { till } = await benchWith();
    till.setLocale('en');
    expect(till.memberEvents.list()).toEqual([
      { event: 'survey', title: 'Survey', points: 50_00, share: null, refusal: null },
      { event: 'top-up', title: 'Top-up', points: 0, share: '1%', refusal: null },
    ]);
  });

  it('are none without a programme, and wait for a customer', async () => {
    const bench = await openBench({ withProgramme: false });
    expect(() => bench.till.memberEvents.list()).toThrow(expect.objectContaining({ code: 'NO_CUSTOMER' }));
    bench.scan(CODES.card);
    expect(bench.till.memberEvents.list()).toEqual([]);
    expect(() => bench.till.memberEvents.record(once)).toThrow(expect.objectContaining({ code: 'EVENT_NOT_OFFERED' }));
  });
});

describe('an event', () => {
  it('is in the account, in the segment and on the begun receipt at once, without the centre', async () => {
    const { till, screen } = await benchWith();
    const before = screen.sale;
    expect(till.memberEvents.record(once)).toEqual({
      ...{ title: 'Анкета', points: 50_00 },
      lots: [{ points: 50_00, activatesAt: null, lastDay: '2026-12-22' }],
    });
    expect(screen.sale.customer!.available).toBe(before.customer!.available + 50_00);
    expect([before.totals.toPay, screen.sale.totals.toPay]).toEqual([89_90, 80_91]);
    expect(screen.sale.lines).toEqual([expect.objectContaining({ lineNo: 1 })]);
  });

  it('waits in the queue as one operation, with what the centre needs to count it again and no birthday', async () => {
    const { till, stores } = await benchWith();
    till.memberEvents.record(once);
    const { kind, payload } = stores.outbox.nextBatch(10, 1_000_000).at(-1)!;
    expect(kind).toBe('eventRecorded');
    expect(JSON.parse(payload)).toMatchObject({
      event: { name: 'survey', amount: 0 },
      customer: { customerId: 'anna' },
      programme: { id: PROGRAMME.id },
      claim: {
        accrued: 50_00,
        changes: [
          { kind: 'segment', segment: 'surveyed' },
          { kind: 'counter', key: 'uses/survey/life', by: 1 },
        ],
      },
    });
    expect(payload).not.toContain('birthday');
  });

  it('that is rewarded once is told off the second time, and nothing more is queued', async () => {
    const { till, stores } = await benchWith();
    till.memberEvents.record(once);
    const { queued } = stores.ledger.queueSummary();
    expect(() => till.memberEvents.record(once)).toThrow(
      expect.objectContaining({ code: 'EVENT_REFUSED', params: { reason: '«Анкета»: клиент уже использовал' } }),
    );
    expect(till.memberEvents.list()[0]).toMatchObject({ points: 0, refusal: '«Анкета»: клиент уже использовал' });
    expect(stores.ledger.queueSummary().queued).toBe(queued);
  });

  it('with a sum asks for it, and counts the share of it', async () => {
    const { till } = await benchWith();
    const topped = (amount: number | null) => ({ event: 'top-up', amount: amount === null ? null : kopecks(amount) });
    expect(() => till.memberEvents.record(topped(null))).toThrow(expect.objectContaining({ code: 'EVENT_NO_SUM' }));
    expect(() => till.memberEvents.record(topped(99_99))).toThrow(expect.objectContaining({ code: 'EVENT_REFUSED' }));
    expect(till.memberEvents.record(topped(1500_00)).points).toBe(15_00);
  });

  it('is still in the account after the till was started anew', async () => {
    const first = await benchWith();
    first.till.memberEvents.record(once);
    const { available } = first.screen.sale.customer!;
    await first.stop();
    const again = await openBench({ withProgramme: false, folder: first.folder });
    again.centre.setOnline(false);
    again.clock.pass(60_000);
    again.scan(CODES.card);
    expect(again.screen.sale.customer!.available).toBe(available);
    expect(again.till.memberEvents.list()[0]!.refusal).not.toBeNull();
  });
});
