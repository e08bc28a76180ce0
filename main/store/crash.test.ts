/** A real till process is killed at each named point; the folder is opened again and judged. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CrashPoint } from './crash-hooks.ts';
import { HOLD, RECEIPT } from './crash-scenes.ts';
import type { Scene } from './crash-scenes.ts';
import { documentOf, LIMITS, openForTest, temporaryFolder } from './fixtures.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

function killAt(folder: string, point: CrashPoint, scene: Scene): void {
  const { signal, stderr } = spawnSync(process.execPath, [CHILD, folder, point, scene], { encoding: 'utf8' });
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
}

/** I1, I4, I6: journals balance, numbers have no gap, and each finished receipt has its operation. */
function assertWhole(folder: string): void {
  const file = new Database(join(folder, 'ledger.db'), { readonly: true });
  const one = (sql: string) => file.prepare<[], number>(sql).pluck().get();
  const broken = {
    unbalanced: one('SELECT count(*) FROM (SELECT 1 FROM posting GROUP BY journalId HAVING sum(amount) <> 0)'),
    withoutJournal: one('SELECT count(*) FROM posting WHERE journalId NOT IN (SELECT journalId FROM journal)'),
    gaps: one('SELECT coalesce(max(seq), 0) - count(*) FROM operation'),
    withoutOperation: one(
      `SELECT count(*) FROM receipt WHERE state = 'fiscalised' AND seq NOT IN (SELECT seq FROM operation)`,
    ),
    withoutReceipt: one(
      `SELECT count(*) FROM operation WHERE kind = 'saleFiscalised' AND seq NOT IN (SELECT seq FROM receipt WHERE seq > 0)`,
    ),
  };
  file.close();
  expect(broken).toEqual({ unbalanced: 0, withoutJournal: 0, gaps: 0, withoutOperation: 0, withoutReceipt: 0 });
}

describe('a till killed', () => {
  it.each<[CrashPoint, string | undefined, number, number]>([
    ['T1.before', undefined, 1_000_00, 0],
    ['T1.after', 'planned', 900_00, 0],
    ['T2.before', 'planned', 900_00, 0],
    ['T2.after', 'fiscalised', 900_00, 1],
  ])(
    'at %s of a sale: the receipt is %s, %i of the card’s quota is left, %i queued',
    async (point, state, left, queued) => {
      const folder = temporaryFolder();
      killAt(folder, point, 'sale');
      const { ledger, close } = await openForTest(folder);
      expect(ledger.findReceipt(RECEIPT)?.state).toBe(state);
      expect(ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(left);
      expect(ledger.queueSummary().queued).toBe(queued);
      if (state === 'planned') ledger.finishReceipt(RECEIPT, documentOf(11), []);
      expect(ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(left);
      await close();
      assertWhole(folder);
    },
  );

  it.each<[CrashPoint, string, number]>([
    ['T2.before', 'planned', 900_00],
    ['T2.after', 'cancelled', 1_000_00],
  ])('at %s of a cancel: the receipt is %s, %i of the card’s quota is left', async (point, state, left) => {
    const folder = temporaryFolder();
    killAt(folder, point, 'cancel');
    const { ledger, close } = await openForTest(folder);
    expect(ledger.findReceipt(RECEIPT)?.state).toBe(state);
    expect(ledger.offlineState('m-1', LIMITS, 0).cardLeft).toBe(left);
    await close();
    assertWhole(folder);
  });

  it.each<[CrashPoint, string[], number]>([
    ['T0.before', [], 0],
    ['T0.after', [HOLD], 0],
    ['append.before', [HOLD], 0],
    ['append.after', [], 1],
  ])('at %s of a hold: open holds %j, %i queued', async (point, open, queued) => {
    const folder = temporaryFolder();
    killAt(folder, point, 'hold');
    const { ledger } = await openForTest(folder);
    expect(ledger.openHolds()).toEqual(open);
    expect(ledger.queueSummary().queued).toBe(queued);
  });

  it.each<[CrashPoint, string, number]>([
    ['join.before', '', 1],
    ['join.after', 'sealed', 1],
    ['answers.before', 'sealed', 1],
    ['answers.after', 'sealed', 0],
  ])('at %s: what was sold before the join is %s, %i queued', async (point, sealed, queued) => {
    const folder = temporaryFolder();
    killAt(folder, point, 'answers');
    const { outbox, syncRecords } = await openForTest(folder);
    expect(outbox.summary().queued).toBe(queued);
    const next = outbox.nextBatch(9, 1e9);
    expect(next.map(({ hash }) => (hash === '' ? '' : 'sealed'))).toEqual(queued === 0 ? [] : [sealed]);
    expect(syncRecords.identity().joined === null).toBe(sealed === '');
  });

  it.each<[CrashPoint, string | null]>([
    ['switch.before', null],
    ['switch.after', 'new'],
  ])('at %s of the copy: the feed in use is %s', async (point, feed) => {
    const folder = temporaryFolder();
    killAt(folder, point, 'switch');
    const { directory } = await openForTest(folder);
    expect(directory.position().feed).toBe(feed);
  });
});
