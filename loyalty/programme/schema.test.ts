import { describe, expect, it } from 'vitest';
import { instant } from '../money/units.ts';
import { itemPercent, percentAccrual, programmeOf, redemptionOf } from '../testing/shop.ts';
import { findVersion, prepareProgramme } from './prepare.ts';
import { parseProgramme } from '../document/parse-programme.ts';
import { canonicalText } from './schema.ts';

const good = programmeOf([itemPercent(15_00), redemptionOf(30_00), percentAccrual(5_00)]);
const problemsOf = (changes: object) => {
  const parsed = parseProgramme({ ...good, ...changes });
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
};
const [first, second, third] = good.mechanics;

describe('parseProgramme', () => {
  it('changes nothing in a valid document, whatever its key order', () => {
    const stored = JSON.parse(JSON.stringify(good)) as object;
    const parsed = parseProgramme(Object.fromEntries(Object.entries(stored).reverse()));
    expect(parsed.ok && parsed.programme).toEqual(good);
    expect(parsed.ok && canonicalText(parsed.programme)).toBe(canonicalText(good));
  });

  it.each([null, 42, 'text', [], {}])('refuses %j without throwing', (document) => {
    expect(parseProgramme(document).ok).toBe(false);
  });

  it.each([
    { why: 'a float', changes: { pointValue: 0.5 }, path: 'pointValue' },
    { why: 'a point that is worth nothing', changes: { pointValue: 0, mechanics: [first] }, path: 'pointValue' },
    { why: 'an unknown zone', changes: { zone: 'Moscow' }, path: 'zone' },
    { why: 'a date that does not exist', changes: { from: '2026-02-30' }, path: 'from' },
    { why: 'an end before the beginning', changes: { to: '2026-01-01' }, path: 'to' },
    { why: 'a field nobody knows', changes: { colour: 'red' }, path: 'colour' },
    {
      why: 'a mechanic nobody knows',
      changes: { mechanics: [{ ...first, kind: 'magic' }] },
      path: 'mechanics[0].kind',
    },
    {
      why: 'a price with a code, which is tried after prices are set',
      changes: { mechanics: [{ id: 'r', name: first!.name, kind: 'set-price', price: 1, coupon: { codes: ['ONE'] } }] },
      path: 'mechanics[0].coupon',
    },
    {
      why: 'an event with a code, which only a receipt can have',
      changes: {
        mechanics: [
          { id: 'r', name: first!.name, kind: 'event-accrual', event: 'e', points: 1, coupon: { isSingle: true } },
        ],
      },
      path: 'mechanics[0].coupon',
    },
    { why: 'a rate above 100 %', changes: { mechanics: [{ ...first, rateBp: 10_001 }] }, path: 'mechanics[0].rateBp' },
    {
      why: 'a misspelt field of a rule',
      changes: { mechanics: [{ ...first, prioritee: 1 }] },
      path: 'mechanics[0].prioritee',
    },
    { why: 'an id used twice', changes: { mechanics: [first, { ...third, id: 'r1' }] }, path: 'mechanics[1].id' },
    {
      why: 'two redemptions',
      changes: { mechanics: [first, second, { ...second, id: 'x' }] },
      path: 'mechanics[2].kind',
    },
    {
      why: 'a rate for a tier that is not there',
      changes: { mechanics: [{ ...first, rateByTierBp: { gold: 100 } }] },
      path: 'mechanics[0].rateByTierBp.gold',
    },
    {
      why: 'a step worth less than a kopeck',
      changes: { pointValue: 50, mechanics: [{ ...second, step: 1 }] },
      path: 'mechanics[0].step',
    },
    {
      why: 'two tiers from one sum',
      changes: { tiers: ['a', 'b'].map((id) => ({ id, name: { ru: id, en: id }, from: 0 })) },
      path: 'tiers[1].from',
    },
  ])('names the place of $why: $path', ({ changes, path }) => {
    expect(problemsOf(changes)).toEqual([path]);
  });
});

describe('canonicalText', () => {
  it('sorts keys and knows no spaces, so that a hash is of the content alone', () => {
    expect(canonicalText(good)).toMatch(/^\{"expiryWarningDays":30,"from":"2026-01-01","id":"bare",/);
  });
});

describe('prepareProgramme', () => {
  it('hashes the canonical text', () => {
    expect(prepareProgramme(good, (text) => `<${text}>`).hash).toBe(`<${canonicalText(good)}>`);
  });

  it('2026-06-30T21:30Z is under the version from 1 July of a Moscow programme', () => {
    const version = (number: number, from: string, to: string | null) =>
      prepareProgramme({ ...good, version: number, from, to }, () => `v${number}`);
    const versions = [version(1, '2026-01-01', null), version(2, '2026-07-01', '2026-08-01')];
    const at = (text: string) => findVersion(versions, instant(Date.parse(text)))?.hash;
    expect(at('2025-12-31T20:59:59Z')).toBeUndefined();
    expect(at('2026-06-30T20:59:59Z')).toBe('v1');
    expect(at('2026-06-30T21:00:00Z')).toBe('v2');
    expect(at('2026-06-30T21:30:00Z')).toBe('v2');
    expect(at('2026-07-31T21:00:00Z')).toBe('v1');
  });
});
