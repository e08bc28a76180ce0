import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { migrate, NewerDatabaseError } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './sql.ts';

describe('migrate', () => {
  let database: Database;
  beforeAll(async () => void (database = await openEmbedded(undefined)));
  afterAll(() => database.close());

  it('takes back a step that fails half way, and does it whole the next time', async () => {
    const broken = [...MIGRATIONS, 'CREATE TABLE extra (id int);\nINSERT INTO nowhere VALUES (1);\n'];
    await expect(migrate(database, broken)).rejects.toThrow('nowhere');
    await migrate(database, [...MIGRATIONS, 'CREATE TABLE extra (id int);\nINSERT INTO extra VALUES (1);\n']);
    expect(await database.query('SELECT id FROM extra')).toEqual([{ id: 1 }]);
  });

  it('refuses a database that a newer centre has migrated', async () => {
    await expect(migrate(database)).rejects.toThrow(NewerDatabaseError);
  });

  it('refuses to change or drop a journal', async () => {
    await database.query(`INSERT INTO journal VALUES (gen_random_uuid(), 1, 'test', 0, NULL)`);
    await expect(database.query('UPDATE journal SET at = 1')).rejects.toThrow('journal is append only');
    await expect(database.query('DELETE FROM journal')).rejects.toThrow('journal is append only');
  });
});
