import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './fixtures.ts';
import { openDatabase, transact } from './sqlite.ts';

describe('openDatabase', () => {
  it('sets synchronous FULL at the first opening and at every later one', () => {
    const path = join(temporaryFolder(), 'ledger.db');
    const levels = [1, 2, 3].map(() => {
      const file = openDatabase(path, 'ledger');
      file.exec('CREATE TABLE IF NOT EXISTS t (x INTEGER) STRICT; INSERT INTO t VALUES (1)');
      const level = file.pragma('synchronous', { simple: true });
      file.close();
      return level;
    });
    expect(levels).toEqual([2, 2, 2]);
  });

  it('opens a reader that cannot write', () => {
    const path = join(temporaryFolder(), 'directory-0.db');
    const writer = openDatabase(path, 'directory');
    writer.exec('CREATE TABLE t (x INTEGER) STRICT');
    const reader = openDatabase(path, 'directoryReader');
    expect(() => reader.exec('INSERT INTO t VALUES (1)')).toThrow('readonly');
    reader.close();
    writer.close();
  });
});

describe('transact', () => {
  const open = () => {
    const file = openDatabase(join(temporaryFolder(), 'ledger.db'), 'ledger');
    file.exec('CREATE TABLE t (x BLOB)');
    return { file, count: () => file.prepare('SELECT count(*) FROM t').pluck().get() };
  };

  it('takes everything back when the work throws', () => {
    const { file, count } = open();
    const work = () => {
      file.exec('INSERT INTO t VALUES (1)');
      throw new RangeError('no');
    };
    expect(() => transact(file, work)).toThrow(RangeError);
    expect([count(), file.inTransaction]).toEqual([0, false]);
    file.close();
  });

  it('says DISK_FULL when the file cannot grow, with nothing half done, and works again with room', () => {
    const { file, count } = open();
    const fill = (rows: number) =>
      transact(file, () => {
        for (let row = 0; row < rows; row += 1) file.prepare('INSERT INTO t VALUES (zeroblob(4000))').run();
      });
    const pages = Number(file.pragma('page_count', { simple: true }));
    file.pragma(`max_page_count = ${pages + 5}`);
    expect(() => fill(20)).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    expect([count(), file.inTransaction]).toEqual([0, false]);
    file.pragma(`max_page_count = ${pages + 500}`);
    fill(20);
    expect(count()).toBe(20);
    file.close();
  });

  it('says DATA_IN_USE when another connection keeps the lock', () => {
    const path = join(temporaryFolder(), 'ledger.db');
    const [one, two] = [openDatabase(path, 'ledger'), openDatabase(path, 'ledger')];
    one.exec('BEGIN IMMEDIATE');
    two.pragma('busy_timeout = 0');
    expect(() => transact(two, () => undefined)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }));
    one.close();
    two.close();
  });
});
