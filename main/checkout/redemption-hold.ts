import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Points } from '../../loyalty/index.ts';
import type { Ledger } from '../store/types.ts';
import { CENTRE_ANSWER_MS } from './ports.ts';
import type { Clock, Sync } from './ports.ts';
import { redemptionOf } from './pricing.ts';
import type { Priced } from './pricing.ts';
import type { ChosenRedemption } from './draft.ts';

export interface HoldParts {
  ledger: Pick<Ledger, 'beginHold' | 'releaseHold'>;
  sync: Pick<Sync, 'authorise'>;
  clock: Clock;
  newId: () => OperationId;
  /** the same sale with the centre out of reach */
  priceOffline: (priced: Priced) => Priced;
}

/** Points may be redeemed as they stand in `priced`: by a hold of the centre, or out of the offline quota. */
export interface Cleared {
  priced: Priced;
  holdId: OperationId | null;
}

/** Less than was shown may be redeemed; the cashier names the new sum and presses pay again. */
export class RedemptionCut extends TillError {
  readonly redeem: ChosenRedemption;

  constructor(granted: Points) {
    super('REDEEM_CUT_BY_CENTRE');
    this.redeem = redemptionOf(granted);
  }
}

/**
 * Asks the centre to set the points aside. The hold's id is on disk before the request leaves (T0); a hold that is not
 * used is released before the sale's operation. Source: offline-sync section 5.
 *
 * @throws RedemptionCut when the centre, or without its answer the quota, gives less
 */
export async function clearRedemption(
  receiptId: OperationId,
  priced: Priced,
  { ledger, sync, clock, newId, priceOffline }: HoldParts,
): Promise<Cleared> {
  const { snapshot, offline, quote } = priced;
  const { redeemed } = quote.redemption;
  if (snapshot === null || redeemed === 0 || offline !== null) return { priced, holdId: null };

  const holdId = newId();
  ledger.beginHold(holdId, snapshot.id, redeemed, clock.now());
  const request = { holdId, receiptId, customerId: snapshot.id, points: redeemed };
  const answer = await sync.authorise(request, CENTRE_ANSWER_MS);
  if (answer !== undefined && answer.granted >= redeemed) return { priced, holdId };

  ledger.releaseHold(holdId, clock.now());
  if (answer !== undefined) throw new RedemptionCut(answer.granted);
  const bounded = priceOffline(priced);
  if (bounded.quote.redemption.redeemed < redeemed) throw new RedemptionCut(bounded.quote.redemption.redeemed);
  return { priced: bounded, holdId: null };
}
