import { TillError } from '../../contract/errors/catalogue.ts';
import type { RunningTill } from '../start-till.ts';
import type { TillWatcher } from './till-watcher.ts';

/** The first load of a demo shop takes seconds; a real one of a million customers longer. */
const LOAD_TIMEOUT_MS = 120_000;
const REGISTER_TIMEOUT_MS = 30_000;

/** Goods are there and the register has said how its shift is. @throws TillError CENTRE_DOWN, FISCAL_NO_LINK */
export async function waitForShop({ stores, sync }: RunningTill, watcher: TillWatcher): Promise<void> {
  const isLoaded = () => stores.directory.countGoods() > 0 && sync.state().loading === null;
  await watcher.until(isLoaded, LOAD_TIMEOUT_MS, () => new TillError('CENTRE_DOWN'));
  const isKnown = () => watcher.status().shift.state !== 'unknown';
  await watcher.until(isKnown, REGISTER_TIMEOUT_MS, () => new TillError('FISCAL_NO_LINK'));
}
