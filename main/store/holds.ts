/** Holds of the centre as this till knows them. Source: offline-sync section 5. */
import type { OperationId } from '../../contract/units.ts';
import { TillError } from '../../contract/errors/catalogue.ts';
import { points } from '../../loyalty/index.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { Connection } from './sqlite.ts';

export interface HoldGrant {
  granted: Points;
  /** the member's row contains the hold from this revision on */
  rev: number;
}

export interface Hold {
  holdId: OperationId;
  customerId: string;
  state: 'begun' | 'authorised' | 'captured' | 'released';
  granted: Points | null;
  rev: number | null;
  /** of the operation that ended it */
  seq: number | null;
}

/** Changes belong inside the caller's transaction. */
export interface Holds {
  begin(holdId: OperationId, customerId: string, asked: Points, at: Instant): void;
  authorise(holdId: OperationId, grant: HoldGrant): void;
  end(holdId: OperationId, state: 'captured' | 'released', seq: number): void;
  find(holdId: OperationId): Hold | undefined;
  /** begun or authorised, and no receipt names it */
  open(): OperationId[];
  ofCustomer(customerId: string): Hold[];
}

export function createHolds(connection: Connection): Holds {
  const insert = connection.prepare<[string, string, number, number]>(
    `INSERT INTO hold (holdId, customerId, points, state, begunAt) VALUES (?, ?, ?, 'begun', ?)
     ON CONFLICT DO NOTHING`,
  );
  const authorise = connection.prepare<[number, number, string]>(
    `UPDATE hold SET state = 'authorised', granted = ?, rev = ? WHERE holdId = ? AND state = 'begun'`,
  );
  const end = connection.prepare<[string, number, string]>('UPDATE hold SET state = ?, seq = ? WHERE holdId = ?');
  const columns = 'holdId, customerId, state, granted, rev, seq';
  const byId = connection.prepare<[string], Hold>(`SELECT ${columns} FROM hold WHERE holdId = ?`);
  const open = connection
    .prepare<[], OperationId>(
      `SELECT holdId FROM hold WHERE state IN ('begun', 'authorised')
       AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.holdId = hold.holdId) ORDER BY holdId`,
    )
    .pluck();
  const ofCustomer = connection.prepare<[string], Hold>(
    `SELECT ${columns} FROM hold WHERE customerId = ? AND granted > 0 ORDER BY holdId`,
  );

  return {
    begin(holdId, customerId, asked, at) {
      insert.run(holdId, customerId, asked, at);
    },
    authorise(holdId, { granted, rev }) {
      authorise.run(points(granted), rev, holdId);
    },
    end(holdId, state, seq) {
      if (end.run(state, seq, holdId).changes !== 1) throw new TillError('INTERNAL', { hold: holdId });
    },
    find: (holdId) => byId.get(holdId),
    open: () => open.all(),
    ofCustomer: (customerId) => ofCustomer.all(customerId),
  };
}
