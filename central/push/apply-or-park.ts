import assert from 'node:assert/strict';
import type { Answer } from '../../contract/sync/api.ts';
import type { Instant } from '../../loyalty/index.ts';
import { isDataError } from '../db/sql-errors.ts';
import type { Sql } from '../db/sql.ts';
import { applyOperation } from '../effects/apply.ts';
import { namesIn } from '../effects/named.ts';
import type { KnownOperation } from '../effects/operation.ts';
import type { Books } from '../ledger/books.ts';
import { openBooks } from '../ledger/open-books.ts';
import { saveBooks } from '../ledger/save-books.ts';
import type { PreparedCache } from '../programmes/shelf.ts';

interface Applied {
  outcome: Answer['outcome'];
  flags: string[];
  customerId: string | null;
  /** the member's revision before this transaction; null with no member */
  rev: number;
  /** it counts in programme-wide counters */
  counts: boolean;
}

interface AllApplied {
  /** by operation id; an operation that is absent was parked */
  results: Map<string, Applied>;
  /** members whose rows have changed */
  changed: Set<string>;
  counted: Books['programmeCounterChanges'];
}

const NOTHING: AllApplied = { results: new Map(), changed: new Set(), counted: [] };

/**
 * Applies operations in order, as one set. If the set fails because of its content it is taken back and halved, until
 * the one at fault stands alone and is parked: one bad operation never stops the next (I14).
 *
 * @param customerIds every member these operations may touch, already locked
 * @throws whatever is not the operations' fault (a lost connection, a full disk): then nothing may be taken
 */
export async function applyOrPark(
  sql: Sql,
  operations: readonly KnownOperation[],
  customerIds: readonly string[],
  surroundings: { now: Instant; cache: PreparedCache },
): Promise<AllApplied> {
  if (operations.length === 0) return NOTHING;
  await sql.query('SAVEPOINT applying');
  try {
    const applied = await applySet(sql, operations, customerIds, surroundings);
    await sql.query('RELEASE SAVEPOINT applying');
    return applied;
  } catch (error) {
    if (!isContentFault(error)) throw error;
    await sql.query('ROLLBACK TO SAVEPOINT applying');
    await sql.query('RELEASE SAVEPOINT applying');
  }
  if (operations.length === 1) return NOTHING;
  const middle = Math.ceil(operations.length / 2);
  const first = await applyOrPark(sql, operations.slice(0, middle), customerIds, surroundings);
  const second = await applyOrPark(sql, operations.slice(middle), customerIds, surroundings);
  return {
    results: new Map([...first.results, ...second.results]),
    changed: new Set([...first.changed, ...second.changed]),
    counted: [...first.counted, ...second.counted],
  };
}

async function applySet(
  sql: Sql,
  operations: readonly KnownOperation[],
  customerIds: readonly string[],
  surroundings: { now: Instant; cache: PreparedCache },
): Promise<AllApplied> {
  const books = await openBooks(sql, namesIn(operations), customerIds, surroundings);
  const results = new Map<string, Applied>();
  for (const operation of operations) {
    const before = books.programmeCounterChanges.length;
    const { customerId, flags, madeDebt } = applyOperation(books, operation);
    const counts = books.programmeCounterChanges.length > before;
    const rev = books.members.get(customerId ?? '')?.rev ?? 0;
    results.set(operation.opId, { outcome: outcomeOf(madeDebt, flags), flags, customerId, rev, counts });
  }
  await saveBooks(sql, books);
  return {
    results,
    changed: new Set([...books.changedMembers].map(({ profile }) => profile.customerId)),
    counted: books.programmeCounterChanges,
  };
}

function outcomeOf(madeDebt: boolean, flags: readonly string[]): Answer['outcome'] {
  if (madeDebt) return 'appliedWithDebt';
  return flags.length > 0 ? 'appliedWithFlags' : 'applied';
}

/** A failed assertion or impossible number while applying, or a value the database will not take. */
function isContentFault(error: unknown): boolean {
  return (
    error instanceof assert.AssertionError ||
    error instanceof RangeError ||
    error instanceof TypeError ||
    isDataError(error)
  );
}
