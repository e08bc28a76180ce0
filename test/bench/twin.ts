/** A SQLite file with the tables and indexes of one of the product's, filled by prepared statements and nothing else. */
import type { Connection } from '../../main/store/sqlite.ts';
import { openDatabase, type DatabaseRole } from '../../main/store/sqlite.ts';

export type Row = Record<string, unknown>;

export function openTwin(source: Connection, path: string, role: DatabaseRole): Connection {
  const twin = openDatabase(path, role);
  const parts = source
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema
       WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY type DESC`,
    )
    .pluck()
    .all();
  for (const sql of parts) twin.exec(sql);
  return twin;
}

/** One prepared INSERT of a whole row, its columns in the table's order. */
export function insertInto(twin: Connection, table: string): (row: Row) => void {
  const columns = twin.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const insert = twin.prepare<unknown[]>(
    `INSERT OR IGNORE INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => void insert.run(...columns.map((column) => row[column]));
}

export function inTransaction(twin: Connection, work: () => void): void {
  twin.exec('BEGIN IMMEDIATE');
  work();
  twin.exec('COMMIT');
}
