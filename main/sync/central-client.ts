/** The centre's calls, typed by the contract; each answer is checked against it. */
import { createORPCClient, createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client';
import { validateORPCError } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { syncContract } from '../../contract/sync/api.ts';
import { CentreError, reasonOfStatus, toCentreError } from './centre-error.ts';
import { guardFetch } from './guarded-fetch.ts';
import type { Fetch } from './guarded-fetch.ts';

type Calls = ContractRouterClient<typeof syncContract>;

export interface CentralClientOptions {
  /** http or https, with or without a path */
  baseUrl: string;
  credentials: () => { tillUuid: string; secret: string };
  fetch?: Fetch;
}

interface ChangesQuery {
  feed: string;
  cursor: number;
  limit: number;
}

export interface CentralClient {
  /** Calls by contract. Put them through `asking`, which turns what they throw into CentreError. */
  calls: Calls;
  /**
   * One page of changes as it came: it is parsed and checked in the writer's thread, since that takes longer than a scan.
   * @throws CentreError
   */
  fetchChanges(query: ChangesQuery, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

export function createCentralClient(options: CentralClientOptions): CentralClient {
  const { baseUrl, credentials, fetch = globalThis.fetch } = options;
  const guarded = guardFetch(fetch);
  const headers = () => {
    const { tillUuid, secret } = credentials();
    return { authorization: `Till ${tillUuid}:${secret}` };
  };
  const plugins = [new ResponseValidationPlugin(syncContract)];
  return {
    calls: createORPCClient(new OpenAPILink(syncContract, { url: baseUrl, headers, fetch: guarded, plugins })),
    async fetchChanges({ feed, cursor, limit }, signal) {
      const url = new URL(baseUrl);
      url.pathname = url.pathname.replace(/\/$/, '') + (syncContract.changes['~orpc'].route.path ?? '');
      url.search = new URLSearchParams({ feed, cursor: String(cursor), limit: String(limit) }).toString();
      const response = await guarded(new Request(url, { headers: headers(), signal }));
      const body = new Uint8Array(await response.arrayBuffer());
      if (response.ok) return body;
      throw await refusalOf(response.status, body);
    },
  };
}

async function refusalOf(status: number, body: Uint8Array): Promise<CentreError> {
  const json = readJson(body);
  if (!isORPCErrorJson(json)) return new CentreError(reasonOfStatus(status));
  return toCentreError(await validateORPCError(syncContract.changes['~orpc'].errorMap, createORPCErrorFromJson(json)));
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** @throws CentreError */
export async function asking<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw toCentreError(error);
  }
}
