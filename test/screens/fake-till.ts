/**
 * A till without a till: the real contract over a real WebSocket and the built screens under the real headers, playing
 * whatever state it is given. For looking at screens and for tests of the screen alone.
 */
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { z } from 'zod';
import { tillContract } from '../../contract/till/api.ts';
import type { customerFound, returnView, tillEvent } from '../../contract/till/views.ts';
import { buildScreens } from './build.ts';
import {
  CHARITIES,
  DONATION,
  EVENT_DONE,
  GIFT,
  MEMBER_EVENTS,
  NEXT,
  NOTHING_QUEUED,
  SAMPLES,
  STATUS,
  type Queue,
  type Sale,
  type Status,
} from './day/index.ts';

export type Event = z.input<typeof tillEvent>;
export interface Scene {
  sale: Sale;
  status: Status;
  queue?: Queue;
  returning?: z.input<typeof returnView>;
}
export interface Call {
  name: string;
  input: unknown;
}

export interface FakeTill {
  url: string;
  calls: Call[];
  cspReports: string[];
  /** the state from now on; pages that are open see it at once */
  play: (scene: Scene) => void;
  tell: (event: Event) => void;
  /** what `customers.find` answers */
  found: z.input<typeof customerFound>[];
  /** whether the page has asked to keep scans waiting */
  holdsScans: () => boolean;
  /** what the page has asked to take a member's scan for meanwhile */
  scansAnswer: () => string | null;
  /** breaks every open link, as a restart of the till does */
  hangUp: () => void;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const policy = (port: number): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${randomBytes(16).toString('base64')}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "media-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    'report-uri /csp-report',
  ].join('; ');

