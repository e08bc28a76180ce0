import type { CustomerRecord } from '../../contract/sync/records.ts';
import { inChunks, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { publishMembers } from '../feed/head.ts';
import { lockMembers } from '../ledger/load-members.ts';

export const IMPORTED_FACTS = ['segments', 'offers', 'joinedOn', 'inviter'] as const;

/** What an import says anew of a member who is there already; a fact that is absent stays as it is. */
export type KnownCustomer = Pick<CustomerRecord, 'customerId' | (typeof IMPORTED_FACTS)[number]>;

/** Replaces these facts of members; points, level, cards and personal data are never an import's to change. */
export async function changeFacts(sql: Sql, known: readonly KnownCustomer[]): Promise<void> {
  await inChunks(known, async (chunk) => {
    await lockMembers(
      sql,
      chunk.map(({ customerId }) => customerId),
    );
    await sql.query(UPDATE, [
      JSON.stringify(chunk.map((customer) => ({ customer_id: customer.customerId, facts: factsOf(customer) }))),
    ]);
  });
  await publishMembers(sql, new Set(known.map(({ customerId }) => customerId)));
}

export const hasFacts = (customer: KnownCustomer): boolean => Object.keys(factsOf(customer)).length > 0;

const factsOf = (customer: KnownCustomer): object =>
  Object.fromEntries(
    IMPORTED_FACTS.flatMap((fact) => ((customer[fact] ?? null) === null ? [] : [[fact, customer[fact]]])),
  );

const UPDATE = `UPDATE customer SET facts = customer.facts || rows.facts
  FROM ${rowsFrom('customer_id text, facts jsonb')} WHERE customer.customer_id = rows.customer_id`;
