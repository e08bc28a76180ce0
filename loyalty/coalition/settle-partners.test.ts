import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../money/units.ts';
import { settlePartners } from './settle-partners.ts';
import type { PartnerPosting } from './settle-partners.ts';

const gave = (issuer: string, amount: number): PartnerPosting => ({ issuer, acceptor: null, amount });
const took = (acceptor: string, amount: number): PartnerPosting => ({ issuer: null, acceptor, amount });

describe('settlePartners', () => {
  it('lets the issuer pay for what it gave and the acceptor be paid for what it took', () => {
    const accounts = settlePartners([gave('cafe', 300_00), took('books', 120_50), gave('books', 20_00)], kopecks(100));
    expect(accounts).toEqual([
      { partnerId: 'books', given: 20_00, taken: 120_50, owes: 20_00, isOwed: 120_50, net: 100_50 },
      { partnerId: 'cafe', given: 300_00, taken: 0, owes: 300_00, isOwed: 0, net: -300_00 },
    ]);
  });

  it('takes back what a return undid', () => {
    expect(settlePartners([gave('cafe', 300_00), gave('cafe', -100_00)], kopecks(50))[0]).toMatchObject({
      given: 200_00,
      owes: 100_00,
    });
  });

  it('comes to the same in any order, and settles in full once every point given was taken', () => {
    const anyGiven = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 100_000 })));
    fc.assert(
      fc.property(anyGiven, (given) => {
        const postings = [
          ...given.map(([partner, amount]) => gave(partner, amount)),
          ...given.map(([, amount], i) => took(['x', 'y'][i % 2]!, amount)),
        ];
        const accounts = settlePartners(postings, kopecks(100));
        expect(settlePartners([...postings].reverse(), kopecks(100))).toEqual(accounts);
        expect(accounts.reduce((sum, { net }) => sum + net, 0)).toBe(0);
      }),
    );
  });
});
