/** What a cashier is told of a failure, word by word, and a picture of how it looks. */
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { TillWindow } from './till-window.ts';

const PICTURES = join(import.meta.dirname, '..', 'results', 'failures');

/** The words of the notice once one stands on the screen: what happened; is the money safe and what to do. */
export async function told(till: TillWindow, what: string | RegExp): Promise<string> {
  // in a dialog the same words stand once more, above the screen
  const notice = till.page.locator('.notice').filter({ hasText: what }).last();
  await notice.waitFor({ timeout: 20_000 });
  return plain(await notice.locator('.lines-two').innerText());
}

/** The words of the one dialog that is open, line by line. */
export async function asked(till: TillWindow, title: string): Promise<string[]> {
  const dialog = till.page.locator('dialog[open]').filter({ hasText: title });
  await dialog.waitFor({ timeout: 20_000 });
  return plain(await dialog.innerText())
    .split('\n')
    .filter(Boolean);
}

/** Waits until the notice of a failure that has passed is gone. */
export const untold = (till: TillWindow) =>
  vi.waitFor(async () => expect(await till.page.locator('.notice').count()).toBe(0), { timeout: 20_000, interval: 50 });

/** Names of the goods in the receipt on the screen. */
export async function basket(till: TillWindow): Promise<string[]> {
  return (await till.page.locator('.lines .name').allInnerTexts()).map(plain);
}

/** 1024 by 768, for people to look at. */
export async function picture(till: TillWindow, name: string): Promise<void> {
  await till.page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

export const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();

/** Until the screen shows no more than that many operations in the queue. */
export async function statusReads(till: TillWindow, words: RegExp): Promise<void> {
  await vi.waitFor(
    async () => {
      const text = plain(await till.page.locator('.status').innerText());
      if (!words.test(text)) throw new Error(`the status bar reads ${text}`);
    },
    { timeout: 20_000, interval: 100 },
  );
}
