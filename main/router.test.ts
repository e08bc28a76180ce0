/** The contract as a screen meets it: called through the router, answered with typed errors and a bounded stream. */
import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { tillEvent } from '../contract/till/views.ts';
import type { TillEvent } from '../contract/till/views.ts';
import { quantity } from '../loyalty/index.ts';
import { CODES, openBench, scanW48 } from './checkout/fixtures/till-bench.ts';
import { LatestEvents } from './latest-events.ts';
import { createRouter } from './router.ts';

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; data: unknown }) => ({ code: error.code, data: error.data }),
  );

describe('the router', () => {
  it('sells: typed goods, a quantity, payment', async () => {
    const bench = await openBench();
    const client = createRouterClient(createRouter(bench.till));
    await client.scan.typed({ text: CODES.milk, quantity: null });
    await client.sale.setQuantity({ lineNo: 1, quantity: quantity(3000) });
    await client.sale.pay({ cash: 300_00 as never, card: 0 as never });
    expect(bench.screen.sale.done).toMatchObject({ total: 269_70, change: 30_30 });
  });

  it('answers an expected failure with its code and parameters', async () => {
    const { till } = await openBench();
    const client = createRouterClient(createRouter(till));
    expect(await failure(client.sale.removeLine({ lineNo: 7 }))).toEqual({
      code: 'TILL',
      data: { code: 'LINE_NOT_FOUND', params: {} },
    });
  });

  it('answers our own bug with INTERNAL and nothing of its message, and logs it whole', async () => {
    const { till, errors } = await openBench();
    const bug = new Error('SELECT secret FROM /home/till');
    const client = createRouterClient(createRouter({ ...till, syncNow: () => Promise.reject(bug) }));
    expect(await failure(client.queue.syncNow())).toEqual({ code: 'TILL', data: { code: 'INTERNAL', params: {} } });
    expect(errors).toEqual([['a call of the screen failed', bug]]);
  });

  it('refuses input that does not fit the contract', async () => {
    const { till } = await openBench();
    const client = createRouterClient(createRouter(till));
    const refused = await failure(client.sale.pay({ cash: -1 as never, card: 0 as never }));
    expect(refused?.code).toBe('BAD_REQUEST');
  });

  it('streams the whole state first, every event as the contract has it', async () => {
    const bench = await openBench();
    const client = createRouterClient(createRouter(bench.till));
    scanW48(bench);
    const controller = new AbortController();
    const stream = await client.watch(undefined, { signal: controller.signal });
    const first = [await stream.next(), await stream.next(), await stream.next()].map(({ value }) =>
      tillEvent.parse(value),
    );
    expect(first.map(({ type }) => type)).toEqual(['sale', 'status', 'return']);
    bench.scan(CODES.milk);
    const { value } = await stream.next();
    expect(value).toMatchObject({ type: 'sale', sale: { totals: { pieces: 6 } } });
    controller.abort();
  });
});

describe('LatestEvents', () => {
  const signal = (key: number): TillEvent => ({
    type: 'signal',
    signal: { sound: null, message: { kind: 'info', key: 'fr.printed', params: { number: key } } },
  });
  const status = (cashier: string) => ({ type: 'status', status: { cashier } }) as TillEvent;

  it('keeps the latest state and at most 64 signals for a screen that does not read', async () => {
    const events = new LatestEvents();
    for (let n = 0; n < 1000; n += 1) {
      events.push(signal(n));
      events.push(status(String(n)));
    }
    const controller = new AbortController();
    const read: TillEvent[] = [];
    for await (const event of events.read(controller.signal)) {
      read.push(event);
      if (event.type === 'status') controller.abort();
    }
    expect(read).toHaveLength(65);
    expect([read[0], read.at(-1)]).toEqual([signal(936), status('999')]);
  });

  it('ends when the watcher goes away while nothing happens', async () => {
    const controller = new AbortController();
    const next = new LatestEvents().read(controller.signal).next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
