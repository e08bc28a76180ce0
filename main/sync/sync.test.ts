/** The till's client against a real HTTP server: what it sends, what it does with each kind of answer. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LIMITS, memberRecord, NOON, openForTest, sell, temporaryFolder } from '../store/fixtures.ts';
import { addMember, answerWith, on, refusal } from './fake-centre.ts';
import type { Mischief } from './fake-centre.ts';
import { scene } from './sync-scene.ts';

describe('an exchange', () => {
  it('joins, pushes what was sold before the join, and loads the copy', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    sell(stores.ledger);
    sell(stores.ledger);
    expect(stores.outbox.nextBatch(10, 1e6).map(({ hash }) => hash)).toEqual(['', '']);
    await sync.syncNow();
    expect(centre.operations.map(({ seq }) => seq)).toEqual([1, 2]);
    // The centre's clock is 5 s ahead, and the till goes by it.
    const dataAsOf = NOON + 5_000;
    expect(sync.state()).toMatchObject({ state: 'online', queued: 0, problem: null, dataAsOf, loading: null });
    expect(stores.directory.findCustomerByCard('2900000000011')?.rev).toBe(1);
    expect(stores.syncRecords.identity().joined).toEqual({ tillId: 7, epoch: 1 });
  });

  it('carries the till’s uuid and secret, and asks to join once', async () => {
    const { centre, stores, sync } = await scene();
    await sync.syncNow();
    await sync.syncNow();
    const { tillUuid, secret } = stores.syncRecords.identity();
    expect([...centre.authorization]).toEqual([`Till ${tillUuid}:${secret}`]);
    expect(centre.requests.filter((path) => path === '/sync/v1/join')).toHaveLength(1);
  });

  it('measures the centre’s clock: 5 s ahead of ours', async () => {
    const { stores, sync } = await scene();
    await sync.syncNow();
    expect(stores.syncRecords.clockEstimate()).toEqual({ offsetMs: 5_000, roundTripMs: 0, uncertaintyMs: 0 });
  });

  it('sends a long queue in batches of at most 500', async () => {
    const { centre, stores, sync } = await scene();
    for (let index = 0; index < 501; index += 1) {
      stores.ledger.append('shiftOpened', { shift: index, instant: NOON, fd: index }, NOON);
    }
    await sync.syncNow();
    expect(centre.operations).toHaveLength(501);
    expect(centre.requests.filter((path) => path === '/sync/v1/push')).toHaveLength(2);
  });

  it('pulls more than one page and follows the cursor afterwards', async () => {
    const { centre, stores, sync } = await scene();
    for (let index = 0; index < 1_001; index += 1) {
      addMember(centre, memberRecord({ customerId: `m-${index}`, cards: [] }));
    }
    await sync.syncNow();
    expect(stores.directory.countCustomers()).toBe(1_001);
    addMember(centre, memberRecord({ customerId: 'late', cards: [] }));
    await sync.syncNow();
    expect(stores.directory.findCustomer('late')?.rev).toBe(1_002);
  });

  it('plans the next one 30 s later with a queue, 5 min later without, 250 ms after a sale', async () => {
    const { stores, sync, waits } = await scene();
    await sync.syncNow();
    expect(waits.at(-1)).toBe(300_000);
    sell(stores.ledger);
    expect(waits.at(-1)).toBe(250);
  });
});

describe('a bad answer', () => {
  const html: Mischief = answerWith(200, '<html>Login to WiFi</html>', { 'content-type': 'text/html' });
  const cut: Mischief = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"answers":');
    response.destroy();
    return true;
  };
  const elsewhere: Mischief = answerWith(302, '', { location: 'http://127.0.0.1:9/' });
  const cases: [name: string, mischief: Mischief, code: string][] = [
    ['a login page of some WiFi', html, 'CENTRE_GARBAGE'],
    ['JSON of something else', answerWith(200, '{"hello":1}'), 'CENTRE_GARBAGE'],
    ['half of an answer', cut, 'CENTRE_DOWN'],
    ['broken JSON', answerWith(200, '{"answers":['), 'CENTRE_GARBAGE'],
    ['a redirect', elsewhere, 'CENTRE_GARBAGE'],
    ['a proxy’s 502', answerWith(502, 'Bad gateway', { 'content-type': 'text/html' }), 'CENTRE_DOWN'],
    ['an error of the server', answerWith(500, '{"code":"INTERNAL_SERVER_ERROR"}'), 'CENTRE_DOWN'],
    ['a wrong secret', refusal(401, 'SIGNATURE'), 'CENTRE_REFUSED'],
    ['a blocked till', refusal(403, 'REVOKED'), 'CENTRE_REFUSED'],
    ['a bare 403', answerWith(403, '', {}), 'CENTRE_REFUSED'],
    ['an envelope it cannot read', refusal(400, 'MALFORMED'), 'CENTRE_REFUSED'],
    ['a protocol no longer spoken', refusal(426, 'UPGRADE', { minimum: 2 }), 'CENTRE_UPGRADE'],
    ['a proxy whose centre is away', answerWith(503, '', { 'content-type': 'text/html' }), 'CENTRE_DOWN'],
    ['a fork with data that is none', refusal(409, 'FORK', { seq: 'x' }), 'CENTRE_GARBAGE'],
  ];

  it.each(cases)('%s keeps the queue and is named; the next good one drains it', async (_name, mischief, code) => {
    const { centre, stores, sync } = await scene();
    sell(stores.ledger);
    centre.mischief = on('/sync/v1/push', mischief);
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ state: 'offline', queued: 1, problem: { code } });
    centre.mischief = () => false;
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ state: 'online', queued: 0, problem: null });
    expect(centre.operations).toHaveLength(1);
  });

  interface Wrong {
    ackedSeq: number;
    durableSeq: number;
    answers?: { seq: number; opId: string }[];
  }
  it.each<[name: string, wrong: Wrong]>([
    ['acknowledges more than was sent', { ackedSeq: 2, durableSeq: 0 }],
    ['acknowledges nothing', { ackedSeq: 0, durableSeq: 0 }],
    ['makes durable what is not acknowledged', { ackedSeq: 1, durableSeq: 2 }],
    ['answers for another operation', { ackedSeq: 1, durableSeq: 1, answers: [{ seq: 1, opId: randomUUID() }] }],
    ['answers nothing', { ackedSeq: 1, durableSeq: 1, answers: [] }],
  ])('that %s changes nothing', async (_name, wrong) => {
    const { centre, stores, sync } = await scene();
    await sync.syncNow();
    const { operation } = sell(stores.ledger);
    const answers = (wrong.answers ?? [{ seq: 1, opId: operation.opId }]).map((answer) => ({
      ...answer,
      outcome: 'applied',
      flags: [],
      customer: null,
    }));
    centre.mischief = on('/sync/v1/push', answerWith(200, JSON.stringify({ serverTime: NOON, ...wrong, answers })));
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ queued: 1, problem: { code: 'CENTRE_GARBAGE' } });
  });

  it('that is lost after the centre has applied it is asked for again: once at the centre', async () => {
    const { centre, stores, sync } = await scene();
    sell(stores.ledger, { redeem: 100_00 });
    let lost = false;
    centre.mischief = on('/sync/v1/push', (_request, response) => {
      if (lost) return false;
      lost = true;
      response.end = () => response.destroy() as never;
      return false;
    });
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ state: 'offline', queued: 1 });
    expect(centre.operations).toHaveLength(1);
    expect(stores.ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(900_00);
    await sync.syncNow();
    expect(centre.operations).toHaveLength(1);
    expect(stores.ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(1_000_00);
  });

  it('waits at least as long as a busy centre asks', async () => {
    const { centre, sync, waits } = await scene({ random: () => 0 });
    centre.mischief = refusal(503, 'BUSY', { retryAfterMs: 9_000 });
    await sync.syncNow();
    expect(waits.at(-1)).toBe(9_000);
    expect(sync.state()).toMatchObject({ state: 'connecting', problem: null });
  });

  it('is followed by longer and longer waits up to the cap, and by a short one after a good answer', async () => {
    const { centre, sync, waits } = await scene({ random: () => 0.5, capMs: 10_000 });
    centre.mischief = answerWith(500, '');
    for (let attempt = 0; attempt < 6; attempt += 1) await sync.syncNow();
    expect(waits.slice(-6)).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    centre.mischief = () => false;
    await sync.syncNow();
    centre.mischief = answerWith(500, '');
    await sync.syncNow();
    expect(waits.at(-1)).toBe(500);
  });

  it('that is too large is sent in halves', async () => {
    const { centre, stores, sync } = await scene();
    for (let index = 0; index < 8; index += 1) sell(stores.ledger);
    let refusals = 0;
    centre.mischief = on('/sync/v1/push', (request, response) => {
      refusals += 1;
      return refusals <= 7 && refusal(413, 'TOO_LARGE')(request, response);
    });
    await sync.syncNow();
    expect(centre.operations).toHaveLength(8);
    expect(centre.requests.filter((path) => path === '/sync/v1/push').length).toBeGreaterThan(8);
  });
});

describe('two histories', () => {
  it('a centre set back gets everything again from where it stands', async () => {
    const { centre, stores, sync } = await scene();
    for (let index = 0; index < 5; index += 1) sell(stores.ledger);
    await sync.syncNow();
    centre.setBackTo(2);
    sell(stores.ledger);
    await sync.syncNow();
    expect(centre.operations.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sync.state()).toMatchObject({ queued: 0, problem: null });
  });

  it('a fork stops the pushing and nothing else', async () => {
    const { centre, stores, sync } = await scene();
    await sync.syncNow();
    sell(stores.ledger);
    addMember(centre, memberRecord());
    centre.mischief = on('/sync/v1/push', refusal(409, 'FORK', { seq: 1 }));
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ state: 'online', queued: 1, problem: { code: 'CENTRE_FORK' } });
    expect(stores.directory.findCustomer('m-1')).toBeDefined();
  });

  it('a centre that knows more of this till than the till itself is refused at the join', async () => {
    const { centre, stores, sync } = await scene();
    const elsewhere = await openForTest(temporaryFolder());
    elsewhere.syncRecords.join({ tillId: 7, epoch: 1, lastSeq: 0 });
    centre.operations.push(sell(elsewhere.ledger).operation);
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ state: 'offline', problem: { code: 'CENTRE_FORK' } });
    expect(stores.syncRecords.identity().joined).toBeNull();
  });

  it('another feed is loaded beside the old copy and then used', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    await sync.syncNow();
    centre.feed = '22222222-2222-4222-8222-222222222222';
    centre.changes.length = 0;
    addMember(centre, memberRecord({ customerId: 'm-2', cards: [{ number: '77', state: 'active' }] }));
    await sync.syncNow();
    expect(stores.directory.findCustomer('m-1')).toBeUndefined();
    expect(stores.directory.findCustomerByCard('77')?.customerId).toBe('m-2');
    expect(stores.directory.position().feed).toBe(centre.feed);
  });

  it('a second reset within the hour stops the pulling; sales and pushes go on', async () => {
    const { centre, stores, sync } = await scene();
    addMember(centre, memberRecord());
    await sync.syncNow();
    centre.mischief = on('/sync/v1/changes', refusal(410, 'FEED_RESET', { feed: randomUUID() }));
    sell(stores.ledger);
    await sync.syncNow();
    expect(sync.state()).toMatchObject({ queued: 0, problem: { code: 'CENTRE_GARBAGE' } });
    expect(stores.directory.findCustomer('m-1')).toBeDefined();
  });
});
