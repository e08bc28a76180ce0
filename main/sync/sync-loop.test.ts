/** When the client tries, by a clock and timers that are moved by hand. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { handClock, openForTest, sell, temporaryFolder } from '../store/fixtures.ts';
import type { HandClock } from '../store/fixtures.ts';
import type { Fetch } from './guarded-fetch.ts';
import { createSync } from './sync.ts';
import type { Timers } from './timers.ts';

/** Timers that fire when `pass` reaches them. */
function handTimers(clock: HandClock): Timers & { pass(ms: number): void } {
  const planned = new Set<{ at: number; work: () => void }>();
  return {
    after(ms, work) {
      const entry = { at: clock.monotonicMs() + ms, work };
      planned.add(entry);
      return () => planned.delete(entry);
    },
    pass(ms) {
      const until = clock.monotonicMs() + ms;
      for (;;) {
        const next = [...planned].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        planned.delete(next);
        clock.pass(Math.max(0, next.at - clock.monotonicMs()));
        next.work();
      }
      clock.pass(until - clock.monotonicMs());
    },
  };
}

async function scene(fetch: Fetch) {
  const clock = handClock();
  const timers = handTimers(clock);
  const stores = await openForTest(temporaryFolder(), { clock });
  const attempts: number[] = [];
  let asked = Promise.withResolvers<void>();
  const counting: Fetch = (request, init) => {
    attempts.push(clock.monotonicMs());
    asked.resolve();
    asked = Promise.withResolvers();
    return fetch(request, init);
  };
  const sync = createSync({
    stores,
    baseUrl: 'http://centre.example',
    tillName: 'Till',
    fetch: counting,
    timers,
    random: () => 0.999,
  });
  const started = clock.monotonicMs();
  /** lets time pass until a request leaves */
  const untilAsked = async (ms: number) => {
    const request = asked.promise;
    timers.pass(ms);
    await request;
  };
  /** lets time pass until an attempt has ended and the next one is planned */
  const untilEnded = (ms: number) =>
    new Promise<void>((resolve) => {
      const stopListening = sync.onState(() => {
        if (sync.queueView().nextTry === null) return;
        stopListening();
        resolve();
      });
      timers.pass(ms);
    });
  return { timers, stores, sync, untilAsked, untilEnded, at: () => attempts.map((time) => time - started) };
}

const refuse: Fetch = () => Promise.reject(new TypeError('fetch failed'));
/** A half-open connection whose end nobody hears of, not even by an abort. */
const hang: Fetch = () => new Promise(() => undefined);

describe('the loop', () => {
  it('tries at once, then after longer and longer waits, never longer than 60 s, for ever', async () => {
    const { sync, untilEnded, at } = await scene(refuse);
    onTestFinished(() => sync.stop());
    sync.start();
    await untilEnded(0);
    const expected = [999, 1_998, 3_996, 7_992, 15_984, 31_968, 59_940, 59_940, 59_940];
    for (const wait of expected) await untilEnded(wait);
    expect(at().map((time, index, all) => time - (all[index - 1] ?? 0))).toEqual([0, ...expected]);
    expect(sync.state()).toMatchObject({ state: 'offline', problem: { code: 'CENTRE_DOWN' } });
  });

  it('takes a sale as a reason to try after 250 ms, but not before a failure’s wait is over', async () => {
    const { timers, stores, sync, untilEnded, at } = await scene(refuse);
    onTestFinished(() => sync.stop());
    sync.start();
    await untilEnded(0);
    sell(stores.ledger);
    timers.pass(998);
    await untilEnded(1);
    expect(at()).toEqual([0, 999]);
  });

  it('gives an attempt up that hangs, after twice the longest wait, while something is queued', async () => {
    const { timers, stores, sync, untilAsked, at } = await scene(hang);
    sell(stores.ledger);
    sync.start();
    await untilAsked(0);
    timers.pass(119_999);
    await untilAsked(1);
    expect(at()).toEqual([0, 120_000]);
  });

  it('does not try after it was stopped', async () => {
    const { timers, stores, sync, untilEnded, at } = await scene(refuse);
    sync.start();
    await untilEnded(0);
    await sync.stop();
    sell(stores.ledger);
    timers.pass(1_000_000);
    expect([at(), sync.queueView().nextTry]).toEqual([[0], null]);
  });
});
