import { isDeepStrictEqual } from 'node:util';
import type { EventRecorded } from '../../contract/sync/operations.ts';
import { isOverused, points, quoteEvent } from '../../loyalty/index.ts';
import type { PreparedProgramme } from '../../loyalty/index.ts';
import type { Books } from '../ledger/books.ts';
import { activateDue, settle } from '../ledger/settle.ts';
import { countForTier } from '../tiers/member-tier.ts';
import { tierRulesOf } from '../tiers/tier-rules.ts';
import { accrue, accrueUnclaimed } from './accrue.ts';
import type { Effect } from './apply.ts';
import { countInPeriods } from './counters.ts';
import type { FactContext } from './fact-context.ts';
import { postChanges } from './post-changes.ts';

/**
 * What a member did without a receipt: its points make lots, its counters and segments are the member's from now on. The
 * till has said them aloud, so its figures stand; ours, and an answer given at two tills, only raise a flag. Source:
 * loyalty-domain section 13, offline-sync section 6.
 */
export function applyEvent(books: Books, opId: string, recorded: EventRecorded): Effect {
  const { claim, instant, businessDate, programme } = recorded;
  const context: FactContext = {
    ...{ books, opId, programmeId: programme.id },
    fact: { id: opId, instant, businessDate, programmeHash: programme.hash, changes: claim.changes },
  };
  const known = books.members.get(recorded.customer.customerId);
  const member = known?.profile.state === 'erased' ? undefined : known;
  const flags = member === undefined ? ['unknownCustomer'] : [];
  const version = books.programmes.findByHash(programme.hash);
  if (version === undefined) flags.push('unknownProgramme');
  else if (differs(recorded, version, member?.profile.birthday ?? null)) flags.push('recomputedDifferently');

  if (member === undefined) {
    accrueUnclaimed(context, claim.lots, points(0));
  } else {
    activateDue(books, member, opId);
    accrue(context, member, claim.lots);
    countInPeriods(books, member, { ...recorded, earned: claim.accrued, redeemed: 0 });
    countForTier(member, tierRulesOf(books), { ...context.fact, paid: 0, earned: claim.accrued });
    settle(books, member, opId);
    books.changedMembers.add(member);
  }
  postChanges(context, member, { paid: null, flags });
  const isOver = version !== undefined && isOverused(version.programme, member?.facts ?? {}, claim.changes);
  if (isOver && !flags.includes('limitExceeded')) flags.push('limitExceeded');
  return { customerId: member?.profile.customerId ?? null, flags, madeDebt: false };
}

/** The same inputs through the same engine; the birthday is not in them but in the member's own record. */
function differs(recorded: EventRecorded, version: PreparedProgramme, birthday: string | null): boolean {
  const { event, customer, context, instant: now, storeZone, offline, claim } = recorded;
  const { accrual, changes } = quoteEvent(
    version,
    event,
    { ...customer.snapshot, birthday },
    { ...context, now, storeZone, offline },
  );
  return (
    claim.accrued !== accrual.total ||
    !isDeepStrictEqual(claim.lots, accrual.lots) ||
    !isDeepStrictEqual(claim.changes, changes)
  );
}
