import { describe, expect, it } from 'vitest';
import type { Change } from '../quote/types.ts';
import { programmeOf } from '../testing/shop.ts';
import { isOverused } from './overuse.ts';

const programme = programmeOf([
  { kind: 'event-accrual', id: 'survey', event: 'survey', points: 10_00, limits: { perMember: 1, perDay: 2 } },
]);
const used = (key: string, value: number) => {
  const change: Change = { kind: 'counter', scope: 'member', key, by: 1, onReturn: 'whole' };
  return isOverused(programme, { counters: [{ key, value }] }, [change]);
};

describe('isOverused', () => {
  it.each([
    ['uses/survey/life', 1, false],
    ['uses/survey/life', 2, true],
    ['uses/survey/2026-11-22', 2, false],
    ['uses/survey/2026-11-22', 3, true],
    ['uses/survey/2026-11', 99, false],
    ['uses/survey/y2026', 99, false],
    ['stamps/survey', 99, false],
  ])('%s at %i: %s', (key, value, is) => {
    expect(used(key, value)).toBe(is);
  });
});
