import { counterKey, kopecks, points, quote } from '../../loyalty/index.ts';
import type {
  Basket,
  CustomerSnapshot,
  EnteredCode,
  Kopecks,
  OfflineState,
  Points,
  Quote,
} from '../../loyalty/index.ts';
import type { Directory, Ledger, ReceiptContext } from '../store/types.ts';
import { paidBy, payableByCertificate, payByCertificates, termsOf } from './certificate-tenders.ts';
import type { CertificateTender } from './certificate-tenders.ts';
import { isCardClosed } from './draft.ts';
import type { AttachedCustomer, ChosenRedemption, Draft, EnteredText } from './draft.ts';
import { placeOf } from './place.ts';
import type { ProgrammeInForce } from './programmes.ts';
import { sharedCounts } from './shared-counts.ts';

/** A draft with everything its quote was made of: what T1 writes down. */
export interface Priced {
  draft: Draft;
  basket: Basket;
  /** the member as the store knows them … */
  known: CustomerSnapshot | null;
  /** … and with the offers this receipt has switched on */
  snapshot: CustomerSnapshot | null;
  offline: OfflineState | null;
  programme: ProgrammeInForce;
  /** where the receipt is made and what everyone together had used */
  context: ReceiptContext;
  storeZone: string;
  quote: Quote;
  certificates: readonly CertificateTender[];
  /** left to pay in money */
  due: Kopecks;
}

export interface PricingParts {
  directory: Directory;
  ledger: Pick<Ledger, 'customerSnapshot' | 'offlineState' | 'ownUses'>;
  programmeAt: (now: Draft['pricedAt']) => ProgrammeInForce;
  tillNumber: number;
}

/** Most of Russia's shops; used only until the first download names the store's zone. */
const ZONE_BEFORE_DOWNLOAD = 'Europe/Moscow';

export const storeZoneOf = (directory: Directory): string => directory.findStore()?.zone ?? ZONE_BEFORE_DOWNLOAD;

/** @param isOnline false = the centre cannot be asked, redemption is bounded by the risk quotas */
export function price(draft: Draft, isOnline: boolean, parts: PricingParts): Priced {
  const { directory, ledger, programmeAt, tillNumber } = parts;
  const now = draft.pricedAt;
  const programme = programmeAt(now);
  const storeZone = storeZoneOf(directory);
  const { customer } = draft;
  const known = customer === null ? null : snapshotFor(customer);
  const offline = isOnline
    ? null
    : ledger.offlineState(
        known?.id ?? null,
        programme.prepared.programme.offline,
        known === null ? 0 : Math.max(0, now - known.asOf),
      );
  const { counters, allotments } = sharedCounts(programme, draft.codes, { directory, ledger });
  const context: ReceiptContext = {
    ...placeOf(directory, tillNumber),
    ...(counters.length > 0 && { counters }),
    ...(!isOnline && Object.keys(allotments).length > 0 && { allotments }),
  };
  return quoteDraft(draft, { known, offline, context, programme, storeZone });

  function snapshotFor(attached: AttachedCustomer): CustomerSnapshot {
    const { metric } = programme.prepared.programme.tierTerms ?? {};
    const stored = ledger.customerSnapshot(attached.stored, attached.identifiedBy, now, storeZone, null, metric);
    return isCardClosed(attached) ? { ...stored, blocked: true } : stored;
  }
}

/** What the engine is told besides the draft. */
type Surroundings = Omit<Priced, 'draft' | 'basket' | 'snapshot' | 'quote' | 'certificates' | 'due'>;

/** The same sale with something chosen otherwise: what would it come to? Nothing is changed or asked anew. */
export function requote({ known, offline, context, programme, storeZone }: Priced, draft: Draft): Priced {
  return quoteDraft(draft, { known, offline, context, programme, storeZone });
}

