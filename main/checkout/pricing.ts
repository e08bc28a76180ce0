import { points, quote } from '../../loyalty/index.ts';
import type { Basket, CustomerSnapshot, EnteredCode, OfflineState, Points, Quote } from '../../loyalty/index.ts';
import type { Directory, Ledger, ReceiptContext } from '../store/types.ts';
import { isCardClosed } from './draft.ts';
import type { AttachedCustomer, ChosenRedemption, Draft } from './draft.ts';
import type { ProgrammeInForce } from './programmes.ts';

/** A draft with everything its quote was made of: what T1 writes down. */
export interface Priced {
  draft: Draft;
  basket: Basket;
  snapshot: CustomerSnapshot | null;
  offline: OfflineState | null;
  programme: ProgrammeInForce;
  /** where the receipt is made and what everyone together had used */
  context: ReceiptContext;
  storeZone: string;
  quote: Quote;
}

export interface PricingParts {
  directory: Directory;
  ledger: Pick<Ledger, 'customerSnapshot' | 'offlineState'>;
  programmeAt: (now: Draft['pricedAt']) => ProgrammeInForce;
}

/** Most of Russia's shops; used only until the first download names the store's zone. */
const ZONE_BEFORE_DOWNLOAD = 'Europe/Moscow';

export const storeZoneOf = (directory: Directory): string => directory.findStore()?.zone ?? ZONE_BEFORE_DOWNLOAD;

/** @param isOnline false = the centre cannot be asked, redemption is bounded by the risk quotas */
export function price(draft: Draft, isOnline: boolean, { directory, ledger, programmeAt }: PricingParts): Priced {
  const now = draft.pricedAt;
  const programme = programmeAt(now);
  const storeZone = storeZoneOf(directory);
  const { customer } = draft;
  const snapshot = customer === null ? null : snapshotOf(customer);
  const offline =
    snapshot === null || isOnline
      ? null
      : ledger.offlineState(snapshot.id, programme.prepared.programme.offline, Math.max(0, now - snapshot.asOf));
  const basket: Basket = {
    lines: draft.lines.map(({ line }) => line),
    redeem: draft.redeem,
    ...(draft.codes.length > 0 && { codes: draft.codes.map(({ code }) => entered(code, snapshot)) }),
  };
  const context: ReceiptContext = {};
  const answer = quote(programme.prepared, basket, snapshot, { ...context, now, storeZone, offline });
  return { draft, basket, snapshot, offline, context, programme, storeZone, quote: answer };

  function snapshotOf(attached: AttachedCustomer): CustomerSnapshot {
    const known = ledger.customerSnapshot(attached.stored, attached.identifiedBy, now, storeZone);
    return isCardClosed(attached) ? { ...known, blocked: true } : known;
  }
}

/** A code of the member's own comes with its record; any other must be written in the programme. */
function entered(code: string, snapshot: CustomerSnapshot | null): EnteredCode {
  const coupon = snapshot?.coupons?.find((one) => one.code === code);
  return coupon === undefined ? { code } : { code, coupon };
}

/** What the chosen redemption has become when the maximum sank under it; null when it stands. */
export function loweredRedemption({ draft, quote: { redemption } }: Priced): ChosenRedemption | null {
  if (draft.redeem.kind === 'none' || redemption.redeemed >= draft.redeem.points) return null;
  return redemptionOf(redemption.redeemed);
}

export const redemptionOf = (amount: Points): ChosenRedemption =>
  amount > 0 ? { kind: 'points', points: points(amount) } : { kind: 'none' };
