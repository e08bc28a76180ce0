/** The little of a PostgreSQL client that the centre uses, so that a server and the embedded engine look alike. */
export interface Sql {
  /**
   * One statement with $1, $2 ... parameters. Whole numbers come back as numbers (never beyond 2^53 - 1), jsonb parsed.
   * Lists travel as the JSON text of one parameter, see `rowsFrom`: both clients pass a text alike, arrays not.
   */
  query<Row extends object>(text: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** Several statements without parameters, for migrations. */
  script(text: string): Promise<void>;
}

export type SqlValue = string | number | boolean | null;

export interface Database extends Sql {
  readonly engine: 'postgresql' | 'pglite';
  /** All or nothing; READ COMMITTED. An error thrown by `work` rolls back and is thrown on. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Resolves when everything committed before the call survives a loss of power as well as this engine can. */
  barrier(): Promise<void>;
  close(): Promise<void>;
}

/** The rows of a list parameter: `rowsFrom('id bigint, amount bigint')` reads the JSON text in $1. */
export function rowsFrom(columns: string): string {
  return `jsonb_to_recordset($1::jsonb) AS rows(${columns})`;
}

/** `customer_id = ${anyOf(1)}`: is it one of the texts in the JSON list of $1? An array, so that the index is used. */
export function anyOf(parameter: number): string {
  return `ANY(ARRAY(SELECT jsonb_array_elements_text($${parameter}::jsonb)))`;
}

export function anyUuidOf(parameter: number): string {
  return `ANY(ARRAY(SELECT jsonb_array_elements_text($${parameter}::jsonb)::uuid))`;
}

/** One statement for a list of rows, or nothing for an empty one. */
export async function forEachRow(sql: Sql, text: string, rows: readonly unknown[]): Promise<void> {
  if (rows.length > 0) await sql.query(text, [JSON.stringify(rows)]);
}

/** Rows of one statement at the most: its parameter is one JSON text of a few megabytes. */
const CHUNK_ROWS = 2_000;

/** A long list in pieces that one statement carries well. */
export async function inChunks<Row>(
  rows: readonly Row[],
  work: (chunk: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) await work(rows.slice(start, start + CHUNK_ROWS));
}
