import { implement } from '@orpc/server';
import { PROTOCOL, syncContract } from '../../contract/sync/api.ts';
import type { Centre } from '../centre.ts';
import { fillAllotments } from '../allotments/fill.ts';
import { authoriseCertificate } from '../certificates/authorise.ts';
import { findCertificate } from '../certificates/find.ts';
import { releaseCodes, reserveCode } from '../codes/reserve.ts';
import { findCustomer } from '../customers/find-customer.ts';
import { readChanges } from '../feed/changes.ts';
import { authorise } from '../holds/authorise.ts';
import { commitImport } from '../imports/commit.ts';
import { stagePart } from '../imports/part.ts';
import { publishProgramme } from '../programmes/publish.ts';
import { push } from '../push/push.ts';
import { join } from '../tills/join.ts';
import { sendPoints } from '../transfers/send-points.ts';
import { admit, admitCertificate, authenticate, credentialsOf } from './authenticate.ts';
import { failure } from './failure.ts';

export interface RequestContext {
  authorization: string | undefined;
}

/** The sync API: each procedure opens one transaction, does its use case and names what the till must know. */
export function createRouter(centre: Centre) {
  const { database, cache, now, pinKey } = centre;
  const present = () => ({ now: now(), cache });
  const anyone = implement(syncContract).$context<RequestContext>();
  const tills = anyone.use(async ({ context, next }) =>
    next({ context: { till: await authenticate(centre, context.authorization) } }),
  );

  return anyone.router({
    join: anyone.join.handler(async ({ input, context }) => {
      const credentials = credentialsOf(context.authorization);
      requireProtocol(input.protocol);
      if (credentials.tillUuid !== input.tillUuid.toLowerCase()) throw failure('SIGNATURE');
      const joined = await database.transaction(async (sql) => join(sql, credentials, input.name, now()));
      if (joined === undefined) throw failure('SIGNATURE');
      admit(centre, joined.tillId);
      await database.barrier();
      return { ...joined, serverTime: now() };
    }),

    push: tills.push.handler(async ({ input, context }) => {
      requireProtocol(input.protocol);
      if (input.till !== context.till.tillId) throw failure('SIGNATURE');
      const { answers, ackedSeq } = await database.transaction(async (sql) => push(sql, input, present()));
      // Only what a loss of power leaves standing may be forgotten by the till.
      await database.barrier();
      return { answers, ackedSeq, durableSeq: ackedSeq, serverTime: now() };
    }),

    changes: tills.changes.handler(async ({ input, context }) => {
      const position = { ...input, tillId: context.till.tillId };
      const page = await database.transaction(async (sql) => readChanges(sql, position, present()));
      if ('otherFeed' in page) throw failure('FEED_RESET', { feed: page.otherFeed });
      return { ...page, serverTime: now() };
    }),

    customer: tills.customer.handler(async ({ input }) => ({
      found: await findCustomer(database, input, present()),
      serverTime: now(),
    })),

    authorise: tills.authorise.handler(async ({ input }) => {
      const answer = await database.transaction(async (sql) => authorise(sql, input, present()));
      if (answer === 'noCustomer') throw failure('MALFORMED');
      if (answer === 'otherContent') throw failure('SAME_ID_OTHER_CONTENT', { opId: input.holdId });
      return { ...answer, serverTime: now() };
    }),

    certificates: {
      find: tills.certificates.find.handler(async ({ input, context }) => {
        admitCertificate(centre, context.till.tillId);
        return database.transaction(async (sql) => findCertificate(sql, input, { now: now(), pinKey }));
      }),
      authorise: tills.certificates.authorise.handler(async ({ input, context }) => {
        admitCertificate(centre, context.till.tillId);
        const request = { ...input, tillId: context.till.tillId };
        const held = await database.transaction(async (sql) =>
          authoriseCertificate(sql, request, { now: now(), pinKey }),
        );
        if (held === 'otherContent') throw failure('SAME_ID_OTHER_CONTENT', { opId: input.authorisationId });
        // What a register is told to print as paid must survive a loss of power here too.
        await database.barrier();
        return held;
      }),
    },

    codes: {
      reserve: tills.codes.reserve.handler(async ({ input, context }) => {
        const request = { ...input, tillId: context.till.tillId };
        const answer = await database.transaction(async (sql) => reserveCode(sql, request, present()));
        return { ...answer, serverTime: now() };
      }),
      release: tills.codes.release.handler(async ({ input, context }) => {
        await database.transaction(async (sql) => releaseCodes(sql, context.till.tillId, input.codes));
        return {};
      }),
    },

    programmes: {
      publish: tills.programmes.publish.handler(async ({ input }) => {
        const published = await database.transaction(async (sql) => publishProgramme(sql, input.document));
        if (published.kind === 'invalid') throw failure('MALFORMED');
        if (published.kind === 'versionTaken') throw failure('VERSION_TAKEN', { hash: published.hash });
        await database.barrier();
        return { isNew: published.isNew, hash: published.hash };
      }),
    },
    fillAllotments: tills.fillAllotments.handler(async ({ context }) => {
      await database.transaction(async (sql) => fillAllotments(sql, context.till.tillId, present()));
      // A till gives away what it has been given with nobody to ask: the record of it must stand.
      await database.barrier();
      return {};
    }),

    sendPoints: tills.sendPoints.handler(async ({ input }) => {
      const answer = await database.transaction(async (sql) => sendPoints(sql, input, present()));
      if (answer === 'noCustomer') throw failure('MALFORMED');
      if (answer === 'otherContent') throw failure('SAME_ID_OTHER_CONTENT', { opId: input.transferId });
      // The cashier says that it is done.
      await database.barrier();
      return answer;
    }),

    imports: {
      part: tills.imports.part.handler(async ({ input }) => {
        await stagePart(database, input, pinKey);
        return {};
      }),
      commit: tills.imports.commit.handler(async ({ input }) => {
        const result = await database.transaction(async (sql) => commitImport(sql, input, present()));
        if (result === 'partsMissing') throw failure('MALFORMED');
        await database.barrier();
        return result;
      }),
    },

    health: anyone.health.handler(async () => {
      await database.query('SELECT 1');
      return { status: 'ok', engine: database.engine, serverTime: now() };
    }),
  });
}

function requireProtocol(protocol: number): void {
  if (protocol !== PROTOCOL) throw failure('UPGRADE', { minimum: PROTOCOL });
}
