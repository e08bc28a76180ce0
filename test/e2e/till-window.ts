/** The real till in a process of its own with its real screen in Chromium, as a cashier has it. */
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import type { tillContract } from '../../contract/till/api.ts';
import { pressAsPerson, SIZES } from '../screens/browser.ts';
import type { Shop } from '../shop/shop.ts';
import type { TillProcess } from '../shop/till-process.ts';
import { scanAsWedge } from './wedge-scanner.ts';

export const BROWSER_HOST = join(import.meta.dirname, '..', '..', 'out', 'main', 'browser.js');

/** What the client uses of a socket is the same in `ws` and in the DOM; their types differ in words only. */
type DomSocket = ConstructorParameters<typeof RPCLink>[0]['websocket'];

export interface TillWindow {
  page: Page;
  process: TillProcess;
  /** what the page complained of: console errors, uncaught errors, refused by the policy */
  complaints: string[];
  /** another client of the same session, for what no screen offers */
  client: ContractRouterClient<typeof tillContract>;
  /** a keyboard-wedge scanner: the keys of a burst and Enter */
  scan(code: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Resolves when the words stand on the screen. */
  see(words: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

export async function openTillWindow(shop: Shop, browser: Browser, dataFolder: string): Promise<TillWindow> {
  const process = shop.till({ script: BROWSER_HOST, dataFolder, args: ['--headless'] });
  const address = await process.line((line) => line.startsWith('http'));
  const context = await browser.newContext({ viewport: SIZES.small, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.waitForSelector('.till');
  const keyboard = await context.newCDPSession(page);

  const { origin, host } = new URL(address);
  const cookie = (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const websocket = new WebSocket(`ws://${host}/till`, { headers: { cookie, origin } });
  await new Promise((resolve, reject) => websocket.once('open', resolve).once('error', reject));
  const client: ContractRouterClient<typeof tillContract> = createORPCClient(
    new RPCLink({ websocket: websocket as unknown as DomSocket }),
  );

  return {
    page,
    process,
    complaints,
    client,
    scan: (code) => scanAsWedge(keyboard, code),
    async press(...keys) {
      for (const key of keys) await pressAsPerson(page, key);
    },
    see: (words) => page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 20_000 }),
    async close() {
      websocket.close();
      await context.close();
      await process.stop();
    },
  };
}

/** A HID POS report of layout A with an EAN-13, as a Honeywell unit sends it (scanners section 1.2). */
export function hidReport(code: string): string {
  const report = Buffer.alloc(64);
  report[0] = 2;
  report[1] = code.length;
  report.write(']E0', 2, 'latin1');
  report.write(code, 5, 'latin1');
  report[61] = 'd'.charCodeAt(0);
  report[62] = 'A'.charCodeAt(0);
  return report.toString('hex');
}
