import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../testing/cases.ts';
import { goods } from '../testing/shop.ts';
import { mulDiv } from './mul-div.ts';
import { splitLine } from './split-line.ts';

const printed = (line: ReturnType<typeof goods>, net: number) =>
  splitLine(line, net).map(({ quantity, price, sum }) => [quantity, price, sum]);

describe('splitLine', () => {
  it.each([
    {
      id: 'equal prices are one line, cheaper first',
      pieces: 3,
      unit: 3500,
      net: 10000,
      is: [
        [2000, 3333, 6666],
        [1000, 3334, 3334],
      ],
    },
    { id: 'nothing was taken off', pieces: 2, unit: 8990, net: 17980, is: [[2000, 8990, 17980]] },
    {
      id: 'the milk of mockup 05',
      pieces: 2,
      unit: 8990,
      net: 12219,
      is: [
        [1000, 6109, 6109],
        [1000, 6110, 6110],
      ],
    },
    { id: 'points paid for all of it', pieces: 2, unit: 100, net: 0, is: [[2000, 0, 0]] },
  ])('$id: $pieces pieces for $net', ({ pieces, unit, net, is }) => {
    expect(printed(goods(unit, { quantity: pieces * 1000 }), net)).toEqual(is);
  });

  it.each([
    { id: 'one price fits', grams: 2345, unit: 22000, net: 50000, is: [[2345, 21322, 50000]] },
    {
      id: 'no price fits, so one kilogram is apart',
      grams: 2345,
      unit: 22000,
      net: 50001,
      is: [
        [1345, 21323, 28679],
        [1000, 21322, 21322],
      ],
    },
    {
      id: 'whole kilograms are no pieces',
      grams: 3000,
      unit: 3500,
      net: 10000,
      is: [
        [2000, 3334, 6668],
        [1000, 3332, 3332],
      ],
    },
    {
      id: 'the kilogram apart may be free',
      grams: 1505,
      unit: 100,
      net: 1,
      is: [
        [505, 1, 1],
        [1000, 0, 0],
      ],
    },
    { id: 'the cheese of mockup 05', grams: 437, unit: 89900, net: 26697, is: [[437, 61092, 26697]] },
    { id: 'shelf price when nothing was taken off', grams: 437, unit: 89900, net: 39286, is: [[437, 89900, 39286]] },
  ])('$id: $grams g for $net', ({ grams, unit, net, is }) => {
    expect(printed(goods(unit, { quantity: grams, soldBy: 'weight' }), net)).toEqual(is);
  });

  it('prints marked goods one unit a line, also when no price differs', () => {
    expect(printed(goods(100, { quantity: 3000, marked: true }), 300)).toEqual([
      [1000, 100, 100],
      [1000, 100, 100],
      [1000, 100, 100],
    ]);
    expect(printed(goods(100, { quantity: 2000, marked: true }), 151)).toEqual([
      [1000, 75, 75],
      [1000, 76, 76],
    ]);
  });

  it('gives price × quantity = sum on every line, the net in all, and no price above the shelf', () => {
    const lines = fc.record({
      unitPrice: fc.oneof(
        fc.integer({ min: 61, max: 1000 }),
        fc.nat(10_000_000).map((price) => price + 61),
      ),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 40 }).map((n) => n * 1000),
      ),
      soldBy: fc.constantFrom('piece' as const, 'weight' as const),
      marked: fc.boolean(),
      keptOf1000: fc.nat(1000),
    });
    fc.assert(
      fc.property(lines, ({ unitPrice, quantity, soldBy, marked, keptOf1000 }) => {
        const line = goods(unitPrice, { quantity, soldBy, marked });
        const net = mulDiv(mulDiv(unitPrice, quantity, 1000, 'halfUp'), keptOf1000, 1000, 'floor');
        const parts = splitLine(line, net);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.reduce((all, { sum }) => all + sum, 0)).toBe(net);
        expect(parts.reduce((all, part) => all + part.quantity, 0)).toBe(quantity);
        for (const part of parts) {
          expect(part.sum).toBe(mulDiv(part.price, part.quantity, 1000, 'halfUp'));
          expect(part.price).toBeLessThanOrEqual(unitPrice);
        }
      }),
      cases(10_000),
    );
  });
});
