/** A till's client of a running centre, made from the contract as the till's own is. */
import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { PROTOCOL, syncContract } from '../../contract/sync/api.ts';
import type { Push } from '../push/push.ts';

export type Client = ContractRouterClient<typeof syncContract>;

export function clientOf(url: string, tillUuid: string, secret: string): Client {
  const headers = { authorization: `Till ${tillUuid}:${secret}` };
  return createORPCClient(new OpenAPILink(syncContract, { url, headers }));
}

/** The whole request around a batch. */
export function envelope(batch: Push): Parameters<Client['push']>[0] {
  const clock = { wall: Date.now(), mono: 0, bootId: 'test' };
  return { ...batch, ops: [...batch.ops], protocol: PROTOCOL, clock, sent: randomUUID(), depth: batch.ops.length };
}
