import { describe, expect, it } from 'vitest';
import { programmeOf } from '../testing/shop.ts';
import { listEvents } from './event-accrual.ts';

describe('listEvents', () => {
  it('names each event once, by its first rule, with the share of its sum over all rules', () => {
    const rules = [
      { kind: 'event-accrual', id: 'review', event: 'review', points: 10_00 },
      { kind: 'event-accrual', id: 'top-up', event: 'top-up', rateBp: 1_00 },
      { kind: 'percent-accrual', id: 'base', rateBp: 5_00 },
      { kind: 'event-accrual', id: 'extra', event: 'top-up', rateBp: 50 },
    ];
    expect(listEvents(programmeOf(rules)).map(({ name, ruleIds, rateBp }) => [name, ruleIds, rateBp])).toEqual([
      ['review', ['review'], 0],
      ['top-up', ['top-up', 'extra'], 1_50],
    ]);
  });
});
