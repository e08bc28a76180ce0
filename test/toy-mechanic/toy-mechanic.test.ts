/**
 * The walk of docs/programme.md, "Adding a kind of rule", step by step: a mechanic from outside plugs into the engine
 * by standing in the list, and audience, limits, stacking, codes and returns are the frame's.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProgramme, parseProgramme, prepareProgramme, quote } from '../../loyalty/index.ts';
import { PRODUCT } from '../../loyalty/mechanics/index.ts';
import type { Mechanic } from '../../loyalty/mechanics/mechanic.ts';
import { programmeSchemaOf } from '../../loyalty/programme/schema.ts';
import { explain, textsOf } from '../../loyalty/quote/explain.ts';
import {
  basket,
  discountsOf,
  goods,
  itemPercent,
  member,
  MOSCOW,
  NOON,
  programmeOf,
} from '../../loyalty/testing/shop.ts';
import type { RuleDraft } from '../../loyalty/testing/shop.ts';
import { luckyLine } from './lucky-line.ts';

/** The one line that a mechanic of the product takes in `loyalty/mechanics/index.ts`. */
const MECHANICS: readonly Mechanic[] = [...PRODUCT, luckyLine as unknown as Mechanic];
const SCHEMA = programmeSchemaOf(MECHANICS);

const lucky: RuleDraft = {
  kind: 'lucky-line',
  id: 'lucky',
  name: { ru: 'Счастливая строка', en: 'Lucky line' },
  every: 2,
  rateBp: 10_00,
};

function programme(rules: readonly RuleDraft[], terms: object = {}) {
  const document = { ...programmeOf([]), ...terms, mechanics: rules };
  const parsed = parseProgramme(JSON.parse(JSON.stringify(document)), SCHEMA);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

function sell(rules: readonly RuleDraft[], terms: object = {}, codes: { code: string }[] = []) {
  const { programme: document, text } = programme(rules, terms);
  const prepared = prepareProgramme(document, () => 'hash', text, MECHANICS);
  const lines = [goods(100_00), goods(200_00), goods(300_00), goods(10_00, { minUnitPrice: 9_50 })];
  return quote(prepared, { ...basket(lines), codes }, member(0), { now: NOON, storeZone: MOSCOW, offline: null });
}

describe('a mechanic defined outside the engine', () => {
  it('1. gives what its file says, and no line goes under its minimum price', () => {
    const answer = sell([lucky]);
    expect(discountsOf(answer)).toEqual([0, 20_00, 0, 50]);
    expect(answer.explanations.map(({ code, amount }) => [code, amount])).toEqual([
      ['discount.lucky', 20_50],
      ['discount.cut.minPrice', 50],
    ]);
  });

  it('2. says so in both languages, and the programme describes it', () => {
    const [first] = sell([lucky]).explanations;
    const texts = textsOf(MECHANICS);
    expect(explain(first!, 'ru', texts)).toBe('Счастливая строка: 10\u00a0% на счастливую строку');
    expect(explain(first!, 'en', texts)).toBe('Lucky line: 10% off a lucky line');
    const sections = describeProgramme(programme([lucky]).programme, 'en', MECHANICS);
    expect(sections.flatMap(({ lines }) => lines)).toContain('Lucky line: 10% off every 2th line.');
  });

  it('3. is known by standing in the list: without its line the document names an unknown kind', () => {
    const document = { ...programmeOf([]), mechanics: [lucky] };
    expect(parseProgramme(document)).toMatchObject({ ok: false, problems: [{ path: 'mechanics[0].kind' }] });
    expect(parseProgramme({ ...document, mechanics: [{ ...lucky, every: 1 }] }, SCHEMA)).toMatchObject({
      ok: false,
      problems: [{ path: 'mechanics[0].every' }],
    });
  });

  it('4. has audience, limits, groups, codes and counters without a line of its own', () => {
    expect(discountsOf(sell([{ ...lucky, audience: { segments: ['vip'] } }]))).toEqual([0, 0, 0, 0]);
    const limited = sell([{ ...lucky, limits: { perMember: 1 } }]);
    expect(limited.changes).toMatchObject([{ kind: 'counter', key: 'uses/lucky/life', by: 1 }]);
    expect(discountsOf(sell([{ ...lucky, coupon: { codes: ['LUCK'] } }]))).toEqual([0, 0, 0, 0]);
    expect(discountsOf(sell([{ ...lucky, coupon: { codes: ['LUCK'] } }], {}, [{ code: 'LUCK' }]))[1]).toBe(20_00);
    const name = { ru: 'Всем', en: 'All' };
    const rival = { ...itemPercent(15_00, { id: 'all', group: 'one' }), name };
    const grouped = sell([{ ...lucky, group: 'one' }, rival], { groups: [{ id: 'one', mode: 'best' }] });
    expect(discountsOf(grouped)).toEqual([15_00, 30_00, 45_00, 50]);
  });
});

it('is the very file that docs/programme.md shows', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const body = read('./lucky-line.ts')
    .split('\n')
    .filter((line) => !line.startsWith('import '))
    .join('\n');
  const shown = /```ts\n([\s\S]*?)```/.exec(read('../../docs/programme.md'))?.[1];
  expect(shown?.trim()).toBe(body.replace(/\n{2,}/, '\n\n').trim());
});
