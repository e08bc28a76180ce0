import { describe, expect, it } from 'vitest';
import { createRateLimiter, TILL_RATE } from './rate-limit.ts';

describe('the rate limit of a till', () => {
  it('lets 20 through at once, then 5 a second', () => {
    let clock = 0;
    const limiter = createRateLimiter(TILL_RATE, () => clock);
    const take = (): number => limiter.take(1);
    expect(Array.from({ length: 21 }, take)).toEqual([...Array<number>(20).fill(0), 200]);
    clock = 1000;
    expect(Array.from({ length: 6 }, take)).toEqual([0, 0, 0, 0, 0, 200]);
  });

  it('counts every till by itself', () => {
    const limiter = createRateLimiter({ perSecond: 1, burst: 1 }, () => 0);
    expect([limiter.take(1), limiter.take(2), limiter.take(1)]).toEqual([0, 0, 1000]);
  });
});
