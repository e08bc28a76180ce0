import type { CustomerRecord } from '../../contract/sync/records.ts';
import { points } from '../../loyalty/index.ts';
import type { Instant, MemberFacts, Points, TierAccount } from '../../loyalty/index.ts';

export const MEMBER_ACCOUNTS = ['main', 'pending', 'held', 'debt'] as const;
export type MemberAccountKind = (typeof MEMBER_ACCOUNTS)[number];

/** An account as journals name it; `balance` is null where it is not cached (a programme's accounts). */
export interface Account {
  accountId: number;
  balance: number | null;
}

/** A member's account. What is owed is a negative balance of `debt`; the others never go below zero (I20). */
export interface MemberAccount extends Account {
  kind: MemberAccountKind;
  balance: number;
}

/** A lot with what is left of it. Sum of all lots of a member = main + pending + held (I3). */
export interface StoredLot {
  id: string;
  amount: Points;
  activatesAt: Instant;
  expiresAt: Instant | null;
  /** every activity moves the expiry on */
  byActivity: boolean;
  /** false: its points still lie in `pending` */
  activated: boolean;
  granted: number;
  source: string;
}

type HoldState = 'authorised' | 'captured' | 'released' | 'expired';

export interface Hold {
  holdId: string;
  /** null, as are the next two: released before it was ever asked for */
  customerId: string | null;
  receiptId: string | null;
  asked: Points | null;
  granted: Points;
  state: HoldState;
  authorisedAt: Instant;
  expiresAt: Instant;
}

export interface Counter {
  period: string;
  earned: number;
  redeemed: number;
  redemptions: number;
}

/** A member with everything points touch, as one transaction holds them. */
export interface Member {
  profile: Pick<CustomerRecord, 'customerId' | 'name' | 'phone' | 'email' | 'birthday' | 'state' | 'cards'>;
  /** as `reviewTier` last had it, as is the next one */
  tierId: string | null;
  /** units of the tiers' metric inside its window */
  qualifyingSpend: number;
  tier: TierAccount;
  facts: MemberFacts;
  rev: number;
  accounts: Record<MemberAccountKind, MemberAccount>;
  lots: StoredLot[];
  /** authorised ones, and whatever else this transaction names */
  holds: Hold[];
  /** the newest day and the newest month with a receipt */
  day: Counter | undefined;
  month: Counter | undefined;
}

/** What a till is told of a member. Lots that have lapsed are left out: they are worth nothing to anybody. */
export function recordOf(member: Member, now: Instant): CustomerRecord {
  const { accounts, lots } = member;
  return {
    ...(member.facts as Partial<CustomerRecord>),
    ...member.profile,
    tierId: member.tierId,
    qualifyingSpend: member.qualifyingSpend as CustomerRecord['qualifyingSpend'],
    lots: lots
      .filter((lot) => lot.amount > 0 && (lot.expiresAt === null || lot.expiresAt > now))
      .map(({ id, amount, activatesAt, expiresAt, byActivity }) => ({
        ...{ id, amount, activatesAt, expiresAt },
        ...(byActivity && { byActivity }),
      })),
    held: points(accounts.held.balance),
    debt: points(0 - accounts.debt.balance),
    day: counterRecord(member.day, '1970-01-01'),
    month: counterRecord(member.month, '1970-01'),
  };
}

function counterRecord(counter: Counter | undefined, never: string): CustomerRecord['day'] {
  if (counter === undefined) return { period: never, earned: points(0), redeemed: points(0), redemptions: 0 };
  return { ...counter, earned: points(counter.earned), redeemed: points(counter.redeemed) };
}

/** Points that may be set aside or spent at `now`; everything due must have been settled before. */
export function availableOf(member: Member, now: Instant): Points {
  const { main, held, debt } = member.accounts;
  const active = member.lots.reduce((sum, lot) => sum + (isAlive(lot, now) ? lot.amount : 0), 0);
  return points(Math.max(0, Math.min(main.balance, active - held.balance + debt.balance)));
}

export function isAlive(lot: StoredLot, at: Instant): boolean {
  return lot.activated && lot.activatesAt <= at && (lot.expiresAt === null || at < lot.expiresAt);
}
