import type { GoodsRecord } from '../../contract/sync/records.ts';
import { anyOf, inChunks, rowsFrom } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import { takeRevisions } from '../feed/head.ts';

/**
 * Puts goods at the head of the feed, each as a whole row: an article with the same sku is replaced. Each sku, and each
 * code, at most once in the list, and no code of another article.
 */
export async function putGoods(sql: Sql, goods: readonly GoodsRecord[]): Promise<void> {
  if (goods.length === 0) return;
  const first = await takeRevisions(sql, goods.length);
  const rows = goods.map((record, index) => ({ sku: record.sku, record, rev: first + index }));
  await inChunks(rows, async (chunk) => {
    await sql.query(
      `INSERT INTO goods (sku, record, rev) SELECT sku, record, rev FROM ${rowsFrom('sku text, record jsonb, rev bigint')}
       ON CONFLICT (sku) DO UPDATE SET record = excluded.record, rev = excluded.rev`,
      [JSON.stringify(chunk)],
    );
    await sql.query(`DELETE FROM goods_code WHERE sku = ${anyOf(1)}`, [JSON.stringify(chunk.map(({ sku }) => sku))]);
    const codes = chunk.flatMap(({ sku, record }) => codesOf(record).map((code) => ({ code, sku })));
    await sql.query(`INSERT INTO goods_code (code, sku) SELECT code, sku FROM ${rowsFrom('code text, sku text')}`, [
      JSON.stringify(codes),
    ]);
  });
}

/** What a scan may find an article by: its barcodes and, for scales' labels, `plu:` and its five digits. */
export function codesOf({ codes, plu }: GoodsRecord): string[] {
  return plu === null ? [...codes] : [...codes, `plu:${plu}`];
}
