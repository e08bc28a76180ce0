import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy, FIXED_HEADERS } from './policy.ts';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
};

export interface StaticFile {
  body: Buffer;
  headers: Record<string, string>;
}

/**
 * The file a request path names inside `folder`, or null (a 404). The path is decoded once; NUL, backslash and
 * drive letters are refused; the real path must lie inside the folder; an unknown ending is no file of ours.
 * Source: electron-security section 3.
 */
export async function readStaticFile(
  folder: string,
  requestPath: string,
  policy: { nonce: string; socketOrigin: string | null },
): Promise<StaticFile | null> {
  const path = decodeOnce(requestPath);
  if (path === null || /[\0\\:]/.test(path)) return null;
  const wanted = path === '/' ? '/index.html' : path;
  const type = MIME[extname(wanted)];
  if (!type) return null;
  const root = await realpath(folder).catch(() => null);
  const file = await realpath(join(folder, wanted)).catch(() => null);
  if (!root || !file?.startsWith(root + sep)) return null;
  const body = await readFile(file).catch(() => null);
  if (!body) return null;
  const isPage = extname(wanted) === '.html';
  return {
    body: isPage ? Buffer.from(body.toString('utf8').replaceAll('{{csp-nonce}}', policy.nonce)) : body,
    headers: {
      ...FIXED_HEADERS,
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(policy.nonce, policy.socketOrigin),
    },
  };
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
