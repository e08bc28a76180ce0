/**
 * What this till counts in programme-wide counters and the copy's row may not contain yet, as for a member's account
 * (I19). A use counts from T1 on, so that no crash gives a budget back. Source: offline-sync sections 4, 9.
 */
import type { Change } from '../../loyalty/index.ts';
import type { Connection } from './sqlite.ts';

export interface CounterUse {
  counted: number;
  /** of it, or besides, out of this till's own part */
  drawn: number;
}

export interface CounterUses {
  /** inside T1 of a sale, or with the operation itself */
  plan(cause: string, programmeId: string, changes: readonly Change[]): void;
  /** inside T2: contained in the centre's row once its answer says so */
  keep(cause: string, seq: number): void;
  /** inside T2 of a receipt without a document */
  giveBack(cause: string): void;
  /** what the till returns of its part, with the operation that says so */
  returnPart(cause: string, part: { programmeId: string; key: string; amount: number; seq: number }): void;
  /** not contained in the row at hand; @param rev of that row, 0 = there is none */
  since(programmeId: string, key: string, rev: number): CounterUse;
}

export function createCounterUses(connection: Connection): CounterUses {
  const insert = connection.prepare<unknown[]>(
    'INSERT INTO counterUse (cause, programmeId, key, counted, drawn, seq) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const keep = connection.prepare<[number, string]>('UPDATE counterUse SET seq = ? WHERE cause = ?');
  const drop = connection.prepare<[string]>('DELETE FROM counterUse WHERE cause = ? AND seq IS NULL');
  // Each part is a short range of an index; an OR would walk through all uses the till ever had.
  const since = connection.prepare<{ programmeId: string; key: string; rev: number }, CounterUse>(`
    WITH acked AS (SELECT ackedSeq AS seq FROM syncState WHERE id = 1)
    SELECT coalesce(sum(counted), 0) AS counted, coalesce(sum(drawn), 0) AS drawn FROM (
      SELECT counted, drawn FROM counterUse WHERE programmeId = @programmeId AND key = @key AND seq IS NULL
      UNION ALL
      SELECT u.counted, u.drawn FROM acked JOIN counterUse u
        ON u.programmeId = @programmeId AND u.key = @key AND u.seq > acked.seq
      UNION ALL
      SELECT u.counted, u.drawn FROM answer a JOIN counterUse u ON u.seq = a.seq
        WHERE a.countersRev > @rev AND u.programmeId = @programmeId AND u.key = @key
      UNION ALL
      SELECT u.counted, u.drawn FROM answer a JOIN counterUse u ON u.seq = a.seq
        WHERE a.outcome <> 'applied' AND a.outcome = 'parked' AND u.programmeId = @programmeId AND u.key = @key)`);

  return {
    plan(cause, programmeId, changes) {
      for (const [key, { counted, drawn }] of usesIn(changes))
        insert.run(cause, programmeId, key, counted, drawn, null);
    },
    keep: (cause, seq) => void keep.run(seq, cause),
    giveBack: (cause) => void drop.run(cause),
    returnPart: (cause, { programmeId, key, amount, seq }) => void insert.run(cause, programmeId, key, 0, amount, seq),
    since: (programmeId, key, rev) => since.get({ programmeId, key, rev })!,
  };
}

/** A till's uses come out of its own part first; what goods that come back give back is everybody's. */
function usesIn(changes: readonly Change[]): Map<string, CounterUse> {
  const uses = new Map<string, CounterUse>();
  for (const change of changes) {
    if (change.kind !== 'counter' || change.scope !== 'programme') continue;
    const { counted, drawn } = uses.get(change.key) ?? { counted: 0, drawn: 0 };
    uses.set(change.key, { counted: counted + change.by, drawn: drawn + Math.max(0, change.by) });
  }
  return uses;
}
