/** For tests: a centre in memory behind a real HTTP server, which can also lose, cut, delay and garble answers. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { implement } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { syncContract } from '../../contract/sync/api.ts';
import type { Answer } from '../../contract/sync/api.ts';
import type { WireOperation } from '../../contract/sync/operations.ts';
import type { Change, CustomerRecord } from '../../contract/sync/records.ts';
import { customerChange, NOON } from '../store/fixtures.ts';
import { enrolmentHash, linkHash } from '../queue/chain.ts';
import { instant, points } from '../../loyalty/index.ts';

/** Answers itself and returns true, or leaves the request to the centre. */
export type Mischief = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeCentre {
  url: string;
  operations: WireOperation[];
  changes: Change[];
  members: Map<string, { rev: number; record: CustomerRecord }>;
  feed: string;
  /** paths of the requests that came in */
  requests: string[];
  authorization: Set<string>;
  mischief: Mischief;
  /** the centre was restored from a copy that ends here */
  setBackTo(seq: number): void;
  /** granted to every hold at the most */
  grantMax: number;
}

const TILL = { tillId: 7, epoch: 1 };

export async function startFakeCentre(): Promise<FakeCentre> {
  let tillUuid = '';
  const centre: FakeCentre = {
    url: '',
    operations: [],
    changes: [],
    members: new Map(),
    feed: '11111111-1111-4111-8111-111111111111',
    requests: [],
    authorization: new Set(),
    mischief: () => false,
    setBackTo: (seq) => void centre.operations.splice(seq),
    grantMax: Number.MAX_SAFE_INTEGER,
  };
  const os = implement(syncContract);
  const serverTime = () => instant(NOON + 5_000);

  function answerTo({ seq, opId }: WireOperation): Answer {
    return { seq, opId, outcome: 'applied', flags: [], customer: null, countersRev: null };
  }

  const router = {
    join: os.join.handler(({ input }) => {
      tillUuid = input.tillUuid;
      const store = {
        storeId: 's',
        name: 'Shop',
        address: '',
        inn: '',
        zone: 'Europe/Moscow',
        taxSystem: 'osn',
        partnerId: null,
      } as const;
      return { ...TILL, feed: centre.feed, store, lastSeq: centre.operations.length, serverTime: serverTime() };
    }),
    push: os.push.handler(({ input, errors }) => {
      let previousHash = enrolmentHash({ tillUuid, ...TILL });
      const expectedSeq = centre.operations.length + 1;
      if ((input.ops[0]?.seq ?? 1) > expectedSeq) throw errors.GAP({ data: { expectedSeq } });
      for (const operation of input.ops) {
        const known = centre.operations[operation.seq - 1];
        if (known !== undefined && known.hash !== operation.hash) throw errors.FORK({ data: { seq: operation.seq } });
        previousHash = centre.operations[operation.seq - 2]?.hash ?? enrolmentHash({ tillUuid, ...TILL });
        if (linkHash({ ...operation, ...TILL, previousHash }) !== operation.hash) {
          throw errors.FORK({ data: { seq: operation.seq } });
        }
        centre.operations[operation.seq - 1] = operation;
      }
      const ackedSeq = input.ops.at(-1)?.seq ?? 0;
      return { answers: input.ops.map(answerTo), ackedSeq, durableSeq: ackedSeq, serverTime: serverTime() };
    }),
    changes: os.changes.handler(({ input, errors }) => {
      if (input.feed !== centre.feed) throw errors.FEED_RESET({ data: { feed: centre.feed } });
      const waiting = centre.changes.filter(({ rev }) => rev > input.cursor);
      const page = waiting.slice(0, input.limit);
      const next = page.at(-1)?.rev ?? input.cursor;
      return { changes: page, next, more: waiting.length > page.length, serverTime: serverTime() };
    }),
    customer: os.customer.handler(({ input }) => {
      const isAsked = ({ record }: { record: CustomerRecord }) =>
        input.by === 'card'
          ? record.cards.some(({ number }) => number === input.value)
          : record[input.by === 'phone' ? 'phone' : 'customerId'] === input.value;
      return { found: [...centre.members.values()].find(isAsked) ?? null, serverTime: serverTime() };
    }),
    authorise: os.authorise.handler(({ input }) => {
      const member = centre.members.get(input.customerId);
      if (member === undefined) throw new Error('no such member');
      const granted = points(Math.min(input.points, centre.grantMax));
      const rev = member.rev + 1;
      const record = { ...member.record, held: points(member.record.held + granted) };
      centre.members.set(input.customerId, { rev, record });
      return { granted, expiresAt: instant(NOON + 900_000), rev, record, serverTime: serverTime() };
    }),
    certificates: {
      find: os.certificates.find.handler(() => ({ found: 'unknown' as const })),
      authorise: os.certificates.authorise.handler(() => ({ isHeld: true as const })),
    },
    codes: {
      reserve: os.codes.reserve.handler(() => ({
        coupon: null,
        isKnown: false,
        isReserved: false,
        until: NOON,
        serverTime: serverTime(),
      })),
      release: os.codes.release.handler(() => ({})),
    },
    programmes: {
      publish: os.programmes.publish.handler(() => ({ isNew: true, hash: '0'.repeat(64) })),
    },
    fillAllotments: os.fillAllotments.handler(() => ({})),
    sendPoints: os.sendPoints.handler(() => ({
      isDone: false as const,
      reason: 'notOffered' as const,
      bound: points(0),
    })),
    imports: {
      part: os.imports.part.handler(() => ({})),
      commit: os.imports.commit.handler(() => ({ applied: 0, refused: [] })),
    },
    health: os.health.handler(() => ({ status: 'ok' as const, engine: 'pglite' as const, serverTime: serverTime() })),
  };

  const handler = new OpenAPIHandler(os.router(router));
  const server = createServer((request, response) => {
    centre.requests.push((request.url ?? '').split('?')[0] ?? '');
    centre.authorization.add(request.headers.authorization ?? '');
    if (centre.mischief(request, response)) return;
    void handler.handle(request, response).then(({ matched }) => {
      if (!matched) response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  centre.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return centre;
}

/** A member the centre knows and has put into its feed. */
export function addMember(centre: FakeCentre, record: CustomerRecord): void {
  const rev = centre.changes.length + 1;
  centre.members.set(record.customerId, { rev, record });
  centre.changes.push(customerChange(rev, record));
}

export const answerWith =
  (status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): Mischief =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

/** Only for one path. */
export const on =
  (path: string, mischief: Mischief): Mischief =>
  (request, response) =>
    (request.url ?? '').startsWith(path) && mischief(request, response);

/** The centre's own refusal, as oRPC puts it on the wire. */
export const refusal = (status: number, code: string, data: object = {}): Mischief =>
  answerWith(status, JSON.stringify({ defined: true, code, status, message: code, data }));
