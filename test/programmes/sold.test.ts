/**
 * Every document at work: published at a centre as its owner would, fetched by a till, sold under and returned at a
 * register. The centre recomputes each receipt and comes to the till's own figures.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ean13 } from '../../central/demo/ean13.ts';
import { putGoods } from '../../central/goods/put-goods.ts';
import { DEMO_STORE, KNOWN_GOODS } from '../../central/demo/known.ts';
import { putStore } from '../../central/stores/put-store.ts';
import { kopecks, readDocument } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import { fileOf, programmeAt, run } from '../../main/cli/programme/testing.ts';
import { openShopCentre, type Member, type ShopCentre } from '../shop/centre.ts';
import { openTillHere, type TillHere } from '../shop/till-here.ts';

const names = readdirSync(new URL('../../loyalty/programmes/', import.meta.url))
  .filter((file) => file.endsWith('.jsonc'))
  .map((file) => file.replace('.jsonc', ''));

let centre: ShopCentre;
let here: TillHere;
let member: Member;
const office = mkdtempSync(join(tmpdir(), 'office-'));

beforeAll(async () => {
  // A test sells faster than any cashier.
  centre = await openShopCentre({ rate: { perSecond: 1_000, burst: 1_000 } });
  member = await centre.addMember(5_000_00);
  here = await openTillHere(centre.url, 1, { haste: false });
});
afterAll(async () => {
  await here.close();
  await centre.close();
});

/** The later a document begins the surer it is the one in force. */
async function publish(name: string): Promise<Programme> {
  const day = `2026-02-${String(names.indexOf(name) + 1).padStart(2, '0')}`;
  const text = readFileSync(programmeAt(name), 'utf8').replace('"from": "2026-01-01"', `"from": "${day}"`);
  const { status, said } = await run('publish', fileOf(text), '--central', centre.url, '--data', office);
  expect([status, said]).toEqual([0, '']);
  const read = readDocument(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.programme;
}

/** The shop is one of the first merchant that the rules name. */
async function belongTo({ mechanics }: Programme): Promise<string | null> {
  const partners = mechanics.flatMap((rule) => ('where' in rule ? (rule.where?.partners ?? []) : []));
  const partnerId = partners[0] ?? null;
  await putStore(centre.sql, { ...DEMO_STORE, partnerId });
  return partnerId;
}

/** An article with every tag and category that the rules name, and one with none. */
async function stock({ mechanics }: Programme): Promise<string[]> {
  const named = (field: 'tags' | 'categories') => [
    ...new Set(
      mechanics.flatMap((rule) => ('goods' in rule ? ((rule.goods as Record<string, string[]>)?.[field] ?? []) : [])),
    ),
  ];
  articles += 1;
  const codes = [0, 1].map((kind) => ean13(`46${String(articles * 2 + kind).padStart(10, '0')}`));
  await putGoods(
    centre.sql,
    codes.map((code, kind) => ({
      ...KNOWN_GOODS.milk,
      sku: `article-${code}`,
      name: `Товар ${code}`,
      codes: [code],
      unitPrice: kopecks(kind === 0 ? 1_999_00 : 649_90),
      tags: kind === 0 ? named('tags') : [],
      categories: kind === 0 ? named('categories') : [],
    })),
  );
  return codes;
}
let articles = 0;

/** The line is up, everything has been sent, and these goods have come down. */
const settled = (codes: readonly string[] = []) =>
  vi.waitFor(
    async () => {
      await here.sync.syncNow();
      expect(here.sync.state()).toMatchObject({ state: 'online', problem: null, queued: 0, parked: 0, loading: null });
      expect(codes.filter((code) => here.stores.directory.findGoodsByCode(code) === undefined)).toEqual([]);
    },
    { timeout: 30_000, interval: 50 },
  );

it.each(names)(
  '%s sells and takes back at a till as at the centre',
  async (name) => {
    const programme = await publish(name);
    const codes = await stock(programme);
    const partnerId = await belongTo(programme);
    await settled(codes);
    const { till } = here;

    await till.scanTyped(member.card, null);
    for (const code of [...codes, codes[0]!]) await till.scanTyped(code, null);
    if (here.sale().redemption.max > 0) till.sale.redeem({ kind: 'max' });
    const accrued = here.sale().accrual.total;
    await till.sale.pay({ card: here.sale().totals.toPay, cash: 0 });
    await here.shown(({ phase }) => phase === 'done');
    till.sale.next();

    const number = here.stores.ledger.nextReceiptNumber() - 1;
    const sold = here.stores.ledger.findSale({ number })!;
    expect(sold.plan.programme?.id).toBe(programme.id);
    expect(sold.plan.context).toMatchObject({ storeId: DEMO_STORE.storeId, tillId: '1' });
    if (partnerId !== null) expect([sold.plan.context.partnerId, accrued > 0]).toEqual([partnerId, true]);
    till.returns.find(String(number));
    till.returns.setQuantity(here.returning()!.lines[0]!.lineNo, 1000);
    await till.returns.refund();
    await here.shown(({ phase }) => phase !== 'fiscalising');

    await settled();
    const answers = await centre.sql.query(
      `SELECT kind, outcome, answer::jsonb -> 'flags' AS flags FROM operation
     WHERE kind IN ('saleFiscalised', 'saleReturned') ORDER BY seq DESC LIMIT 2`,
    );
    expect(answers).toEqual([
      { kind: 'saleReturned', outcome: 'applied', flags: [] },
      { kind: 'saleFiscalised', outcome: 'applied', flags: [] },
    ]);
    expect(await centre.audit()).toEqual([]);
    expect(here.errors).toEqual([]);
  },
  60_000,
);
