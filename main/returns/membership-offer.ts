import { kopecks, quoteReturn } from '../../loyalty/index.ts';
import type { Instant, Quantities } from '../../loyalty/index.ts';
import type { MembershipGives, ReturnView } from '../../contract/till/views.ts';
import type { Returnable } from './returnable.ts';

/** What memberships among the chosen goods are worth, by their unused days and by their price; null without one. */
export function membershipOffer(
  { sale: { plan }, before }: Returnable,
  chosen: Quantities,
  { gives, at }: { gives: MembershipGives; at: Instant },
): ReturnView['membership'] {
  const { sold } = plan;
  const lines = new Set(sold.changes.flatMap((change) => (change.kind === 'membership' ? [change.lineNo] : [])));
  if (![...lines].some((lineNo) => (chosen[lineNo] ?? 0) > 0)) return null;
  const worth = (unusedAt: Instant | null) =>
    quoteReturn(sold, before, chosen, unusedAt).lines.reduce(
      (sum, { lineNo, money }) => sum + (lines.has(lineNo) ? money : 0),
      0,
    );
  return { gives, unusedDays: kopecks(worth(at)), price: kopecks(worth(null)) };
}
