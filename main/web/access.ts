/**
 * Who may speak to the browser host: whoever holds the launch token once, and from then on its session cookie,
 * from our own origin only. Every page in every browser on the PC can reach the port, so each request is checked.
 * Source: electron-security section 6.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const TOKEN_BYTES = 32;
/** The till starts the browser itself: seconds; a person copies the address from a terminal: minutes. */
export const TOKEN_LIFE_MS = { browser: 30_000, person: 600_000 } as const;

export interface Access {
  /** A fresh single-use token. */
  issueToken(lifeMs: number): string;
  /** Trades a token for a session; null when it is unknown, used or late. */
  redeemToken(token: string): string | null;
  hasSession(headers: IncomingHttpHeaders): boolean;
  cookie(session: string): string;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export function createAccess(port: number, now: () => number): Access {
  const cookieName = `kopilka-${port}`;
  const tokens = new Map<string, number>();
  const sessions = new Set<string>();
  return {
    issueToken(lifeMs) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      tokens.set(token, now() + lifeMs);
      return token;
    },
    redeemToken(token) {
      const known = [...tokens.keys()].find((candidate) => sameText(candidate, token));
      if (known === undefined) return null;
      const until = tokens.get(known) ?? 0;
      tokens.delete(known);
      if (now() > until) return null;
      const session = randomBytes(TOKEN_BYTES).toString('base64url');
      sessions.add(session);
      return session;
    },
    hasSession(headers) {
      const values = (headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
      const value = values.find(([name]) => name === cookieName)?.[1];
      return value !== undefined && [...sessions].some((session) => sameText(session, value));
    },
    cookie: (session) => `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

/** Host exactly as bound (DNS rebinding), Origin exactly ours where there is one, no cross-site fetch. */
export function isFromUs(headers: IncomingHttpHeaders, port: number, needsOrigin: boolean): boolean {
  const host = `127.0.0.1:${port}`;
  if (headers.host !== host) return false;
  if (headers.origin === undefined ? needsOrigin : headers.origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
