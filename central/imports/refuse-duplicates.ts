import type { GoodsRecord } from '../../contract/sync/records.ts';
import { findInvitationFault } from '../../loyalty/index.ts';
import { hasFacts } from '../customers/change-facts.ts';
import type { KnownCustomer } from '../customers/change-facts.ts';
import { anyOf, inChunks } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { codesOf } from '../goods/put-goods.ts';
import { loadInvitations } from '../ledger/invitations.ts';
import type { HashedCertificate, ImportedCustomer } from './part.ts';

export interface Refused {
  key: string;
  reason:
    | 'needsContact'
    | 'duplicateKey'
    | 'unknownRule'
    | 'duplicateCode'
    | 'duplicatePhone'
    | 'duplicateCard'
    | 'inviterOneself'
    | 'inviterCycle'
    | 'moreThanValue';
}

export interface Sorted<Row> {
  accepted: Row[];
  refused: Refused[];
}

/** Articles whose sku comes twice in the import, or one of whose codes is another article's. A known sku is replaced. */
export async function sortGoods(sql: Sql, goods: readonly GoodsRecord[]): Promise<Sorted<GoodsRecord>> {
  const owners = await lookUp(
    sql,
    'SELECT code AS key, sku AS owner FROM goods_code WHERE code',
    goods.flatMap(codesOf),
  );
  const skus = new Set<string>();
  return sort(goods, (article) => {
    if (skus.has(article.sku)) return { key: article.sku, reason: 'duplicateKey' };
    const codes = [...new Set(codesOf(article))];
    if (
      codes.length < codesOf(article).length ||
      codes.some((code) => (owners.get(code) ?? article.sku) !== article.sku)
    ) {
      return { key: article.sku, reason: 'duplicateCode' };
    }
    skus.add(article.sku);
    for (const code of codes) owners.set(code, article.sku);
    return undefined;
  });
}

/**
 * Customers whose phone or card is already somebody's, here or earlier in the import, whose id comes twice, or whose
 * inviter is themselves or one whom they brought. One who
 * is here already is accepted where the row says something anew of them.
 */
export async function sortCustomers(
  sql: Sql,
  customers: readonly ImportedCustomer[],
): Promise<Sorted<ImportedCustomer> & { known: KnownCustomer[] }> {
  const present = (values: (string | null)[]): string[] => values.filter((value) => value !== null);
  const here = await lookUp(
    sql,
    'SELECT customer_id AS key, customer_id AS owner FROM customer WHERE customer_id',
    customers.map((one) => one.customerId),
  );
  const phones = await lookUp(
    sql,
    'SELECT phone AS key, customer_id AS owner FROM customer WHERE phone',
    present(customers.map((one) => one.phone)),
  );
  const cards = await lookUp(
    sql,
    'SELECT number AS key, customer_id AS owner FROM card WHERE number',
    present(customers.map((one) => one.cardNumber)),
  );
  const { inviterOf } = await loadInvitations(sql, [
    ...new Set(present(customers.map(({ inviter }) => inviter?.memberId ?? null))),
  ]);
  /** The office may name another inviter than the one who is known. */
  const refuseInviter = ({ customerId, inviter }: ImportedCustomer): Refused | undefined => {
    if (inviter === undefined || inviter === null) return undefined;
    const [above, below] = [inviter.memberId, customerId].map((memberId) => ({ memberId, marks: [] }));
    const known = (id: string) => (id === customerId ? null : (inviterOf.get(id) ?? null));
    const fault = findInvitationFault(above!, below!, known);
    if (fault !== null) return { key: customerId, reason: fault === 'cycle' ? 'inviterCycle' : 'inviterOneself' };
    inviterOf.set(customerId, inviter.memberId);
    return undefined;
  };
  const named = new Set<string>();
  const sorted = sort(customers, (customer) => {
    const { customerId, phone, cardNumber } = customer;
    const isKnown = here.has(customerId);
    if (named.has(customerId) || (isKnown && !hasFacts(customer))) return { key: customerId, reason: 'duplicateKey' };
    named.add(customerId);
    if (isKnown) return refuseInviter(customer);
    if (phone === null && cardNumber === null) return { key: customerId, reason: 'needsContact' };
    if (phone !== null && phones.has(phone)) return { key: customerId, reason: 'duplicatePhone' };
    if (cardNumber !== null && cards.has(cardNumber)) return { key: customerId, reason: 'duplicateCard' };
    const refused = refuseInviter(customer);
    if (refused !== undefined) return refused;
    if (phone !== null) phones.set(phone, customerId);
    if (cardNumber !== null) cards.set(cardNumber, customerId);
    return undefined;
  });
  const isNew = ({ customerId }: ImportedCustomer) => !here.has(customerId);
  return {
    accepted: sorted.accepted.filter(isNew),
    known: sorted.accepted.filter((customer) => !isNew(customer)),
    refused: sorted.refused,
  };
}

/** Certificates whose number is here already or comes twice in the import, or that have more left than their value. */
export async function sortCertificates(
  sql: Sql,
  certificates: readonly HashedCertificate[],
): Promise<Sorted<HashedCertificate>> {
  const known = await lookUp(
    sql,
    'SELECT number AS key, number AS owner FROM certificate WHERE number',
    certificates.map(({ number }) => number),
  );
  return sort(certificates, ({ number, left, faceValue }) => {
    if (known.has(number)) return { key: number, reason: 'duplicateKey' };
    if (left !== null && left > faceValue) return { key: number, reason: 'moreThanValue' };
    known.set(number, number);
    return undefined;
  });
}

function sort<Row>(rows: readonly Row[], refusalOf: (row: Row) => Refused | undefined): Sorted<Row> {
  const sorted: Sorted<Row> = { accepted: [], refused: [] };
  for (const row of rows) {
    const refusal = refusalOf(row);
    if (refusal === undefined) sorted.accepted.push(row);
    else sorted.refused.push(refusal);
  }
  return sorted;
}

async function lookUp(sql: Sql, select: string, keys: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  await inChunks(keys, async (chunk) => {
    const rows = await sql.query<{ key: string; owner: string }>(`${select} = ${anyOf(1)}`, [JSON.stringify(chunk)]);
    for (const { key, owner } of rows) owners.set(key, owner);
  });
  return owners;
}
