import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOperationIds } from './operation-id.ts';

const filled = (byte: number) => (length: number) => new Uint8Array(length).fill(byte);

describe('createOperationIds', () => {
  it('puts the time into the first 48 bits, then version 7 and variant 2', () => {
    const next = createOperationIds({ now: () => 0x0199_1234_5678, random: filled(0) });
    expect(next()).toBe('01991234-5678-7000-8000-000000000000');
    expect(next()).toBe('01991234-5678-7000-8000-040000000000');
  });

  it('goes on growing when the clock steps back and when the counter of a millisecond is used up', () => {
    const times = [5, 4, 4, 6];
    const next = createOperationIds({ now: () => times.shift() ?? 6, random: filled(0xff) });
    const ids = [next(), next(), next(), next()];
    expect([...ids].sort()).toEqual(ids);
  });

  it('grows strictly under any clock and any random bytes', () => {
    const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });
    const steps = fc.array(fc.tuple(fc.nat(3), bytes), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(steps, (readings) => {
        let at = 0;
        const next = createOperationIds({
          now: () => 1_790_000_000_000 + readings[at]![0],
          random: (length) => readings[at]![1].subarray(0, length),
        });
        const ids = readings.map((_reading, index) => {
          at = index;
          return next();
        });
        expect(new Set(ids).size).toBe(ids.length);
        expect([...ids].sort()).toEqual(ids);
      }),
    );
  });
});
