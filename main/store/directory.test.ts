/** The copy on a real file, written by the real thread. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instant } from '../../loyalty/index.ts';
import { LOOK_UPS } from './directory-reader.ts';
import { openDirectoryFile } from './directory-file.ts';
import { customerChange, memberRecord, NOON, openForTest, pageBody, temporaryFolder } from './fixtures.ts';
import type { SqliteDirectory } from './directory.ts';

const FEED = 'a3bb189e-8bf9-4c6b-9b1f-1d1d1d1d1d1d';

const goods = (rev: number, sku: string, changed: object = {}) => ({
  rev,
  key: sku,
  v: 1,
  entity: 'goods',
  op: 'put',
  data: {
    sku,
    name: `Goods ${sku}`,
    codes: ['4600000000017'],
    plu: '00042',
    categories: [],
    tags: [],
    unitPrice: 100_00,
    minUnitPrice: null,
    vatRate: 'vat20',
    soldBy: 'piece',
    marked: false,
    ...changed,
  },
});

const apply = (directory: SqliteDirectory, changes: readonly unknown[], next: number, more = false) =>
  directory.applyPage({ feed: FEED, body: pageBody(changes, next, more), at: NOON, pauseMs: 0 });

describe('the directory', () => {
  it('finds a member by card, id, phone and the end of the phone, and decrypts what is asked for', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [customerChange(7, memberRecord())], 7);
    const found = directory.findCustomerByCard('2900000000011');
    expect(found).toMatchObject({ customerId: 'm-1', rev: 7, asOf: NOON });
    expect(found?.personal()).toEqual({
      name: 'Анна Кузнецова',
      phone: '+79161234567',
      email: 'anna@example.ru',
      birthday: '--03-08',
    });
    expect(directory.findCustomer('m-1')?.rev).toBe(7);
    expect(directory.findCustomersByPhone('+79161234567')).toHaveLength(1);
    expect(directory.findCustomersByPhoneEnd('4567', 8)).toHaveLength(1);
    expect(directory.findCustomersByPhone('+79161234568')).toEqual([]);
  });

  it('finds goods by their code and by the number on the scales’ label', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [goods(1, 'apples')], 1);
    expect(directory.findGoodsByCode('4600000000017')?.sku).toBe('apples');
    expect(directory.findGoodsByPlu('00042')?.unitPrice).toBe(100_00);
    await apply(directory, [goods(2, 'apples', { codes: ['4600000000024'], plu: null })], 2);
    expect(directory.findGoodsByCode('4600000000017')).toBeUndefined();
    expect(directory.findGoodsByPlu('00042')).toBeUndefined();
    expect(directory.countGoods()).toBe(1);
  });

  it('keeps the programme version in force', async () => {
    const { directory } = await openForTest(temporaryFolder());
    const version = (rev: number, from: number, to: number | null) => ({
      rev,
      key: `kopilka/${rev}`,
      v: 1,
      entity: 'programme',
      op: 'put',
      data: { programmeId: 'kopilka', version: rev, hash: 'a'.repeat(64), from, to, document: '{}' },
    });
    await apply(directory, [version(1, 1000, 2000), version(2, 2000, null)], 2);
    const inForce = [999, 1000, 1999, 2000].map((now) => directory.findProgramme(instant(now))?.version);
    expect(inForce).toEqual([undefined, 1, 1, 2]);
  });

  it('changes nothing when a page comes twice', async () => {
    const { directory } = await openForTest(temporaryFolder());
    const page = [customerChange(3, memberRecord()), goods(4, 'apples')];
    await apply(directory, page, 4);
    const before = [directory.findCustomer('m-1')?.record, directory.findGoodsByPlu('00042')];
    await apply(directory, page, 4);
    expect([directory.findCustomer('m-1')?.record, directory.findGoodsByPlu('00042')]).toEqual(before);
    expect([directory.countCustomers(), directory.countGoods()]).toEqual([1, 1]);
  });

  it('removes what a tombstone names, with its cards', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [customerChange(3, memberRecord())], 3);
    const tombstone = { rev: 4, key: 'm-1', v: 1, entity: 'tombstone', op: 'delete', data: { entity: 'customer' } };
    await apply(directory, [tombstone], 4);
    expect(directory.findCustomerByCard('2900000000011')).toBeUndefined();
    expect(directory.countCustomers()).toBe(0);
  });

  it('takes a refreshed row at once and keeps it against an older page', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [customerChange(3, memberRecord())], 3);
    directory.putCustomer(9, memberRecord({ tierId: 'gold' }), instant(NOON + 1));
    expect(directory.findCustomerByCard('2900000000011')).toMatchObject({ rev: 9, record: { tierId: 'gold' } });
    await apply(directory, [customerChange(5, memberRecord({ tierId: 'silver' }))], 5);
    expect(directory.findCustomer('m-1')).toMatchObject({ rev: 9, record: { tierId: 'gold' } });
  });

  it('knows a member that only a refresh has brought', async () => {
    const { directory } = await openForTest(temporaryFolder());
    directory.putCustomer(9, memberRecord(), NOON);
    expect(directory.findCustomerByCard('2900000000011')?.personal().name).toBe('Анна Кузнецова');
    expect(directory.findCustomersByPhone('+79161234567')).toHaveLength(1);
    expect(directory.findCustomersByPhoneEnd('4567', 8)).toHaveLength(1);
  });

  it('vouches for every row when it is level with the centre, also for the unchanged ones', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [customerChange(3, memberRecord())], 3, true);
    expect(directory.loadedAt()).toBeNull();
    await directory.applyPage({ feed: FEED, body: pageBody([], 3), at: instant(NOON + 60_000), pauseMs: 0 });
    expect(directory.loadedAt()).toBe(NOON + 60_000);
    expect(directory.findCustomer('m-1')?.asOf).toBe(NOON + 60_000);
  });

  it('passes over an entity it does not know and moves on', async () => {
    const { directory } = await openForTest(temporaryFolder());
    await apply(directory, [{ rev: 1, key: 'x', v: 1, entity: 'coupon', op: 'put', data: {} }, goods(2, 'apples')], 2);
    expect(directory.position()).toMatchObject({ cursor: 2, rows: 1 });
    expect(directory.countGoods()).toBe(1);
  });

  it.each([
    ['no JSON', 'nonsense'],
    [
      'a known entity that does not fit',
      JSON.stringify({ changes: [goods(1, 'a', { unitPrice: 1.5 })], next: 1, more: false, serverTime: 1 }),
    ],
    ['a page without its end', '{"changes":[],"next":1'],
    ['something else', '{"ok":true}'],
  ])('refuses a page whole: %s', async (_name, text) => {
    const { directory } = await openForTest(temporaryFolder());
    const body = new TextEncoder().encode(text);
    await expect(directory.applyPage({ feed: FEED, body, at: NOON, pauseMs: 0 })).rejects.toMatchObject({
      code: 'CENTRE_GARBAGE',
    });
    expect(directory.position()).toMatchObject({ cursor: 0, rows: 0, loadedAt: null });
  });

  it('loads into another file and switches when that is level; the old file goes at the next start', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    await apply(before.directory, [customerChange(3, memberRecord()), goods(4, 'apples')], 4);
    const reload = await before.directory.beginReload();
    await reload.applyPage({ feed: 'other', body: pageBody([goods(1, 'pears')], 1, true), at: NOON, pauseMs: 0 });
    await expect(reload.switchOver()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(before.directory.countCustomers()).toBe(1);
    await reload.applyPage({ feed: 'other', body: pageBody([], 1), at: NOON, pauseMs: 0 });
    await reload.switchOver();
    expect(before.directory.countCustomers()).toBe(0);
    expect(before.directory.findGoodsByPlu('00042')?.sku).toBe('pears');
    expect(before.directory.position().feed).toBe('other');
    await before.close();
    const after = await openForTest(folder);
    expect(after.directory.findGoodsByPlu('00042')?.sku).toBe('pears');
    expect(readdirSync(folder).filter((name) => /^directory-\d+\.db$/.test(name))).toEqual(['directory-1.db']);
  });

  it('drops what an unfinished load left', async () => {
    const { directory } = await openForTest(temporaryFolder());
    const first = await directory.beginReload();
    await first.applyPage({ feed: 'one', body: pageBody([goods(1, 'pears')], 1, true), at: NOON, pauseMs: 0 });
    const second = await directory.beginReload();
    await second.applyPage({ feed: 'two', body: pageBody([], 0), at: NOON, pauseMs: 0 });
    await second.switchOver();
    expect(directory.countGoods()).toBe(0);
  });

  it('begins again when its file is damaged; the till opens all the same', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    await apply(before.directory, [goods(1, 'apples')], 1);
    await before.close();
    writeFileSync(join(folder, 'directory-0.db'), 'this is no database at all, not even nearly so'.repeat(200));
    const { directory } = await openForTest(folder);
    expect(directory.position()).toMatchObject({ feed: null, cursor: 0 });
    expect(directory.countGoods()).toBe(0);
  });

  it('holds no personal data in plain bytes', async () => {
    const folder = temporaryFolder();
    const { directory, close } = await openForTest(folder);
    await apply(directory, [customerChange(3, memberRecord())], 3);
    await close();
    const bytes = new Database(join(folder, 'directory-0.db')).serialize();
    const plain = ['Анна', 'Кузнецова', '9161234567', '4567"', 'anna@example.ru', '03-08'];
    expect(plain.filter((text) => bytes.includes(text))).toEqual([]);
  });
});

describe('each look-up uses its index', () => {
  const cases = Object.entries(LOOK_UPS);
  it.each(cases)('%s', (_name, sql) => {
    const connection = openDirectoryFile(join(temporaryFolder(), 'directory-0.db'));
    const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
    const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    connection.close();
    expect(plan.map(({ detail }) => detail).filter((detail) => !/^SEARCH .* USING /.test(detail))).toEqual([]);
  });
});
