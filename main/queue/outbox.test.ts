/** The till's queue on a real file: numbering, the chain, answers, being set back, forgetting. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../contract/sync/api.ts';
import { instant } from '../../loyalty/index.ts';
import {
  handClock,
  memberRecord,
  NOON,
  openForTest,
  sell,
  storedMember,
  temporaryFolder,
  ZONE,
} from '../store/fixtures.ts';
import type { Stores } from '../store/open-stores.ts';
import { enrolmentHash, linkHash } from './chain.ts';

const TILL = { tillId: 3, epoch: 1 };
const DAY_MS = 86_400_000;

const note = ({ ledger }: Stores, shift: number) =>
  ledger.append('shiftOpened', { shift, instant: NOON, fd: shift }, NOON);

function acknowledge({ outbox }: Stores, changed: Partial<Answer> = {}, at = NOON): void {
  const sent = outbox.nextBatch(500, 1e9);
  const ackedSeq = sent.at(-1)?.seq ?? 0;
  const answers = sent.map(({ seq, opId }): Answer => ({
    seq,
    opId,
    outcome: 'applied',
    countersRev: null,
    flags: [],
    customer: null,
    ...changed,
  }));
  outbox.acknowledge(sent, { answers, ackedSeq, durableSeq: ackedSeq, at });
}

describe('operations', () => {
  it('are numbered 1..n and linked whatever lies between: restarts, the first join, refused work', async () => {
    const step = fc.constantFrom('append', 'sell', 'reopen', 'join', 'fail');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const folder = temporaryFolder();
        let stores = await openForTest(folder);
        let expected = 0;
        for (const name of steps) {
          if (name === 'append') note(stores, ++expected);
          if (name === 'sell') expected = sell(stores.ledger).operation.seq;
          if (name === 'fail') expect(() => stores.ledger.append('cashMoved', { amount: 1n } as never, NOON)).toThrow();
          if (name === 'join') stores.syncRecords.join({ ...TILL, lastSeq: 0 });
          if (name === 'reopen') {
            await stores.close();
            stores = await openForTest(folder);
          }
        }
        stores.syncRecords.join({ ...TILL, lastSeq: 0 });
        const operations = stores.outbox.nextBatch(500, 1e9);
        expect(operations.map(({ seq }) => seq)).toEqual(Array.from({ length: expected }, (_, index) => index + 1));
        let previousHash = enrolmentHash({ tillUuid: stores.syncRecords.identity().tillUuid, ...TILL });
        for (const operation of operations) {
          expect(operation.previousHash).toBe(previousHash);
          expect(operation.hash).toBe(linkHash({ ...operation, ...TILL, previousHash }));
          previousHash = operation.hash;
        }
        await stores.close();
      }),
      { numRuns: 15 },
    );
  });

  it('cannot be changed, removed or numbered with a gap, not even by SQL', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    stores.syncRecords.join({ ...TILL, lastSeq: 0 });
    note(stores, 1);
    sell(stores.ledger, { redeem: 10_00 });
    await stores.close();
    const file = new Database(join(folder, 'ledger.db'));
    const attempts = [
      `UPDATE operation SET payload = '{}' WHERE seq = 1`,
      'DELETE FROM operation WHERE seq = 1',
      `INSERT INTO operation SELECT 9, 'x', kind, schema, payload, createdAt, monotonicMs, bootId, NULL FROM operation WHERE seq = 1`,
      `UPDATE seal SET hash = 'x'`,
      'UPDATE posting SET amount = amount + 1',
      'DELETE FROM posting',
      'DELETE FROM journal',
      `UPDATE journal SET businessDate = '2020-01-01'`,
      `UPDATE receipt SET state = 'cancelled', fiscal = NULL`,
      'DELETE FROM receipt',
      `UPDATE identity SET tillId = 9`,
    ];
    const refused = attempts.filter((sql) => {
      try {
        file.exec(sql);
        return false;
      } catch {
        return true;
      }
    });
    file.close();
    expect(refused).toEqual(attempts);
  });

  it('that were altered on disk are found at the next start', async () => {
    const folder = temporaryFolder();
    const stores = await openForTest(folder);
    stores.syncRecords.join({ ...TILL, lastSeq: 0 });
    note(stores, 1);
    note(stores, 2);
    await stores.close();
    const file = new Database(join(folder, 'ledger.db'));
    file.exec(`DROP TRIGGER operationNeverChanges; UPDATE operation SET payload = '{"shift":9}' WHERE seq = 1`);
    file.close();
    await expect(openForTest(folder)).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
  });
});

describe('a batch', () => {
  it('holds at most the asked number of operations and bytes, and always one', async () => {
    const stores = await openForTest(temporaryFolder());
    for (let shift = 1; shift <= 4; shift += 1) note(stores, shift);
    expect(stores.outbox.nextBatch(3, 1e9).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(stores.outbox.nextBatch(3, 10).map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('answers', () => {
  it('move the queue on and name what needs attention', async () => {
    const stores = await openForTest(temporaryFolder());
    for (let shift = 1; shift <= 2; shift += 1) note(stores, shift);
    acknowledge(stores);
    note(stores, 3);
    acknowledge(stores, { outcome: 'appliedWithFlags', flags: ['unknownCard'] });
    note(stores, 4);
    acknowledge(stores, { outcome: 'parked' });
    note(stores, 5);
    expect(stores.outbox.view(10).map(({ seq, state, flags }) => [seq, state, flags])).toEqual([
      [5, 'queued', []],
      [4, 'parked', []],
      [3, 'flagged', ['unknownCard']],
    ]);
    expect(stores.outbox.summary()).toEqual({ queued: 1, oldestAt: NOON, parked: 1 });
    expect(stores.outbox.lastSuccessAt()).toBe(NOON);
  });

  it('are taken back when the centre was set back; what it lost is queued again', async () => {
    const stores = await openForTest(temporaryFolder());
    for (let shift = 1; shift <= 3; shift += 1) note(stores, shift);
    acknowledge(stores);
    stores.outbox.rewind(2);
    expect(stores.outbox.nextBatch(9, 1e9).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(() => stores.outbox.rewind(5)).toThrow(expect.objectContaining({ code: 'CENTRE_FORK' }));
    stores.outbox.rewind(4);
    expect(stores.outbox.nextBatch(9, 1e9)).toEqual([]);
  });

  it('let an operation be forgotten 45 days after it was durable, the last one never', async () => {
    const clock = handClock();
    const stores = await openForTest(temporaryFolder(), { clock });
    for (let shift = 1; shift <= 3; shift += 1) note(stores, shift);
    acknowledge(stores);
    expect(stores.outbox.prune(instant(NOON + 45 * DAY_MS - 1))).toBe(0);
    expect(stores.outbox.prune(instant(NOON + 45 * DAY_MS))).toBe(2);
    expect(() => stores.outbox.rewind(2)).toThrow(expect.objectContaining({ code: 'CENTRE_FORK' }));
    expect(note(stores, 4).seq).toBe(4);
  });
});

describe('shown balance', () => {
  /** The centre as a list of operations applied in order; its row names the revision that contains them. */
  class Centre {
    #rows = [storedMember(1)];
    revs: number[] = [];

    get applied(): number {
      return this.revs.length;
    }

    apply(isOwn: boolean): void {
      const row = this.#rows.at(-1)!;
      const before = row.record.lots.reduce((sum, { amount }) => sum + amount, 0);
      const change = isOwn ? effects[this.applied]! : 7_00;
      const lots = [{ id: 'all', amount: before + change, activatesAt: 0, expiresAt: null }];
      this.#rows.push(storedMember(row.rev + 1, memberRecord({ lots: lots as never })));
      if (isOwn) this.revs.push(row.rev + 1);
      else strangers += 7_00;
    }

    row() {
      return this.#rows.at(-1)!;
    }
  }
  let effects: number[] = [];
  let strangers = 0;

  it('counts each own sale once, in whatever order sales, answers and rows come (I19)', async () => {
    const step = fc.constantFrom('sell', 'redeem', 'apply', 'stranger', 'answer', 'row');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const stores = await openForTest(temporaryFolder());
        const { ledger, outbox } = stores;
        const centre = new Centre();
        effects = [];
        strangers = 0;
        let copy = centre.row();
        let strangersInCopy = 0;
        for (const name of steps) {
          if (name === 'sell' || name === 'redeem') {
            const { plan } = sell(ledger, { member: copy, redeem: name === 'redeem' ? 1_00 : 0 });
            effects.push(plan.quote.accrual.total - plan.quote.redemption.redeemed);
          }
          if (name === 'apply' && centre.applied < effects.length) centre.apply(true);
          if (name === 'stranger') centre.apply(false);
          if (name === 'answer') answerApplied(outbox, centre.revs);
          if (name === 'row' && !ledger.awaitsAnswer('m-1')) {
            copy = centre.row();
            strangersInCopy = strangers;
          }
          const shown = ledger.customerSnapshot(copy, 'card', NOON, ZONE);
          const total = shown.lots.reduce((sum, { amount }) => sum + amount, 0) - shown.debt;
          expect(total).toBe(2_000_00 + strangersInCopy + effects.reduce((sum, effect) => sum + effect, 0));
        }
        await stores.close();
      }),
      { numRuns: 60 },
    );
  });

  function answerApplied(outbox: Stores['outbox'], revs: number[]): void {
    const sent = outbox.nextBatch(500, 1e9).filter(({ seq }) => seq <= revs.length);
    const ackedSeq = sent.at(-1)?.seq;
    if (ackedSeq === undefined) return;
    const answers = sent.map(({ seq, opId }): Answer => {
      const customer = { customerId: 'm-1', rev: revs[seq - 1]! };
      return { seq, opId, outcome: 'applied', flags: [], customer, countersRev: null };
    });
    outbox.acknowledge(sent, { answers, ackedSeq, durableSeq: 0, at: NOON });
  }
});
