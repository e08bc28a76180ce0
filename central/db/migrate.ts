import { MIGRATIONS } from './migrations/index.ts';
import type { Database, Sql } from './sql.ts';

export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Any number, the same in every centre: two that start at once migrate one after the other. */
const MIGRATION_LOCK = 5_646_701;

/**
 * Brings the database to the newest version, each step in its own transaction.
 * @throws NewerDatabaseError if a newer centre has already migrated it
 */
export async function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): Promise<void> {
  for (;;) {
    const isDone = await database.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      const version = await currentVersion(sql);
      if (version > migrations.length) {
        throw new NewerDatabaseError(`database version ${version}, this centre knows ${migrations.length}`);
      }
      const next = migrations[version];
      if (next === undefined) return true;
      await sql.script(next);
      await sql.query('UPDATE schema_version SET version = $1', [version + 1]);
      return false;
    });
    if (isDone) return;
  }
}

async function currentVersion(sql: Sql): Promise<number> {
  await sql.query('CREATE TABLE IF NOT EXISTS schema_version (version int NOT NULL)');
  await sql.query('INSERT INTO schema_version SELECT 0 WHERE NOT EXISTS (SELECT FROM schema_version)');
  const [row] = await sql.query<{ version: number }>('SELECT version FROM schema_version');
  return row?.version ?? 0;
}
