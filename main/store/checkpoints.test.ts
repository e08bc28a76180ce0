import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCheckpoints } from './checkpoints.ts';
import { temporaryFolder } from './fixtures.ts';
import { openDatabase } from './sqlite.ts';

it('starts a WAL of more than 16 MB again at nothing, so that the next commit is not kept waiting', () => {
  const connection = openDatabase(join(temporaryFolder(), 'ledger.db'), 'ledger');
  const checkpoints = createCheckpoints(connection);
  onTestFinished(() => {
    checkpoints.close();
    connection.close();
  });
  const walBytes = () => statSync(`${connection.name}-wal`).size;
  connection.exec('CREATE TABLE t (bytes BLOB); INSERT INTO t VALUES (zeroblob(17000000))');
  expect(walBytes()).toBeGreaterThan(16_384_000);
  checkpoints.afterCommit();
  expect(walBytes()).toBe(0);
});
