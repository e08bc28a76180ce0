/** Double entry, append-only: the database itself refuses a journal that does not sum to 0. Source: offline-sync section 4. */
import type { Instant } from '../../loyalty/index.ts';
import type { Connection } from './sqlite.ts';

type AccountKind = 'main' | 'pending' | 'held' | 'issued' | 'redeemed';
type JournalReason = 'authorise' | 'capture' | 'release' | 'earn' | 'giveBack' | 'takeBack';

interface Transfer {
  /** the receipt; one journal of each reason for it */
  cause: string;
  reason: JournalReason;
  from: { owner: string; kind: AccountKind };
  to: { owner: string; kind: AccountKind };
  /** points in hundredths; 0 makes no journal */
  amount: number;
  instant: Instant;
  businessDate: string;
}

export interface Postings {
  /** inside the caller's transaction */
  post(transfer: Transfer): void;
  /** sum of the postings, points in hundredths, any sign: only what this till itself did */
  balance(owner: string, kind: AccountKind): number;
}

export function createPostings(connection: Connection): Postings {
  const addAccount = connection.prepare<[string, string]>('INSERT OR IGNORE INTO account (owner, kind) VALUES (?, ?)');
  const accountId = connection
    .prepare<[string, string], number>('SELECT accountId FROM account WHERE owner = ? AND kind = ?')
    .pluck();
  const nextJournal = connection.prepare<[], number>('SELECT coalesce(max(journalId), 0) + 1 FROM journal').pluck();
  const addPosting = connection.prepare<[number, number, number]>(
    'INSERT INTO posting (journalId, accountId, amount) VALUES (?, ?, ?)',
  );
  const addJournal = connection.prepare<[number, string, string, number, string]>(
    'INSERT INTO journal (journalId, cause, reason, instant, businessDate) VALUES (?, ?, ?, ?, ?)',
  );
  const balance = connection
    .prepare<[string, string], number>(
      `SELECT coalesce(sum(p.amount), 0) FROM account a JOIN posting p ON p.accountId = a.accountId
       WHERE a.owner = ? AND a.kind = ?`,
    )
    .pluck();

  function account({ owner, kind }: Transfer['from']): number {
    const known = accountId.get(owner, kind);
    if (known !== undefined) return known;
    addAccount.run(owner, kind);
    return accountId.get(owner, kind)!;
  }

  return {
    post({ cause, reason, from, to, amount, instant, businessDate }) {
      if (amount === 0) return;
      const journal = nextJournal.get()!;
      addPosting.run(journal, account(from), -amount);
      addPosting.run(journal, account(to), amount);
      addJournal.run(journal, cause, reason, instant, businessDate);
    },
    balance: (owner, kind) => balance.get(owner, kind) ?? 0,
  };
}
