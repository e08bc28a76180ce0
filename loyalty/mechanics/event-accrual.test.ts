import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { prepareProgramme } from '../programme/prepare.ts';
import { quoteEvent } from '../quote/quote-event.ts';
import { member, MOSCOW, NOON, programmeOf } from '../testing/shop.ts';
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

describe('a segment for an event', () => {
  const after = (rule: object, segments?: string[]) => {
    const programme = programmeOf([{ kind: 'event-accrual', id: 'rule', event: 'done', ...rule }]);
    const event = { name: 'done', amount: kopecks(1000_00) };
    const context = { now: NOON, storeZone: MOSCOW, offline: null };
    const customer = member(0, segments === undefined ? {} : { segments });
    const { accrual, changes, explanations } = quoteEvent(
      prepareProgramme(programme, () => 'hash'),
      event,
      customer,
      context,
    );
    return [
      accrual.total,
      changes.flatMap((change) => (change.kind === 'segment' ? [change.segment] : [])),
      explanations.map(({ code }) => code),
    ];
  };

  it('comes with points by the sum, again and again', () => {
    expect(after({ rateBp: 1_00, segment: 'rider' }, ['rider'])).toEqual([10_00, ['rider'], ['accrue.event']]);
  });

  it('is all there is without points, once', () => {
    expect(after({ segment: 'surveyed' })).toEqual([0, ['surveyed'], ['accrue.event.joined']]);
    expect(after({ segment: 'surveyed' }, ['surveyed'])).toEqual([0, [], ['accrue.skipped.joined']]);
  });

  it('is not said of a rule that gives neither', () => {
    expect(after({})).toEqual([0, [], expect.not.arrayContaining(['accrue.skipped.joined']) as string[]]);
  });
});
