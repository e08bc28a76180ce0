import { OpenAPIHandler } from '@orpc/openapi/fastify';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { ORPCError } from '@orpc/server';
import type { Centre } from '../centre.ts';
import { isStorable } from '../db/storable.ts';
import { failure } from './failure.ts';
import { nameFailure } from './name-failure.ts';
import { describeApi } from './openapi.ts';
import { createRouter } from './router.ts';

/** Twice what a till sends at the most (contract: PUSH_BYTES_MAX). */
const BODY_BYTES_MAX = 1024 * 1024;
/** A till waits 30 s for an answer: whoever has not sent the request by then is gone. */
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 60_000;

/** The HTTP server of the sync API; not listening yet. */
export async function createHttp(centre: Centre): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = centre.log;
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    forceCloseConnections: 'idle',
  });
  const handler = new OpenAPIHandler(createRouter(centre), {
    clientInterceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw nameFailure(error, centre.log);
        }
      },
    ],
  });
  const document = await describeApi();

  server.get('/openapi.json', () => document);
  server.all('/sync/*', async (request, reply) => {
    if (!isStorable(request.body) || !isStorable(request.query)) return answer(reply, failure('MALFORMED'));
    const context = { authorization: request.headers.authorization };
    const { matched } = await handler.handle(request, reply, { context });
    return matched ? reply : reply.callNotFound();
  });
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return answer(reply, failure('TOO_LARGE'));
    if ((error.statusCode ?? 500) < 500) return answer(reply, failure('MALFORMED'));
    return answer(reply, nameFailure(error, centre.log));
  });
  server.addHook('onSend', async (_request, reply, payload) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const path = request.url.split('?', 1)[0];
    log.info({ method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  return server;
}

function answer(reply: FastifyReply, error: ORPCError<string, unknown>): FastifyReply {
  return reply.status(error.status).send(error.toJSON());
}
