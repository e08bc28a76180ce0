import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction } from '@electric-sql/pglite';
import { takeLock } from './lock-file.ts';
import { syncedSince } from './sync-files.ts';
import type { Database, Sql, SqlValue } from './sql.ts';

/**
 * PostgreSQL inside this process (PGlite), for one shop or a trial: one session, so transactions queue up.
 * It never syncs to the disk by itself; `barrier` does. Source: offline-sync section 14.
 *
 * @param folder where the data lives; undefined = in memory, gone at close
 * @throws CentreInUseError if another process holds the folder
 */
export async function openEmbedded(folder: string | undefined): Promise<Database> {
  if (folder === undefined)
    return withBarrier(
      await PGlite.create(),
      async () => undefined,
      async () => undefined,
    );
  await mkdir(folder, { recursive: true });
  const release = await takeLock(join(folder, 'centre.lock'));
  try {
    const data = join(folder, 'postgres');
    return withBarrier(await PGlite.create(data), syncedSince(data), release);
  } catch (error) {
    await release();
    throw error;
  }
}

function withBarrier(engine: PGlite, syncFiles: () => Promise<void>, release: () => Promise<void>): Database {
  let isDirty = true;
  let syncing: Promise<void> = Promise.resolve();

  async function barrier(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    try {
      await engine.exec('CHECKPOINT');
      await syncFiles();
    } catch (error) {
      isDirty = true;
      throw error;
    }
  }

  return {
    engine: 'pglite',
    ...over(engine, () => (isDirty = true)),
    async transaction(work) {
      return engine.transaction(async (transaction) => {
        return work(over(transaction, () => (isDirty = true)));
      });
    },
    // Barriers run one after another: the second waits for a sync that may already cover its commit, then finds nothing to do.
    barrier: () => (syncing = syncing.catch(() => undefined).then(barrier)),
    async close() {
      await engine.close();
      await syncFiles();
      await release();
    },
  };
}

function over(client: PGlite | Transaction, onUse: () => void): Sql {
  return {
    async query<Row extends object>(text: string, parameters: readonly SqlValue[] = []) {
      onUse();
      const result = await client.query<Row>(text, [...parameters]);
      return result.rows;
    },
    async script(text) {
      onUse();
      await client.exec(text);
    },
  };
}
