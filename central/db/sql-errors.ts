/** SQLSTATE of a database error, undefined for anything else (a broken connection, our own error). */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/** Classes of SQLSTATE that speak of the data of one statement: wrong value, broken constraint, our own RAISE, too big. */
const DATA_CLASSES = new Set(['22', '23', 'P0', '54']);

/** Would the same data fail again? Then the operation that carried it is parked; all else is the machine's trouble. */
export function isDataError(error: unknown): boolean {
  const state = sqlState(error);
  return state !== undefined && DATA_CLASSES.has(state.slice(0, 2));
}

/** Deadlock, serialisation, no connection, shutting down, out of resources: the same request later may succeed. */
const PASSING_CLASSES = new Set(['08', '40', '53', '57', '58']);

export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return PASSING_CLASSES.has(state.slice(0, 2));
  return error instanceof Error && /ECONN|ETIMEDOUT|EPIPE|terminated|timeout exceeded/.test(describe(error));
}

function describe(error: Error): string {
  return `${'code' in error ? String(error.code) : ''} ${error.message}`;
}
