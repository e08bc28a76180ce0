import { CentreError, reasonOfStatus } from './centre-error.ts';

export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/** A thousand members with a hundred lots each are about 10 MiB. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;

/**
 * A fetch that ends in a whole JSON answer or in a CentreError. Redirects are not followed: they would carry the till's
 * secret to another server.
 */
export function guardFetch(fetch: Fetch): (request: Request) => Promise<Response> {
  return async (request) => {
    const { signal } = request;
    try {
      const response = await fetch(request, { redirect: 'manual' });
      const body = await readAll(response);
      if (!isJson(response)) throw new CentreError(response.ok ? 'garbage' : reasonOfStatus(response.status));
      return new Response(body, { status: response.status, headers: response.headers });
    } catch (cause) {
      if (cause instanceof CentreError) throw cause;
      throw new CentreError(signal.aborted ? 'timeout' : 'network', { cause });
    }
  };
}

const isJson = (response: Response) => /^application\/json\b/i.test(response.headers.get('content-type') ?? '');

async function* noBytes(): AsyncGenerator<Uint8Array> {}

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const part of body ?? noBytes()) {
    length += part.length;
    if (length > ANSWER_BYTES_MAX) throw new CentreError('garbage');
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
