/** The databases that every test of the centre runs on: the embedded engine and, where Debian's package is there, a server. */
import { openDatabase } from '../db/open.ts';
import type { Database } from '../db/sql.ts';
import { hasPostgres, startTestPostgres } from '../db/test-postgres.ts';

export interface Engine {
  engine: Database['engine'];
  open: () => Promise<{ database: Database; stop: () => Promise<void> }>;
}

const onError = (): void => undefined;

export const embedded: Engine = {
  engine: 'pglite',
  open: async () => {
    const database = await openDatabase({}, onError);
    return { database, stop: () => database.close() };
  },
};

export const server: Engine = {
  engine: 'postgresql',
  open: async () => {
    const postgres = await startTestPostgres();
    const database = await openDatabase({ databaseUrl: postgres.url }, onError);
    return {
      database,
      async stop() {
        await database.close();
        await postgres.stop();
      },
    };
  },
};

export const ENGINES: readonly Engine[] = hasPostgres ? [embedded, server] : [embedded];
