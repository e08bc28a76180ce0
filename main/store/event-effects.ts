/** What an event does to the till's books, in one transaction: its operation, its points, its counters. */
import type { EventRecorded } from '../../contract/sync/operations.ts';
import type { LedgerParts } from './ledger-parts.ts';
import type { QueuedOperation } from './types.ts';

export function recordEvent(parts: LedgerParts, recorded: EventRecorded): QueuedOperation {
  const { operations, counterUses, postings, effects } = parts;
  const { customer, programme, claim, instant, businessDate } = recorded;
  const appended = operations.append('eventRecorded', recorded, instant);
  counterUses.plan(appended.opId, programme.id, claim.changes);
  counterUses.keep(appended.opId, appended.seq);
  const isPending = (claim.lots[0]?.activatesAt ?? instant) > instant;
  postings.post({
    ...{ cause: appended.opId, reason: 'earn', amount: claim.accrued, instant, businessDate },
    from: { owner: programme.id, kind: 'issued' },
    to: { owner: customer.customerId, kind: isPending ? 'pending' : 'main' },
  });
  effects.addEvent(appended, recorded);
  return appended;
}