function quoteDraft(draft: Draft, surroundings: Surroundings): Priced {
  const { known, programme, storeZone, offline } = surroundings;
  const snapshot = known === null ? null : activated(known, draft);
  const { lines, redeem, codes, rewards } = draft;
  const goods: Basket = {
    lines: lines.map(({ line }) => line),
    redeem,
    ...(codes.length > 0 && { codes: codes.map((code) => entered(code, snapshot)) }),
    ...(rewards.length > 0 && { rewards }),
  };
  const context = offline === null ? surroundings.context : withReserved(surroundings.context, codes, programme);
  const now = draft.pricedAt;
  const ask = (basket: Basket) => quote(programme.prepared, basket, snapshot, { ...context, now, storeZone, offline });
  // How a receipt is paid may change what it comes to, and what it comes to is what certificates pay of.
  const first = ask(withTenders(goods, draft, null));
  const certificates = payByCertificates(
    termsOf(programme.prepared.programme.certificates),
    draft.certificates,
    payableByCertificate(goods, first),
    now,
  );
  const basket = withTenders(goods, draft, certificates);
  const answer = draft.certificates.length === 0 ? first : ask(basket);
  const due = kopecks(answer.totals.toPay - paidBy(certificates));
  return { ...surroundings, context, draft, basket, snapshot, quote: answer, certificates, due };
}

/** Uses that were set aside while the centre answered are this till's own when it no longer does. */
function withReserved(
  context: ReceiptContext,
  codes: readonly EnteredText[],
  { prepared }: ProgrammeInForce,
): ReceiptContext {
  const keys = codes.filter(({ reservedTo }) => reservedTo !== null).flatMap((entered) => usesOf(entered, prepared));
  if (keys.length === 0) return context;
  const allotments: Record<string, number> = { ...context.allotments };
  for (const key of keys) allotments[key] = (allotments[key] ?? 0) + 1;
  return { ...context, allotments };
}

/** The counters that a use of this code is one of. */
function usesOf({ code, coupon }: EnteredText, { ruleByCode }: ProgrammeInForce['prepared']): string[] {
  const ruleId = coupon?.ruleId ?? ruleByCode.get(code);
  if (ruleId === undefined) return [];
  return [counterKey.total(ruleId), coupon === null ? counterKey.code(ruleId, code) : counterKey.coupon(code)];
}

/** The member's offers as this receipt has switched them on; one that was on before stays on. */
function activated(snapshot: CustomerSnapshot, { activated: chosen }: Draft): CustomerSnapshot {
  if (chosen.length === 0 || snapshot.offers === undefined) return snapshot;
  const offers = snapshot.offers.map((offer) =>
    chosen.includes(offer.ruleId) ? { ...offer, isActivated: true } : offer,
  );
  return { ...snapshot, offers };
}

/** @param certificates what they pay; null = not known yet */
function withTenders(basket: Basket, draft: Draft, certificates: readonly CertificateTender[] | null): Basket {
  const named = draft.paidWith ?? draft.tenders;
  if (draft.certificates.length === 0 && named === null) return basket;
  const paid = certificates?.filter((one) => one.paid > 0).map((one) => one.paid) ?? draft.certificates.map(() => null);
  const tenders = paid.map((amount) => ({ kind: 'certificate' as const, amount }));
  return { ...basket, tenders: [...tenders, ...(named ?? [])] };
}

/** A code of the member's own comes with its record; any other must be written in the programme. */
function entered({ code, coupon: record }: EnteredText, snapshot: CustomerSnapshot | null): EnteredCode {
  const coupon = record ?? snapshot?.coupons?.find((one) => one.code === code);
  return coupon === undefined ? { code } : { code, coupon };
}

/** What the chosen redemption has become when the maximum sank under it; null when it stands. */
export function loweredRedemption({ draft, quote: { redemption } }: Priced): ChosenRedemption | null {
  if (draft.redeem.kind === 'none' || redemption.redeemed >= draft.redeem.points) return null;
  return redemptionOf(redemption.redeemed);
}

export const redemptionOf = (amount: Points): ChosenRedemption =>
  amount > 0 ? { kind: 'points', points: points(amount) } : { kind: 'none' };
