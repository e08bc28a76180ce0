import type { SaleFiscalised, SaleReturned } from '../../contract/sync/operations.ts';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import {
  bringForward,
  countedBy,
  postToTier,
  qualifyingPaid,
  startIn,
  takeBackFromTier,
  tierAt,
} from '../../loyalty/index.ts';
import type { Instant, Points, TierAccount } from '../../loyalty/index.ts';
import type { SoldSale } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';
import type { TierRules } from './tier-rules.ts';

type Tiered = Pick<Member, 'tierId' | 'qualifyingSpend' | 'tier'>;
type Given = Pick<CustomerRecord, 'tierId' | 'qualifyingSpend'> & Partial<Pick<CustomerRecord, 'counters'>>;

/** The tier of somebody who comes with one, or with kopecks spent elsewhere: they count as of today. */
export function openTier({ tierId, qualifyingSpend, counters = [] }: Given, rules: TierRules): Tiered {
  const ladder = rules.ladderOn(rules.today);
  const counted = counters.find(({ key }) => key === ladder.terms.counter)?.value ?? 0;
  const brought = { date: rules.today, paid: qualifyingSpend, earned: 0, visits: 0, ...(counted > 0 && { counted }) };
  const tier: TierAccount = {
    asOf: rules.settled,
    state: startIn(tierId, ladder, rules.today),
    days: qualifyingSpend + counted > 0 ? [brought] : [],
    returns: [],
  };
  return { tier, ...present(tier, rules) };
}

interface Counted {
  instant: Instant;
  changes: SaleFiscalised['claim']['changes'];
  /** kopecks for purchases; 0 makes no visit */
  paid: number;
  earned: number;
}

/** A fact counts on its own day, however late it comes; the tier it reaches is in force from the next receipt. */
export function countForTier(member: Member, rules: TierRules, { instant, changes, paid, earned }: Counted): void {
  const { ladderOn, dateOf, settled } = rules;
  const date = dateOf(instant);
  const counted = countedBy(changes, ladderOn(date).terms);
  const receipt = { date, paid, earned, counted };
  member.tier = postToTier(bringForward(member.tier, ladderOn, settled), ladderOn, receipt);
}

interface CountedReturn {
  back: SaleReturned;
  /** accrued points that go back */
  taken: Points;
  /** undefined when the receipt is not known here */
  sold: SoldSale | undefined;
}

/** A return lowers the day of its receipt. */
export function countReturn(member: Member, rules: TierRules, { back, taken, sold }: CountedReturn): void {
  const { ladderOn, dateOf, settled } = rules;
  const { money, changes } = back.claim;
  const date = dateOf(back.soldAt);
  const returnedBefore = (sold?.returned ?? []).reduce((sum, each) => sum + each.money, 0);
  const receipt = {
    date,
    madeOn: dateOf(back.instant),
    paid: 0 - money,
    earned: 0 - taken,
    keptBefore: sold === undefined ? money : qualifyingPaid(sold.sale.basket, sold.sale.claim) - returnedBefore,
    counted: countedBy(changes, ladderOn(date).terms),
  };
  member.tier = takeBackFromTier(bringForward(member.tier, ladderOn, settled), ladderOn, receipt);
}

/** What receipts, returns and reviews up to this day have come to. Returns whether the tier is another than written down. */
export function reviewTier(member: Member, rules: TierRules): boolean {
  const { tierId, qualifyingSpend } = present(member.tier, rules);
  const isOther = tierId !== member.tierId;
  Object.assign(member, { tierId, qualifyingSpend });
  return isOther;
}

function present(tier: TierAccount, { ladderOn, today }: TierRules): Pick<Member, 'tierId' | 'qualifyingSpend'> {
  const { state, measured } = tierAt(tier, ladderOn, today);
  return { tierId: state.tierId ?? ladderOn(today).tiers[0]?.id ?? null, qualifyingSpend: measured };
}
