/** A whole till in this process: real stores, sync, driver and emulated register, without host or window. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReturnView, SaleView, StatusView } from '../../contract/till/views.ts';
import { DEFAULT_SCAN_PROFILE } from '../../main/scan/card-formats.ts';
import { openStores, type Stores } from '../../main/store/open-stores.ts';
import { createSync, type Sync } from '../../main/sync/sync.ts';
import { createTillClock } from '../../main/sync/till-clock.ts';
import { systemTimers } from '../../main/sync/timers.ts';
import type { Till } from '../../main/till-calls.ts';
import { createTill } from '../../main/till.ts';
import { startEmulator, type Emulator } from '../../native/fiscal/emulator/index.ts';
import { openRegister } from '../../native/fiscal/index.ts';
import { openScanners } from '../../native/scanner/index.ts';
import { openNetwork, type Network } from './network.ts';

export interface TillHere {
  till: Till;
  stores: Stores;
  sync: Sync;
  emulator: Emulator;
  network: Network;
  sale(): SaleView;
  returning(): ReturnView | null;
  status(): StatusView;
  /** Resolves once the screen shows it. */
  shown(fits: (sale: SaleView, status: StatusView) => boolean): Promise<void>;
  /** what the till logged as failed */
  errors: unknown[];
  close(): Promise<void>;
}

/** The close of a receipt is given up after this long, ms: a lost answer must not hold a test up. */
const CLOSE_MS = 150;

/** A busy machine may answer later than a cashier waits; what a hold does is not a question of its speed. */
const patient = (sync: Sync): Sync => ({ ...sync, authorise: (request) => sync.authorise(request, PATIENCE_MS) });
const PATIENCE_MS = 10_000;

/** @param haste whether time-outs are cut down, for tests in which the register keeps silent */
export async function openTillHere(centreUrl: string, number: number, { haste = true } = {}): Promise<TillHere> {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-till-'));
  const emulator = await startEmulator({ ttyLink: join(folder, 'register'), profile: 'instant', seed: number });
  const network = await openNetwork(centreUrl);
  const stores = await openStores(join(folder, 'data'));
  const sync = patient(createSync({ stores, baseUrl: network.url, tillName: `Касса ${number}` }));
  const timing = haste ? { timeoutsMs: { 0xff45: CLOSE_MS }, timeScale: 0.1 } : {};
  const register = openRegister(`tty:${emulator.ttyPath}@115200`, timing);
  const errors: unknown[] = [];
  const till = await createTill({
    ...{ stores, sync, register, scanners: openScanners({ addresses: [{ kind: 'simulated' }] }) },
    ...{ scanProfile: DEFAULT_SCAN_PROFILE, locale: 'ru', isTraining: false, tillNumber: number },
    ...{
      cashier: 'Мария П.',
      version: '0',
      clock: createTillClock(stores.clock, stores.syncRecords),
      timers: systemTimers,
      newId: stores.newId,
    },
    log: { error: (message, cause) => errors.push([message, cause]) },
  });
  let screen: { sale?: SaleView; status?: StatusView } = {};
  let returning: ReturnView | null = null;
  const waiting = new Set<() => void>();
  till.subscribe((event) => {
    if (event.type === 'return') returning = event.returning;
    if (event.type !== 'sale' && event.type !== 'status') return;
    screen = event.type === 'sale' ? { ...screen, sale: event.sale } : { ...screen, status: event.status };
    for (const look of waiting) look();
  });
  const sale = () => screen.sale!;
  const status = () => screen.status!;
  const shown: TillHere['shown'] = (fits) =>
    new Promise((resolve) => {
      const look = () => {
        if (!fits(sale(), status())) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  await till.start();
  await till.shift.open();
  return {
    ...{ till, stores, sync, emulator, network, sale, status, shown, errors },
    returning: () => returning,
    async close() {
      await till.stop();
      await stores.close();
      await network.close();
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
