import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoodsRecord } from '../../contract/sync/records.ts';
import { kopecks, points } from '../../loyalty/index.ts';
import { DEMO_STORE } from '../demo/known.ts';
import { findCustomer } from '../customers/find-customer.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { ENGINES } from '../testing/engines.ts';
import { NOON, openShop } from '../testing/shop.ts';
import { surroundings } from '../testing/test-till.ts';
import { commitImport } from './commit.ts';
import { stagePart } from './part.ts';
import type { ImportedCustomer, ImportPart } from './part.ts';

const PIN_KEY = 'test';
const certificateRow = { number: 'C-9', pin: '97531', faceValue: kopecks(1_00), left: null, lastDay: null };

describe.each(ENGINES)('imports on $engine', (engine) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await engine.open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });

  const run = async (...parts: ImportPart['rows'][]) => {
    const importId = randomUUID();
    for (const [part, rows] of parts.entries()) await stagePart(database, { importId, part, rows }, PIN_KEY);
    return { importId, result: await commit(importId, parts.length) };
  };
  const commit = async (importId: string, parts: number) =>
    database.transaction(async (sql) => commitImport(sql, { importId, parts }, surroundings()));

  const article = (sku: string, over: Partial<GoodsRecord> = {}): GoodsRecord => ({
    sku,
    name: `Товар ${sku}`,
    codes: [],
    plu: null,
    categories: [],
    tags: [],
    unitPrice: kopecks(100_00),
    minUnitPrice: null,
    vatRate: 'vat22',
    soldBy: 'piece',
    marked: false,
    ...over,
  });
  const person = (customerId: string, over: Partial<ImportedCustomer> = {}): ImportedCustomer => ({
    customerId,
    name: null,
    phone: null,
    email: null,
    birthday: null,
    tierId: null,
    qualifyingSpend: kopecks(0),
    cardNumber: null,
    openingPoints: points(0),
    ...over,
  });

  it('brings what rules ask of a member besides', async () => {
    const facts = { segments: ['professional'], joinedOn: '2026-02-01', inviter: { memberId: 'c0', tierId: null } };
    await run({ entity: 'customers', customers: [person('facts', { phone: '+79160000077', ...facts })] });
    const found = await findCustomer(database, { by: 'customerId', value: 'facts' }, surroundings());
    expect(found?.record).toMatchObject(facts);
  });

  it('refuses an inviter who is the member or whom the member brought, here or in the import', async () => {
    const by = (customerId: string, memberId: string, phone: string | null = null) =>
      person(customerId, { phone, inviter: { memberId, tierId: null } });
    const customers = [by('i1', 'i2', '+79160000091'), by('i2', 'i1', '+79160000092'), by('i3', 'i3', '+79160000093')];
    const first = await run({ entity: 'customers', customers: [...customers, by('i4', 'i1', '+79160000094')] });
    expect(first.result).toEqual({
      applied: 2,
      refused: [
        { key: 'i2', reason: 'inviterCycle' },
        { key: 'i3', reason: 'inviterOneself' },
      ],
    });
    const again = await run({ entity: 'customers', customers: [by('i4', 'i1'), by('i1', 'i4')] });
    expect(again.result).toEqual({ applied: 1, refused: [{ key: 'i1', reason: 'inviterCycle' }] });
  });

  it('says anew what rules ask of a member who is here, and touches nothing else of them', async () => {
    const before = { phone: '+79160000078', segments: ['old'], joinedOn: '2026-02-01', openingPoints: points(10_00) };
    await run({ entity: 'customers', customers: [person('again', before)] });
    const find = async () =>
      (await findCustomer(database, { by: 'customerId', value: 'again' }, surroundings()))!.record;
    const first = await find();
    const offers = [{ ruleId: 'cheese', isActivated: true, from: NOON, to: null }];
    const row = person('again', { segments: ['professional'], offers, openingPoints: points(99_00), phone: null });
    expect((await run({ entity: 'customers', customers: [row] })).result).toEqual({ applied: 1, refused: [] });
    const second = await find();
    expect(second).toEqual({ ...first, segments: ['professional'], offers });
    await run({ entity: 'customers', customers: [person('again', { segments: [], phone: null })] });
    expect((await find()).segments).toEqual([]);
    const [{ rev, head }] = (await database.query<{ rev: number; head: number }>(
      `SELECT customer.rev, feed_head.rev AS head FROM customer, feed_head WHERE customer_id = 'again'`,
    )) as [{ rev: number; head: number }];
    expect(rev).toBe(head);
  });

  it('refuses a member who is here and of whom nothing new is said, and a new one nobody could find', async () => {
    await run({ entity: 'customers', customers: [person('here', { phone: '+79160000079' })] });
    const customers = [person('here', { phone: null }), person('nobody', { phone: null, segments: ['a'] })];
    expect((await run({ entity: 'customers', customers })).result).toEqual({
      applied: 0,
      refused: [
        { key: 'here', reason: 'duplicateKey' },
        { key: 'nobody', reason: 'needsContact' },
      ],
    });
  });

  it('names a store anew, for the tills to fetch', async () => {
    const store = { ...DEMO_STORE, storeId: 'test', partnerId: 'grocery' };
    const revOf = async () => (await database.query<{ rev: number }>('SELECT max(rev) AS rev FROM store'))[0]!.rev;
    const before = await revOf();
    expect((await run({ entity: 'stores', stores: [store] })).result).toEqual({ applied: 1, refused: [] });
    const rows = await database.query<{ record: unknown }>('SELECT record FROM store');
    expect(rows).toEqual([{ record: store }]);
    expect(await revOf()).toBeGreaterThan(before);
  });

  it('brings members with their cards, opening points and the tier they have reached', async () => {
    const customers = [
      person('c1', {
        phone: '+79160000001',
        cardNumber: '2900000000001',
        openingPoints: points(75_50),
        qualifyingSpend: kopecks(15_000_00),
      }),
    ];
    expect((await run({ entity: 'customers', customers })).result).toEqual({ applied: 1, refused: [] });
    const found = await findCustomer(database, { by: 'card', value: '2900000000001' }, surroundings());
    expect(found?.record).toMatchObject({
      customerId: 'c1',
      tierId: 'silver',
      held: 0,
      debt: 0,
      lots: [{ amount: 75_50, activatesAt: NOON }],
    });
    expect(await findCustomer(database, { by: 'phone', value: '+79160000001' }, surroundings())).toEqual(found);
  });

  it('leaves out and names what clashes, in the import or with what is here', async () => {
    const { result } = await run(
      {
        entity: 'goods',
        goods: [article('g1', { codes: ['11111111'] }), article('g1'), article('g2', { codes: ['11111111'] })],
      },
      {
        entity: 'customers',
        customers: [person('p1', { phone: '+79160000009' }), person('p2', { phone: '+79160000009' })],
      },
      { entity: 'customers', customers: [person('p1'), person('p3', { cardNumber: '2900000000001' })] },
    );
    expect(result).toEqual({
      applied: 2,
      refused: [
        { key: 'g1', reason: 'duplicateKey' },
        { key: 'g2', reason: 'duplicateCode' },
        { key: 'p2', reason: 'duplicatePhone' },
        { key: 'p1', reason: 'duplicateKey' },
        { key: 'p3', reason: 'duplicateCard' },
      ],
    });
  });

  it('brings certificates without their PINs, each to the end of its last day', async () => {
    const row = (number: string, left: number | null) => ({
      ...{ number, pin: '1234', faceValue: kopecks(1_000_00), lastDay: '2027-05-31' },
      left: left === null ? null : kopecks(left),
    });
    const certificates = [row('C-1', null), row('C-2', 400_00), row('C-2', 0), row('C-3', 1_000_01)];
    const { result } = await run({ entity: 'certificates', certificates });
    expect(result).toEqual({
      applied: 2,
      refused: [
        { key: 'C-2', reason: 'duplicateKey' },
        { key: 'C-3', reason: 'moreThanValue' },
      ],
    });
    expect(await database.query('SELECT number, state, rest, to_at FROM certificate ORDER BY number')).toEqual([
      { number: 'C-1', state: 'made', rest: 0, to_at: Date.parse('2027-06-01T00:00+03:00') },
      { number: 'C-2', state: 'sold', rest: 400_00, to_at: Date.parse('2027-06-01T00:00+03:00') },
    ]);
  });

  it('keeps no PIN of a part that waits for its commit', async () => {
    const rows = { entity: 'certificates' as const, certificates: [certificateRow] };
    await stagePart(database, { importId: randomUUID(), part: 0, rows }, PIN_KEY);
    const [staged] = await database.query<{ rows: unknown }>(
      `SELECT rows FROM import_part WHERE rows ->> 'entity' = 'certificates'`,
    );
    expect(JSON.stringify(staged)).not.toContain(certificateRow.pin);
  });

  it('replaces an article that is here, with its codes', async () => {
    await run({ entity: 'goods', goods: [article('g5', { codes: ['55555555'] })] });
    const goods = [
      article('g5', { codes: ['66666666'], unitPrice: kopecks(1) }),
      article('g6', { codes: ['55555555'] }),
    ];
    expect((await run({ entity: 'goods', goods: goods.slice(0, 1) })).result).toEqual({ applied: 1, refused: [] });
    expect((await run({ entity: 'goods', goods: goods.slice(1) })).result).toEqual({ applied: 1, refused: [] });
    const rows = await database.query(`SELECT code, sku FROM goods_code WHERE sku IN ('g5', 'g6') ORDER BY code`);
    expect(rows).toEqual([
      { code: '55555555', sku: 'g6' },
      { code: '66666666', sku: 'g5' },
    ]);
  });

  it('gives the same import its first answer and changes nothing', async () => {
    const { importId, result } = await run({
      entity: 'customers',
      customers: [person('once', { phone: '+79160000081', openingPoints: points(5_00) })],
    });
    await stagePart(
      database,
      { importId, part: 0, rows: { entity: 'customers', customers: [person('twice', { phone: '+79160000082' })] } },
      PIN_KEY,
    );
    expect(await commit(importId, 1)).toEqual(result);
    expect(await findCustomer(database, { by: 'customerId', value: 'twice' }, surroundings())).toBeNull();
  });

  it('does nothing while a part is missing', async () => {
    const importId = randomUUID();
    await stagePart(database, { importId, part: 1, rows: { entity: 'goods', goods: [article('late')] } }, PIN_KEY);
    expect(await commit(importId, 2)).toBe('partsMissing');
    expect(await database.query(`SELECT FROM goods WHERE sku = 'late'`)).toEqual([]);
  });

  it('takes nothing of an import that fails in its last row', async () => {
    const importId = randomUUID();
    await stagePart(database, { importId, part: 0, rows: { entity: 'goods', goods: [article('half')] } }, PIN_KEY);
    const broken = {
      entity: 'customers',
      customers: [{ ...person('broken', { phone: '+79160000083' }), birthday: 7, openingPoints: -1 }],
    } as never;
    await stagePart(database, { importId, part: 1, rows: broken }, PIN_KEY);
    await expect(commit(importId, 2)).rejects.toThrow();
    expect(await database.query(`SELECT FROM goods WHERE sku = 'half'`)).toEqual([]);
  });
});
