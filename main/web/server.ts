import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Locale } from '../../contract/errors/texts.ts';
import { FIXED_HEADERS } from '../security/policy.ts';
import { readStaticFile } from '../security/static-files.ts';
import { createAccess, isFromUs, TOKEN_LIFE_MS } from './access.ts';

export const SOCKET_PATH = '/till';
/** The largest call is a wedge burst of 512 keys, about 60 KB; one event with a 500-line receipt goes the other way. */
const MESSAGE_BYTES_MAX = 256 * 1024;
const CONNECTIONS_MAX = 32;
const REQUEST_TIMEOUT_MS = 10_000;
/** A scanner on repeat sends 20 a second; a page gone mad sends thousands. */
const MESSAGES_PER_SECOND_MAX = 200;

export interface WebHost {
  port: number;
  /** An address with a fresh single-use token in it. Never log it. */
  address(for_: keyof typeof TOKEN_LIFE_MS): string;
  close(): Promise<void>;
}

export interface WebHostOptions {
  folder: string;
  /** 0 = any free one */
  port: number;
  /** the language main speaks; the screen opens with the same */
  locale: Locale;
  now: () => number;
  onSocket: (socket: WebSocket) => void;
}

/** Serves the screen's files and the till's WebSocket on 127.0.0.1 only. Rejects with the system's error when the port is taken. */
export async function serveScreen(options: WebHostOptions): Promise<WebHost> {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const access = createAccess(port, options.now);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const refuse = (status: number) => void response.writeHead(status, FIXED_HEADERS).end();
    if (!isFromUs(request.headers, port, request.method !== 'GET')) return refuse(403);
    if (request.method !== 'GET') return refuse(405);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const token = url.searchParams.get('token');
    if (url.pathname === '/' && token !== null) {
      const session = access.redeemToken(token);
      const isKnown = session === null && access.hasSession(request.headers);
      if (session === null && !isKnown) return explainOldAddress(response, options.locale);
      const cookie = session === null ? {} : { 'Set-Cookie': access.cookie(session) };
      return void response.writeHead(303, { ...FIXED_HEADERS, ...cookie, Location: `/?lang=${options.locale}` }).end();
    }
    if (!access.hasSession(request.headers)) return refuse(403);
    const nonce = randomBytes(16).toString('base64');
    const file = await readStaticFile(options.folder, url.pathname, { nonce, socketOrigin: `ws://127.0.0.1:${port}` });
    if (!file) return refuse(404);
    response.writeHead(200, file.headers).end(file.body);
  };

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400, FIXED_HEADERS);
      response.end();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const welcome =
      request.url === SOCKET_PATH && isFromUs(request.headers, port, true) && access.hasSession(request.headers);
    if (!welcome) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      limitRate(webSocket);
      options.onSocket(webSocket);
    });
  });

  return {
    port,
    address: (for_) => `http://127.0.0.1:${port}/?token=${access.issueToken(TOKEN_LIFE_MS[for_])}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const OLD_ADDRESS: Record<Locale, string> = {
  ru: 'Этот адрес уже открывали, или он устарел. Запустите кассу снова: она напечатает новый адрес.\n',
  en: 'This address was opened before or is too old. Start the till again: it prints a new one.\n',
};

/** A person who opens the printed address a second time gets words instead of the browser's empty page. */
function explainOldAddress(response: ServerResponse, locale: Locale): void {
  response.writeHead(403, { ...FIXED_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(OLD_ADDRESS[locale]);
}

function limitRate(socket: WebSocket): void {
  let windowStart = performance.now();
  let count = 0;
  socket.on('message', () => {
    const now = performance.now();
    if (now - windowStart > 1000) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    if (count > MESSAGES_PER_SECOND_MAX) socket.close(1008, 'too many calls');
  });
  socket.on('error', () => socket.terminate());
}
