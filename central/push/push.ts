import type { Answer } from '../../contract/sync/api.ts';
import type { WireOperation } from '../../contract/sync/operations.ts';
import type { Instant } from '../../loyalty/index.ts';
import { drawOnAllotments } from '../allotments/draw.ts';
import { releaseCodes } from '../codes/reserve.ts';
import { publishCounters, publishMembers } from '../feed/head.ts';
import { findMembersOf } from '../ledger/open-books.ts';
import { lockMembers } from '../ledger/load-members.ts';
import { interpret } from '../effects/operation.ts';
import type { KnownOperation } from '../effects/operation.ts';
import { namesIn } from '../effects/named.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import type { Sql } from '../db/sql.ts';
import { applyOrPark } from './apply-or-park.ts';
import { advanceTill, lockTill } from './till-row.ts';
import { answersOfKnown, storeOperations } from './operations.ts';
import { checkSequence } from './sequence.ts';

export interface Push {
  till: number;
  epoch: number;
  prevHash: string;
  ops: readonly WireOperation[];
}

/**
 * Takes a batch of a till's operations in, each exactly once: known ones get their stored answer, new ones must follow
 * the till's last one and are applied. One transaction. Source: offline-sync section 6, steps 2 to 8.
 *
 * @throws PushRefused when the batch does not fit the till's history
 */
export async function push(
  sql: Sql,
  batch: Push,
  { now, cache }: { now: Instant; cache: PreparedCache },
): Promise<{ answers: Answer[]; ackedSeq: number }> {
  const till = await lockTill(sql, batch.till);
  const stored = await answersOfKnown(sql, batch);
  const fresh = checkSequence(batch, till, stored);
  const known = batch.ops.slice(0, batch.ops.length - fresh.length).map(({ seq }) => stored.get(seq)?.answer ?? '');
  const last = fresh.at(-1);
  if (last === undefined) return { answers: known.map(readAnswer), ackedSeq: till.lastSeq };

  const operations = fresh.map((operation) => ({ operation, meaning: interpret(operation) }));
  const understood = operations.flatMap(({ meaning }): KnownOperation[] => (meaning === undefined ? [] : [meaning]));
  const customerIds = await findMembersOf(sql, namesIn(understood));
  await lockMembers(sql, customerIds);
  const { results, changed, counted } = await applyOrPark(sql, understood, customerIds, { now, cache });

  await releaseCodes(sql, batch.till, namesIn(understood).couponCodes);
  await drawOnAllotments(
    sql,
    batch.till,
    counted.flatMap(({ programmeId, key, drawn }) => (drawn > 0 ? [{ programmeId, key, amount: drawn }] : [])),
  );
  const revisions = await publishMembers(sql, changed);
  const countersFrom = await publishCounters(sql, counted);
  const answers = operations.map(({ operation }): Answer => {
    const { seq, opId } = operation;
    const result = results.get(opId);
    if (result === undefined) return { seq, opId, outcome: 'parked', flags: [], customer: null, countersRev: null };
    const { outcome, flags, customerId, rev, counts } = result;
    const customer = customerId === null ? null : { customerId, rev: revisions.get(customerId) ?? rev };
    return { seq, opId, outcome, flags, customer, countersRev: counts ? countersFrom : null };
  });
  await storeOperations(sql, batch, fresh, answers, now);
  await advanceTill(sql, batch.till, last);
  return { answers: [...known.map(readAnswer), ...answers], ackedSeq: last.seq };
}

const readAnswer = (text: string): Answer => JSON.parse(text) as Answer;
