/** The system's Chromium, driven as the till's window. */
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FakeTill } from './fake-till.ts';
import { FOUND, type NamedScene } from './scenes.ts';

export const SIZES = { small: { width: 1024, height: 768 }, wide: { width: 1920, height: 1080 } } as const;
export type Size = keyof typeof SIZES;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['KOPILKA_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Look {
  size: Size;
  theme: 'light' | 'dark';
  language: 'ru' | 'en';
}

export async function openPage(browser: Browser, till: FakeTill, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[look.size],
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    bypassCSP: false,
  });
  const page = await context.newPage();
  await page.goto(`${till.url}?lang=${look.language}`);
  await page.waitForSelector('.till');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Keys a person presses come no faster than this; quicker ones are a scanner's (renderer/wedge/burst.ts). */
const PERSON_MS = 90;

export async function pressAsPerson(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key, { delay: PERSON_MS });
}

/** Brings the page to a scene and waits until it stands: fonts in, no request for data open. */
export async function stage(page: Page, till: FakeTill, scene: NamedScene): Promise<void> {
  till.found.splice(0, till.found.length, ...(scene.keys?.includes('9') ? [] : FOUND));
  till.play(scene);
  await page.reload();
  await page.waitForSelector('.till');
  for (const key of scene.keys ?? []) {
    // a lone digit in the menu waits for a scanner that may follow it (renderer/commands/keys.ts)
    if (key === 'wait') await page.waitForSelector('dialog[open]');
    else if (key === 'listed') await page.waitForSelector('.events');
    else if (key === 'told') await page.waitForSelector('.told');
    else if (key === 'counted') await page.waitForSelector('.gift');
    else if (key === 'answered') await page.waitForSelector('.answer[role="alert"]');
    else if (/^[А-Яа-яё]$/.test(key)) await page.keyboard.insertText(key);
    else await pressAsPerson(page, key);
  }
  if (scene.keys?.includes('F2') && scene.sale.customer === null)
    await page.waitForSelector('.choices, .find-hint[role="status"]');
  if (scene.then) {
    till.tell(scene.then);
    // a failure is said on the receipt, or by the dialog that caused it
    const said = scene.then.type === 'paper' ? '.last-paper' : '.notice, .answer[role="alert"]';
    await page.locator(said).filter({ visible: true }).first().waitFor();
  }
  if (scene.sale.phase === 'done') await page.waitForSelector('svg.qr');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
