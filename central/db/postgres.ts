import pg from 'pg';
import type { Database, Sql, SqlValue } from './sql.ts';

const CONNECTIONS_MAX = 10;
/** Longer than any honest push; a lock that waits this long is a fault to be seen, not to be waited for. */
const STATEMENT_TIMEOUT_MS = 20_000;

/** A PostgreSQL server. Committed is durable there (`fsync` is the server's setting), so the barrier has nothing to do. */
export function openPostgres(databaseUrl: string, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
  });
  pool.on('error', onError);
  return {
    engine: 'postgresql',
    ...over(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(over(client));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot even roll back is thrown away, with whatever it had open.
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken: unknown) => client.release(broken instanceof Error ? broken : true),
        );
        throw error;
      }
    },
    barrier: async () => undefined,
    close: () => pool.end(),
  };
}

function over(client: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<Row extends object>(text: string, parameters: readonly SqlValue[] = []) {
      const result = await client.query<Row & pg.QueryResultRow>(text, [...parameters]);
      return result.rows;
    },
    async script(text) {
      await client.query(text);
    },
  };
}

const INT8 = 20;

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === INT8 && format !== 'binary') return wholeNumber;
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`beyond 2^53 - 1: ${text}`);
  return value;
}