export async function startFakeTill(): Promise<FakeTill> {
  const built = await buildScreens();
  let scene: Scene = { sale: NEXT, status: STATUS };
  const calls: Call[] = [];
  let holdsScans = false;
  let scansAnswer: string | null = null;
  const cspReports: string[] = [];
  const found: FakeTill['found'] = [];
  const listeners = new Set<(event: Event) => void>();
  const tell = (event: Event) => listeners.forEach((listener) => listener(event));

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<Event> {
    const waiting: Event[] = [
      { type: 'sale', sale: scene.sale },
      { type: 'status', status: scene.status },
      { type: 'return', returning: scene.returning ?? null },
    ];
    let wake = () => {};
    const listener = (event: Event) => {
      waiting.push(event);
      wake();
    };
    listeners.add(listener);
    try {
      while (!signal?.aborted) {
        const event = waiting.shift();
        if (event) yield event;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal?.addEventListener('abort', () => resolve(), { once: true });
          });
      }
    } finally {
      listeners.delete(listener);
    }
  }

  const note =
    (name: string) =>
    ({ input }: { input: unknown }) => {
      calls.push({ name, input });
      return {};
    };
  const os = implement(tillContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => watch(signal)),
    setLocale: os.setLocale.handler(() => ({})),
    scan: {
      wedge: os.scan.wedge.handler(note('scan.wedge')),
      hold: os.scan.hold.handler(({ input }) => {
        holdsScans = input.held;
        scansAnswer = input.answers;
        return {};
      }),
      typed: os.scan.typed.handler(note('scan.typed')),
      simulate: os.scan.simulate.handler(note('scan.simulate')),
      simulateReports: os.scan.simulateReports.handler(note('scan.simulateReports')),
      samples: os.scan.samples.handler(() => SAMPLES),
    },
    sale: {
      setQuantity: os.sale.setQuantity.handler(note('sale.setQuantity')),
      removeLine: os.sale.removeLine.handler(note('sale.removeLine')),
      undoRemove: os.sale.undoRemove.handler(note('sale.undoRemove')),
      cancel: os.sale.cancel.handler(note('sale.cancel')),
      putAside: os.sale.putAside.handler(note('sale.putAside')),
      takeBack: os.sale.takeBack.handler(note('sale.takeBack')),
      redeem: os.sale.redeem.handler(note('sale.redeem')),
      enterCode: os.sale.enterCode.handler(({ input, errors }) => {
        calls.push({ name: 'sale.enterCode', input });
        if (input.text !== 'ЗИМА') return { kind: 'taken' as const };
        throw errors.TILL({ data: { code: 'CODE_REFUSED', params: { reason: 'Код «ЗИМА» не найден' } } });
      }),
      takeOffer: os.sale.takeOffer.handler(note('sale.takeOffer')),
      removeCode: os.sale.removeCode.handler(note('sale.removeCode')),
      attachCertificate: os.sale.attachCertificate.handler(note('sale.attachCertificate')),
      removeCertificate: os.sale.removeCertificate.handler(note('sale.removeCertificate')),
      dismissCertificate: os.sale.dismissCertificate.handler(note('sale.dismissCertificate')),
      setContact: os.sale.setContact.handler(note('sale.setContact')),
      attachCustomer: os.sale.attachCustomer.handler(note('sale.attachCustomer')),
      detachCustomer: os.sale.detachCustomer.handler(note('sale.detachCustomer')),
      pay: os.sale.pay.handler(note('sale.pay')),
      next: os.sale.next.handler(note('sale.next')),
    },
    held: {
      recheck: os.held.recheck.handler(note('held.recheck')),
      print: os.held.print.handler(note('held.print')),
      cancel: os.held.cancel.handler(note('held.cancel')),
      recordPaper: os.held.recordPaper.handler(note('held.recordPaper')),
      setAside: os.held.setAside.handler(note('held.setAside')),
    },
    returns: {
      open: os.returns.open.handler(note('returns.open')),
      find: os.returns.find.handler(note('returns.find')),
      setQuantity: os.returns.setQuantity.handler(note('returns.setQuantity')),
      setMembership: os.returns.setMembership.handler(note('returns.setMembership')),
      takeAll: os.returns.takeAll.handler(note('returns.takeAll')),
      close: os.returns.close.handler(note('returns.close')),
      refund: os.returns.refund.handler(note('returns.refund')),
    },
    points: {
      transfer: os.points.transfer.handler(() => GIFT),
      charities: os.points.charities.handler(() => [...CHARITIES]),
      donate: os.points.donate.handler(() => DONATION),
    },
    nameInviter: os.nameInviter.handler(() => ({ inviter: 'Борис К.' })),
    memberEvents: {
      list: os.memberEvents.list.handler(() => [...MEMBER_EVENTS]),
      record: os.memberEvents.record.handler(() => EVENT_DONE),
    },
    customers: { find: os.customers.find.handler(() => [...found]) },
    shift: {
      open: os.shift.open.handler(note('shift.open')),
      close: os.shift.close.handler(note('shift.close')),
      xReport: os.shift.xReport.handler(({ errors }) => {
        throw errors.TILL({ data: { code: 'FISCAL_PAPER_OUT', params: {} } });
      }),
      moveCash: os.shift.moveCash.handler(note('shift.moveCash')),
    },
    register: {
      copyLastReceipt: os.register.copyLastReceipt.handler(note('register.copyLastReceipt')),
      openDrawer: os.register.openDrawer.handler(note('register.openDrawer')),
    },
    queue: {
      view: os.queue.view.handler(() => scene.queue ?? NOTHING_QUEUED),
      syncNow: os.queue.syncNow.handler(note('queue.syncNow')),
    },
  });

  const server = createServer((request, response) => {
    serve(request, response, { port, built, cspReports }).catch(() => response.writeHead(404).end());
  });
  const sockets = new WebSocketServer({ server, path: '/till' });
  const handler = new RPCHandler(router);
  sockets.on('connection', (socket) => {
    handler.upgrade(socket).catch((reason: unknown) => console.error(reason));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    cspReports,
    found,
    play: (next) => {
      scene = next;
      tell({ type: 'sale', sale: scene.sale });
      tell({ type: 'status', status: scene.status });
      tell({ type: 'return', returning: scene.returning ?? null });
    },
    tell,
    holdsScans: () => holdsScans,
    scansAnswer: () => scansAnswer,
    hangUp: () => sockets.clients.forEach((socket) => socket.terminate()),
    close: async () => {
      await rm(built, { recursive: true, force: true });
      sockets.clients.forEach((socket) => socket.terminate());
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { port, built, cspReports }: { port: number; built: string; cspReports: string[] },
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://till').pathname;
  if (path === '/csp-report') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    cspReports.push(body);
    response.writeHead(204).end();
    return;
  }
  const file = join(built, normalize(path === '/' ? '/index.html' : path));
  const body = await readFile(file);
  response
    .writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy(port),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    .end(body);
}
