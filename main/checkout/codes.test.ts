/** Limited codes at the till: a use is set aside at the centre before it counts, and given back when it is not used. */
import { describe, expect, it } from 'vitest';
import { demoProgramme, instant } from '../../loyalty/index.ts';
import type { Coupon } from '../../loyalty/index.ts';
import { pageBody } from '../store/fixtures.ts';
import type { CodeReserved } from '../sync/reserve-code.ts';
import { AFTERNOON, CODES, FEED, openBench, programmeChange } from './fixtures/till-bench.ts';
import type { Bench } from './fixtures/till-bench.ts';

const CODE = 'K7Q2M9XA';
const COUPON: Coupon = {
  code: CODE,
  ruleId: 'autumn',
  ownerId: null,
  from: instant(0),
  to: null,
  state: 'issued',
  usesLeft: 1,
  faceValue: null,
};
const MINUTE = 60_000;
const granted = (minutes = 15): CodeReserved => ({
  coupon: COUPON,
  isKnown: true,
  isReserved: true,
  until: instant(AFTERNOON + minutes * MINUTE),
});

async function benchWith(reserve: Bench['centre']['reserve']): Promise<Bench> {
  const bench = await openBench();
  bench.centre.reserve = reserve;
  bench.scan(CODES.milk);
  return bench;
}

describe('a code of the programme', () => {
  it('that has uses of its own is set aside at the centre before it counts', async () => {
    const bench = await openBench();
    bench.centre.reserve = () => ({ ...granted(), coupon: null, isReserved: false });
    const mechanics = demoProgramme.mechanics.map((rule) =>
      rule.id === 'autumn' ? { ...rule, coupon: { codes: ['OSEN'], perCode: 1 } } : rule,
    ) as typeof demoProgramme.mechanics;
    const body = pageBody([programmeChange(20, { ...demoProgramme, version: 2, mechanics })], 20);
    await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
    bench.scan(CODES.milk);
    await expect(bench.till.sale.enterCode('osen')).rejects.toMatchObject({ code: 'CODE_TAKEN' });
  });
});

describe('a code of a batch', () => {
  it('that only the centre knows takes its percent off once a use is set aside', async () => {
    const { till, screen } = await benchWith(() => granted());
    await till.sale.enterCode('k7q2-m9xa');
    expect(screen.sale.codes).toMatchObject([{ shown: 'k7q2-m9xa', isApplied: true, money: 8_99 }]);
  });

  it('whose last use another till has is refused and said so', async () => {
    const { till, screen } = await benchWith(() => ({ ...granted(), isReserved: false }));
    await expect(till.sale.enterCode(CODE)).rejects.toMatchObject({ code: 'CODE_TAKEN' });
    expect(screen.sale.codes).toEqual([]);
  });

  it('that is used up is refused with that reason', async () => {
    const used = { ...granted(), coupon: { ...COUPON, state: 'used' as const }, isReserved: false };
    const { till } = await benchWith(() => used);
    await expect(till.sale.enterCode(CODE)).rejects.toMatchObject({
      code: 'CODE_REFUSED',
      params: { reason: 'Код «K7Q2M9XA» уже использован' },
    });
  });

  it('is refused while the centre does not answer', async () => {
    const { till } = await benchWith(() => undefined);
    await expect(till.sale.enterCode(CODE)).rejects.toMatchObject({
      code: 'CODE_NOT_APPLIED',
      params: { reason: 'Код «K7Q2M9XA» проверим, когда появится связь' },
    });
  });

  it('gives its use back when it is taken out, when the sale is cancelled, and when it gives nothing', async () => {
    const bench = await benchWith(() => granted());
    await bench.till.sale.enterCode(CODE);
    bench.till.sale.removeCode(CODE);
    expect(bench.centre.released).toEqual([CODE]);
    await bench.till.sale.enterCode(CODE);
    bench.till.sale.cancel();
    expect(bench.centre.released).toEqual([CODE, CODE]);
    await expect(bench.till.sale.enterCode(CODE)).rejects.toMatchObject({ code: 'CODE_NOT_APPLIED' });
    expect(bench.centre.released).toEqual([CODE, CODE, CODE]);
  });

  it('keeps its use when the receipt is issued, and the receipt carries its record', async () => {
    const bench = await benchWith(() => granted());
    await bench.till.sale.enterCode(CODE);
    await bench.till.sale.pay({ cash: 80_91, card: 0 });
    expect(bench.centre.released).toEqual([]);
    const plan = bench.stores.ledger.findSale({ number: 1 })?.plan;
    expect(plan?.basket.codes).toEqual([{ code: CODE, coupon: COUPON }]);
  });

  it('still counts when the link goes while its use is set aside', async () => {
    const bench = await benchWith(() => granted());
    bench.scan(CODES.card);
    await bench.till.sale.enterCode(CODE);
    bench.centre.setOnline(false);
    expect(bench.screen.sale.codes).toMatchObject([{ isApplied: true }]);
  });

  it('is prolonged at pay when less than 5 minutes are left, and refused if it is another till’s by then', async () => {
    const bench = await benchWith(() => granted(4));
    await bench.till.sale.enterCode(CODE);
    bench.centre.reserve = () => ({ ...granted(), isReserved: false });
    await expect(bench.till.sale.pay({ cash: 80_91, card: 0 })).rejects.toMatchObject({ code: 'CODE_TAKEN' });
    expect(bench.screen.sale).toMatchObject({ phase: 'selling', codes: [], totals: { toPay: 89_90 } });
  });
});
