/** Everything that can be wrong with a data folder when the till starts. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  customerChange,
  memberRecord,
  NOON,
  openForTest,
  pageBody,
  planOf,
  sell,
  storedMember,
  temporaryFolder,
} from './fixtures.ts';

const CHILD = fileURLToPath(new URL('./open-child.ts', import.meta.url));
const NOBODY = 65534;

const isRoot = process.getuid?.() === 0;

function openElsewhere(folder: string, user: { uid?: number } = {}): string {
  return spawnSync(process.execPath, [CHILD, folder], { encoding: 'utf8', ...user }).stdout.trim();
}

describe('a data folder', () => {
  it('is made for its owner alone, and so is the key file', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    await openForTest(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('is used by one process at a time, and free again when that one has ended', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    expect(openElsewhere(folder)).toBe('DATA_IN_USE');
    await expect(openForTest(folder)).rejects.toMatchObject({ code: 'DATA_IN_USE', params: { pid: process.pid } });
    await stores.close();
    expect(openElsewhere(folder)).toBe('opened');
  });

  it('is not held by a pid file that a crash left, even of a living process', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'till.pid'), String(process.ppid));
    const { ledger } = await openForTest(folder);
    expect(ledger.nextReceiptNumber()).toBe(1);
  });

  it('that is a file is refused', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    await expect(openForTest(path)).rejects.toMatchObject({ code: 'DATA_READ_ONLY', params: { path } });
  });

  it.skipIf(!isRoot)('that may only be read is refused (needs root to become somebody else)', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    expect(openElsewhere(folder, { uid: NOBODY })).toBe('DATA_READ_ONLY');
  });
});

describe('ledger.db', () => {
  it('of a newer till is left alone', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    sell(stores.ledger);
    await stores.close();
    const path = join(folder, 'ledger.db');
    const file = new Database(path);
    file.pragma('user_version = 99');
    file.close();
    const before = readFileSync(path);
    await expect(openForTest(folder)).rejects.toMatchObject({ code: 'DATA_NEWER' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that is no database is refused and left as it is', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'ledger.db');
    const bytes = Buffer.from('not a database, whatever its name says. '.repeat(500));
    writeFileSync(path, bytes);
    await expect(openForTest(folder)).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('with a damaged page is found after an unclean end', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    for (let sale = 0; sale < 30; sale += 1) sell(stores.ledger, { redeem: 1_00, member: storedMember() });
    await stores.close();
    const path = join(folder, 'ledger.db');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096 * 5, 4096 * 12);
    writeFileSync(path, bytes);
    writeFileSync(join(folder, 'till.pid'), '1');
    await expect(openForTest(folder)).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
  });
});

describe('a lost key', () => {
  it('costs the copy and nothing else', async () => {
    const folder = temporaryFolder();
    const before = await openForTest(folder);
    const body = pageBody([customerChange(1, memberRecord())], 1);
    await before.directory.applyPage({ feed: 'f', body, at: NOON, pauseMs: 0 });
    const { operation } = sell(before.ledger);
    const planned = planOf({ ledger: before.ledger, contact: '+79161234567' });
    before.ledger.planReceipt(planned);
    await before.close();
    rmSync(join(folder, 'keys.json'));

    const { ledger, directory, outbox, warnings } = await openForTest(folder);
    expect(warnings.map(({ code }) => code)).toEqual(['KEY_LOST']);
    expect(directory.position()).toMatchObject({ feed: null, cursor: 0 });
    expect(outbox.nextBatch(9, 1e9)).toEqual([operation]);
    expect(ledger.findReceipt(planned.receiptId)?.plan.fiscal.contact).toBeNull();
    expect(existsSync(join(folder, 'directory-0.db'))).toBe(false);
  });

  it('is said once', async () => {
    const folder = temporaryFolder();
    await (await openForTest(folder)).close();
    writeFileSync(join(folder, 'keys.json'), '{"version":1,"dek":"short"}');
    const first = await openForTest(folder);
    expect(first.warnings).toHaveLength(1);
    await first.close();
    const second = await openForTest(folder);
    expect(second.warnings).toEqual([]);
    expect(existsSync(join(folder, 'keys.json.unreadable'))).toBe(true);
  });
});

describe('the files at rest', () => {
  it('hold no phone, name or address in plain bytes', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    const body = pageBody([customerChange(1, memberRecord())], 1);
    await stores.directory.applyPage({ feed: 'f', body, at: NOON, pauseMs: 0 });
    sell(stores.ledger, { contact: '+79161234567' });
    const bytes = ['ledger.db', 'ledger.db-wal', 'directory-0.db', 'directory-0.db-wal'].map((name) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : Buffer.alloc(0),
    );
    const plain = ['Кузнецова', '9161234567', 'anna@example.ru', '--03-08'];
    expect(plain.filter((text) => Buffer.concat(bytes).includes(text))).toEqual([]);
  });
});
