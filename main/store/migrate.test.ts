import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './fixtures.ts';
import { LEDGER_MIGRATIONS } from './ledger-file.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './sqlite.ts';

const STEPS = ['CREATE TABLE a (x INTEGER) STRICT', 'INSERT INTO a VALUES (1)', 'CREATE TABLE b (y INTEGER) STRICT'];

const open = () => openDatabase(join(temporaryFolder(), 'file.db'), 'ledger');
const version = (file: ReturnType<typeof open>) => file.pragma('user_version', { simple: true });

describe('migrate', () => {
  it.each([0, 1, 2, 3])('runs each step once from version %i, with the data kept', (from) => {
    const file = open();
    migrate(file, STEPS.slice(0, from));
    if (from > 0) file.exec('INSERT INTO a VALUES (7)');
    migrate(file, STEPS);
    migrate(file, STEPS);
    expect(version(file)).toBe(3);
    const rows = file.prepare<[], number>('SELECT x FROM a WHERE x = 7').all();
    expect(rows).toHaveLength(from > 0 ? 1 : 0);
    expect(file.prepare('SELECT count(*) FROM a WHERE x = 1').pluck().get()).toBe(1);
    file.close();
  });

  it('leaves a file as it was before the step that fails', () => {
    const file = open();
    expect(() => migrate(file, [STEPS[0]!, 'CREATE TABLE c (z INTEGER); SELECT nonsense'])).toThrow('nonsense');
    expect(version(file)).toBe(1);
    expect(file.prepare(`SELECT name FROM sqlite_schema WHERE name = 'c'`).get()).toBeUndefined();
    file.close();
  });

  it('refuses a file of a newer till', () => {
    const file = open();
    migrate(file, STEPS);
    expect(() => migrate(file, STEPS.slice(0, 2))).toThrow(
      expect.objectContaining({ code: 'DATA_NEWER', params: { version: 3, newest: 2 } }),
    );
    file.close();
  });

  it('makes every table of the ledger STRICT', () => {
    const file = open();
    migrate(file, LEDGER_MIGRATIONS);
    const lax = file.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    );
    expect(lax.all()).toEqual([]);
    file.close();
  });
});
