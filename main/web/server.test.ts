/** The browser host against the pages of every other program on the PC: real sockets, real requests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveScreen, SOCKET_PATH, type WebHost } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kopilka-web-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>till</title>');
let host: WebHost;
let clock = 1_000_000;
const opened: unknown[] = [];

beforeAll(async () => {
  host = await serveScreen({
    folder,
    port: 0,
    locale: 'en',
    now: () => clock,
    onSocket: (socket) => opened.push(socket),
  });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; cookie: string; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            cookie: (response.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '',
            headers: response.headers,
            body,
          }),
        );
      });
      call.on('error', reject);
      call.end();
    },
  );
}

const tokenPath = (address: string) => address.slice(address.indexOf('/?'));
const signIn = async () => (await ask(tokenPath(host.address('browser')))).cookie;
const origin = () => `http://127.0.0.1:${host.port}`;

function socketStatus(headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${SOCKET_PATH}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.on('error', () => resolve('refused'));
  });
}

describe('the launch token', () => {
  it('is traded once for a cookie that scripts and other sites do not see', async () => {
    const path = tokenPath(host.address('browser'));
    const first = await ask(path);
    expect(first.status).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect((await ask(path)).status).toBe(403);
  });

  it('leads to the screen in the language that the till speaks', async () => {
    expect((await ask(tokenPath(host.address('browser')))).headers['location']).toBe('/?lang=en');
  });

  it('opened again shows the till to whom it knows, and to others says in words what to do', async () => {
    const path = tokenPath(host.address('person'));
    const { cookie } = await ask(path);
    expect(await ask(path, { cookie })).toMatchObject({ status: 303, cookie: '' });
    const { status, body } = await ask(path);
    expect([status, body]).toEqual([403, expect.stringMatching(/Start the till again/)]);
  });

  it('is worth nothing after 30 s for a browser, after 10 minutes for a person', async () => {
    const soon = tokenPath(host.address('browser'));
    const later = tokenPath(host.address('person'));
    clock += 30_001;
    expect((await ask(soon)).status).toBe(403);
    expect((await ask(later)).status).toBe(303);
    const late = tokenPath(host.address('person'));
    clock += 600_001;
    expect((await ask(late)).status).toBe(403);
  });

  it('cannot be guessed', async () => {
    expect((await ask('/?token=')).status).toBe(403);
    expect((await ask(`/?token=${'A'.repeat(43)}`)).status).toBe(403);
  });
});

describe('the screen', () => {
  it('is served to the session only, with its policy and without CORS', async () => {
    expect((await ask('/')).status).toBe(403);
    const page = await ask('/', { cookie: await signIn() });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${host.port}`);
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['another Host (DNS rebinding)', { host: 'evil.example' }],
    ['localhost instead of the address that was bound', { host: 'localhost' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch from another port', { 'sec-fetch-site': 'same-site' }],
  ])('is refused to %s', async (_name, headers: Record<string, string>) => {
    expect((await ask('/', { cookie: await signIn(), ...headers })).status).toBe(403);
  });

  it('takes no POST', async () => {
    expect((await ask('/', { cookie: await signIn(), origin: origin() }, 'POST')).status).toBe(405);
    expect((await ask('/', { cookie: await signIn() }, 'POST')).status).toBe(403);
  });
});

describe('the socket', () => {
  it('opens for our own page', async () => {
    expect(await socketStatus({ origin: origin(), cookie: await signIn() })).toBe('open');
    expect(opened).toHaveLength(1);
  });

  it.each([
    ['no session', () => ({ origin: origin() })],
    ['a foreign Origin', async () => ({ origin: 'https://evil.example', cookie: await signIn() })],
    ['no Origin', async () => ({ cookie: await signIn() })],
    ['a forged cookie', () => ({ origin: origin(), cookie: `kopilka-${host.port}=${'A'.repeat(43)}` })],
    ['another Host', async () => ({ origin: origin(), cookie: await signIn(), host: 'evil.example' })],
  ])('stays shut for %s', async (_name, headers) => {
    expect(await socketStatus(await headers())).toBe('403');
    expect(opened).toHaveLength(1);
  });

  it('is closed on a message over 256 KiB and on more than 200 messages a second', async () => {
    for (const send of [
      (socket: WebSocket) => socket.send('x'.repeat(300 * 1024)),
      (socket: WebSocket) => Array.from({ length: 300 }, () => socket.send('x')),
    ]) {
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}${SOCKET_PATH}`, {
        headers: { origin: origin(), cookie: await signIn() },
      });
      await new Promise((resolve) => socket.once('open', resolve));
      send(socket);
      const code = await new Promise<number>((resolve) => socket.once('close', resolve));
      expect([1008, 1009]).toContain(code);
    }
  });
});
