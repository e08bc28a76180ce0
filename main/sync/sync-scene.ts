/** For tests: a till's stores, its client and a centre to talk to. */
import { onTestFinished } from 'vitest';
import { handClock, openForTest, temporaryFolder } from '../store/fixtures.ts';
import type { Stores } from '../store/open-stores.ts';
import { startFakeCentre } from './fake-centre.ts';
import type { FakeCentre } from './fake-centre.ts';
import { createSync } from './sync.ts';
import type { Sync, SyncOptions } from './sync.ts';

export interface Scene {
  centre: FakeCentre;
  stores: Stores;
  sync: Sync;
  /** waits that were asked of the host, ms */
  waits: number[];
}

/** The loop is driven by `syncNow` alone: its own timers are noted and never fire. */
export async function scene(options: Partial<SyncOptions> = {}): Promise<Scene> {
  const centre = await startFakeCentre();
  const stores = await openForTest(temporaryFolder(), { clock: handClock() });
  const waits: number[] = [];
  const timers = {
    after: (ms: number) => {
      waits.push(ms);
      return () => undefined;
    },
  };
  const sync = createSync({ stores, baseUrl: centre.url, tillName: 'Till 1', timers, ...options });
  onTestFinished(() => sync.stop());
  sync.start();
  return { centre, stores, sync, waits };
}
