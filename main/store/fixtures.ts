/** For tests: a till's data folder that is closed and removed with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStores } from './open-stores.ts';
import type { OpenOptions, Stores } from './open-stores.ts';
import { handClock } from './plan-fixtures.ts';

export * from './plan-fixtures.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a folder for one test and closes it afterwards, unless the test has done so. */
export async function openForTest(folder: string, options: OpenOptions = {}): Promise<Stores> {
  const stores = await openStores(folder, { clock: handClock(), ...options });
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= stores.close());
  onTestFinished(close);
  return { ...stores, close };
}
