/** What of a programme ties members to each other. */
import type { Programme } from '../programme/schema.ts';

/**
 * Budgets, uses by everyone and points for somebody else: what one member does then changes what another gets, so all
 * receipts have to be played back in the order in which they happened.
 */
export function sharesBooks({ mechanics, accrualBudget }: Programme): boolean {
  return (
    accrualBudget !== undefined ||
    mechanics.some(
      ({ kind, limits }) => kind === 'referral' || limits?.total !== undefined || limits?.budget !== undefined,
    )
  );
}
