import { TillError } from '../../contract/errors/catalogue.ts';
import { points } from '../../loyalty/index.ts';
import type { RedeemRequest } from '../../loyalty/index.ts';
import type { Clock } from './ports.ts';
import { redemptionOf } from './pricing.ts';
import type { Sale } from './sale.ts';

/**
 * Chooses how much is redeemed. «max» becomes points at once, so that the amount follows the maximum down and never up.
 *
 * @throws TillError NO_CUSTOMER, or REDEEM_NOT_POSSIBLE when nothing, or less than the least, can be redeemed
 */
export function redeem(sale: Sale, request: RedeemRequest, clock: Clock): void {
  if (sale.state().draft.customer === null) throw new TillError('NO_CUSTOMER');
  const { max, min } = sale.priced().quote.redemption;
  const wanted = request.kind === 'none' ? points(0) : request.kind === 'max' ? max : request.points;
  if (request.kind !== 'none' && (max === 0 || wanted < min)) throw new TillError('REDEEM_NOT_POSSIBLE');
  sale.apply({ type: 'redemptionChosen', redeem: redemptionOf(wanted), at: clock.now() });
}
