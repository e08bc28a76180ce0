import type { PreparedProgramme } from '../programme/prepare.ts';
import { accrualChanges, quoteAccrual, spreadAccruals } from './accrual.ts';
import { activityChanges } from './activity.ts';
import { createDraft } from './draft.ts';
import { runEvent } from './run.ts';
import type { Basket, CustomerSnapshot, EventQuote, MemberEvent, QuoteContext } from './types.ts';

const NOTHING: Basket = { lines: [], redeem: { kind: 'none' } };

/** What a member gets for something that is not a purchase; pure like `quote`. Source: loyalty-domain section 13. */
export function quoteEvent(
  prepared: PreparedProgramme,
  event: MemberEvent,
  customer: CustomerSnapshot,
  context: QuoteContext,
): EventQuote {
  const draft = createDraft(prepared, NOTHING, customer, context);
  draft.event = event;
  runEvent(draft);
  return {
    accrual: quoteAccrual(draft, spreadAccruals(draft)),
    changes: [...draft.changes, ...accrualChanges(draft), ...activityChanges(draft)],
    explanations: draft.explanations,
  };
}
