/** Tables of the same shape beside the centre's own, into which the rows a push has made are upserted and no more. */
import type { Database, Sql } from '../../central/db/sql.ts';

/** What a push writes, with the key by which a row is known. */
const TABLES = {
  till: 'till_id',
  operation: 'till_id, epoch, seq',
  customer: 'customer_id',
  feed_head: 'only_one',
  account: 'account_id',
  journal: 'cause, n',
  posting: 'cause, n, account_id',
  lot: 'lot_id',
  hold: 'hold_id',
  receipt: 'receipt_id',
  counter: 'customer_id, period',
} as const;

type Table = keyof typeof TABLES;
type Rows = Partial<Record<Table, unknown[]>>;

export interface CentreFloor {
  /** the last transaction so far */
  mark(): Promise<number>;
  /** rows that transactions after the mark have written */
  rowsSince(mark: number): Promise<Rows>;
  /** one transaction, one statement a table */
  upsert(rows: Rows): Promise<void>;
}

export async function openCentreFloor(database: Database): Promise<CentreFloor> {
  const names = Object.keys(TABLES) as Table[];
  await database.script('CREATE SCHEMA floor');
  for (const name of names) {
    await database.script(
      `CREATE TABLE floor.${name} (LIKE public.${name} INCLUDING ALL EXCLUDING IDENTITY);
       INSERT INTO floor.${name} SELECT * FROM public.${name}`,
    );
  }
  const upserts = new Map<Table, string>();
  for (const name of names) upserts.set(name, await upsertInto(database, name));

  return {
    async mark() {
      const [row] = await database.query<{ mark: number }>('SELECT txid_current() AS mark');
      return row!.mark;
    },
    async rowsSince(mark) {
      const rows: Rows = {};
      for (const name of names) {
        const found = await database.query<{ row: unknown }>(
          `SELECT to_jsonb(t) AS row FROM public.${name} t WHERE xmin::text::bigint > $1`,
          [mark],
        );
        if (found.length > 0) rows[name] = found.map(({ row }) => row);
      }
      return rows;
    },
    upsert: (rows) =>
      database.transaction(async (sql) => {
        for (const [name, text] of upserts) {
          if (rows[name] !== undefined) await sql.query(text, [JSON.stringify(rows[name])]);
        }
      }),
  };
}

async function upsertInto(sql: Sql, name: Table): Promise<string> {
  const columns = await sql.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'floor' AND table_name = $1 ORDER BY ordinal_position`,
    [name],
  );
  const set = columns.map((column) => `${column.name} = excluded.${column.name}`).join(', ');
  return `INSERT INTO floor.${name} SELECT * FROM jsonb_populate_recordset(NULL::floor.${name}, $1::jsonb)
    ON CONFLICT (${TABLES[name]}) DO UPDATE SET ${set}`;
}
