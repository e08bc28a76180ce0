import { aliveUntil } from '../time/lot-dates.ts';
import type { Draft } from './draft.ts';
import type { Change } from './types.ts';

/** An activity keeps points alive where the programme says so. Source: loyalty-domain section 10. */
export function activityChanges({ prepared, customer, context, lines, redemption, event }: Draft): Change[] {
  const { lots, zone } = prepared.programme;
  if (customer === null || lots.expiry.mode !== 'activity') return [];
  const { counts = ['purchases'] } = lots.expiry;
  const happened = {
    purchases: lines.length > 0,
    redemptions: (redemption?.redeemed ?? 0) > 0,
    events: event !== null,
  };
  if (!counts.some((kind) => happened[kind])) return [];
  return [{ kind: 'lotsProlonged', expiresAt: aliveUntil(context.now, lots.expiry, zone) }];
}
