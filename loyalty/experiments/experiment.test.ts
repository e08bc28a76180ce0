import { describe, expect, it } from 'vitest';
import { discountsOf, goods, itemPercent, member, quoteVisit } from '../testing/shop.ts';
import { groupOf } from './experiment.ts';

const experiment = {
  id: 'autumn',
  salt: '1',
  groups: [
    { id: 'control', shareBp: 10_00 },
    { id: 'a', shareBp: 45_00 },
    { id: 'b', shareBp: 45_00 },
  ],
};
const members = Array.from({ length: 10_000 }, (_, i) => `member-${i}`);

describe('groupOf', () => {
  it('splits members by their shares, to a few in a thousand', () => {
    const counts = Map.groupBy(members, (id) => groupOf(experiment, id));
    expect(counts.get('control')!.length).toBeGreaterThan(900);
    expect(counts.get('control')!.length).toBeLessThan(1100);
    expect(counts.get('a')!.length).toBeGreaterThan(4300);
    expect(counts.get('a')!.length).toBeLessThan(4700);
  });

  it('keeps a member in one group, and moves them with the salt', () => {
    expect(members.every((id) => groupOf(experiment, id) === groupOf(experiment, id))).toBe(true);
    const moved = members.filter((id) => groupOf(experiment, id) !== groupOf({ ...experiment, salt: '2' }, id));
    expect(moved.length).toBeGreaterThan(4000);
  });

  it('opens a rule to one group alone', () => {
    const rules = [itemPercent(10_00, { audience: { experiment: { id: 'autumn', group: 'a' } } })];
    const off = (id: string) =>
      discountsOf(
        quoteVisit({
          rules,
          terms: { experiments: [experiment] },
          lines: [goods(100_00)],
          customer: member(0, { id }),
        }),
      )[0];
    for (const id of members.slice(0, 50)) expect(off(id)).toBe(groupOf(experiment, id) === 'a' ? 10_00 : 0);
  });
});
