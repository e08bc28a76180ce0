/** Law 9: the answer does not depend on the time zone of the computer that gives it. Source: loyalty-domain section 17. */
import { afterAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { anyVisit, quoteOf } from '../../loyalty/testing/any-visit.ts';
import { cases } from '../../loyalty/testing/cases.ts';

const HOST_ZONES = ['UTC', 'Asia/Vladivostok', 'America/St_Johns', 'Pacific/Apia'];
const before = process.env['TZ'];

function inZone<T>(zone: string, work: () => T): T {
  process.env['TZ'] = zone;
  return work();
}

afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

it('really moves the host', () => {
  const offsets = HOST_ZONES.map((zone) => inZone(zone, () => new Date(2026, 0, 1).getTimezoneOffset()));
  expect(offsets).toEqual([0, -600, 210, -780]);
});

it('gives the same bytes wherever the host believes to be', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const answers = HOST_ZONES.map((zone) => inZone(zone, () => JSON.stringify(quoteOf(visit))));
      expect(new Set(answers).size).toBe(1);
    }),
    cases(10_000),
  );
});
