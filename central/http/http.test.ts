/** The sync API as a till meets it: over HTTP, through the contract's own client, and as a stranger's garbage. */
import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../contract/sync/api.ts';
import { startCentral } from '../server.ts';
import type { RunningCentre } from '../server.ts';
import { startChain } from '../testing/chain.ts';
import { clientOf, envelope } from '../testing/client.ts';
import type { Client } from '../testing/client.ts';

describe('the sync API over HTTP', () => {
  let centre: RunningCentre;
  beforeAll(async () => {
    centre = await startCentral({ rate: { perSecond: 1000, burst: 1000 } });
  });
  afterAll(() => centre.close());

  function till(uuid: string = randomUUID(), secret: string = randomUUID()): { uuid: string; client: Client } {
    return { uuid, client: clientOf(centre.url, uuid, secret) };
  }

  const joinAs = ({ uuid, client }: ReturnType<typeof till>): ReturnType<Client['join']> =>
    client.join({ tillUuid: uuid, name: 'Касса 2', protocol: PROTOCOL });

  const codeOf = async (call: Promise<unknown>): Promise<string> => {
    const { error } = await safe(call);
    return isDefinedError(error as Error) ? String((error as unknown as { code: string }).code) : String(error);
  };

  it('gives a till the same number each time it joins', async () => {
    const mine = till();
    const first = await joinAs(mine);
    expect(await joinAs(mine)).toMatchObject({ tillId: first.tillId, epoch: 1, lastSeq: 0, feed: first.feed });
  });

  it('keeps a till to the first secret it showed', async () => {
    const mine = till();
    await joinAs(mine);
    expect(await codeOf(joinAs(till(mine.uuid)))).toBe('SIGNATURE');
  });

  it('gives a stranger nothing but SIGNATURE', async () => {
    expect(await codeOf(till().client.customer({ by: 'card', value: '1' }))).toBe('SIGNATURE');
    expect(await codeOf(till().client.changes({ feed: randomUUID(), cursor: 0, limit: 1 }))).toBe('SIGNATURE');
  });

  it('does not let a till push as another', async () => {
    const mine = till();
    const other = till();
    await joinAs(mine);
    const { tillId, epoch } = await joinAs(other);
    const chain = startChain({ tillUuid: other.uuid, tillId, epoch });
    chain.append('shiftOpened', { shift: 1, instant: 0, fd: 1 });
    expect(await codeOf(mine.client.push(envelope(chain.batch())))).toBe('SIGNATURE');
    expect(await other.client.push(envelope(chain.batch()))).toMatchObject({ ackedSeq: 1, durableSeq: 1 });
  });

  it('asks a till of another protocol to update', async () => {
    const { uuid, client } = till();
    const { error } = await safe(client.join({ tillUuid: uuid, name: '', protocol: PROTOCOL + 1 }));
    expect(error).toMatchObject({ code: 'UPGRADE', status: 426, data: { minimum: PROTOCOL } });
  });

  it('starts a cursor of another history anew', async () => {
    const mine = till();
    const { feed } = await joinAs(mine);
    const { error } = await safe(mine.client.changes({ feed: randomUUID(), cursor: 0, limit: 10 }));
    expect(error).toMatchObject({ code: 'FEED_RESET', status: 410, data: { feed } });
    expect(await codeOf(mine.client.changes({ feed, cursor: 1_000_000, limit: 10 }))).toBe('FEED_RESET');
    const page = await mine.client.changes({ feed, cursor: 0, limit: 10 });
    expect(page.changes.map(({ entity }) => entity)).toEqual(['programme', 'store']);
  });

  const post = async (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${centre.url}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('refuses a body over 1 MiB with TOO_LARGE', async () => {
    const response = await post('/sync/v1/push', `"${'x'.repeat(1024 * 1024)}"`);
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'TOO_LARGE', defined: true }]);
  });

  it.each([
    ['not JSON', '{', {}],
    ['nothing', '', {}],
    ['another type of content', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a text with NUL', '{"tillUuid":"\\u0000"}', {}],
    ['half a surrogate pair', '{"name":"\\ud800"}', {}],
    ['a list', '[]', {}],
  ])('answers MALFORMED to %s', async (_name, body, headers) => {
    const authorization = `Till ${randomUUID()}:${randomUUID()}`;
    const response = await post('/sync/v1/join', body, { authorization, ...headers });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'MALFORMED' }]);
  });

  it('answers whatever JSON a stranger sends with a failure of the contract, and stays up', async () => {
    const paths = fc.constantFrom('join', 'push', 'holds', 'imports/part', 'imports/commit');
    await fc.assert(
      fc.asyncProperty(paths, fc.json(), async (path, body) => {
        const authorization = `Till ${randomUUID()}:${randomUUID()}`;
        const response = await post(`/sync/v1/${path}`, body, { authorization });
        expect([400, 401]).toContain(response.status);
      }),
      { numRuns: 60 },
    );
    expect(await till().client.health()).toMatchObject({ status: 'ok', engine: 'pglite' });
  });

  it('describes every path of the contract', async () => {
    const document = (await (await fetch(`${centre.url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths).sort()).toEqual([
      '/sync/v1/allotments/fill',
      '/sync/v1/certificates/find',
      '/sync/v1/certificates/holds',
      '/sync/v1/changes',
      '/sync/v1/codes/release',
      '/sync/v1/codes/reserve',
      '/sync/v1/customer',
      '/sync/v1/health',
      '/sync/v1/holds',
      '/sync/v1/imports/commit',
      '/sync/v1/imports/part',
      '/sync/v1/join',
      '/sync/v1/programmes',
      '/sync/v1/push',
      '/sync/v1/transfers',
    ]);
  });
});
