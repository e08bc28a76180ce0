import { isDeepStrictEqual } from 'node:util';
import type { SaleReturned } from '../../contract/sync/operations.ts';
import {
  accruedLots,
  addToMonth,
  kopecks,
  quoteReturn,
  returnTermsOf,
  soldReceipt,
  takeBackFromMember,
  zonedDay,
} from '../../loyalty/index.ts';
import type { PreparedProgramme, Quantities, SoldReceipt } from '../../loyalty/index.ts';
import { transfer } from '../ledger/books.ts';
import type { Books, SoldSale } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';
import { countReturn } from '../tiers/member-tier.ts';
import { tierRulesOf } from '../tiers/tier-rules.ts';
import { activateDue, settle } from '../ledger/settle.ts';
import { earnedBy, takenBy } from './earned.ts';
import { giveBackToCertificates } from './certificates.ts';
import type { Effect } from './apply.ts';
import { giveBackPoints, takeBackPoints } from './return-points.ts';
import { turnRoundForAll } from './return-changes.ts';
import { recompute } from './recompute.ts';
import { postReturn, returnAccount } from './return-context.ts';
import type { ReturnContext } from './return-context.ts';

/**
 * Goods came back: redeemed points return to their lots, earned ones are taken (a shortage becomes debt), the counters
 * of the receipt's own day go down. The figures are the till's, for they are printed; ours only raise a flag.
 * Source: loyalty-domain section 12.
 */
export function applyReturn(books: Books, opId: string, back: SaleReturned): Effect {
  const { receiptId, saleId, claim } = back;
  const sold = books.sales.get(saleId);
  const customerId = sold?.customerId ?? back.customerId;
  const member = customerId === null ? undefined : livingMember(books, customerId);
  const memberId = member?.profile.customerId ?? null;
  if (books.receipts.has(receiptId)) return { customerId: memberId, flags: ['receiptKnown'], madeDebt: false };

  const quantities = Object.fromEntries(back.lines.map(({ lineNo, quantity }) => [lineNo, quantity]));
  const flags = sold === undefined ? ['unknownReceipt'] : oddities(books, back, sold, quantities);
  const version = versionOf(books, sold);
  const terms = returnTermsOf(version?.programme ?? { zone: back.storeZone });
  const context: ReturnContext = {
    ...{ books, opId, back, sold, terms, programmeId: programmeOf(books, sold) },
    taken: flags.includes('returnedMoreThanSold')
      ? back.claim.pointsTaken
      : takenBy(back, sold?.sale, version, { before: sumOf(sold?.returned ?? []), now: quantities }),
    ownLotIds: sold === undefined ? [] : accruedLots(saleId, earnedBy(sold.sale, version)).map(({ id }) => id),
  };
  flags.push(...giveBackToCertificates(books.certificates, back, { opId, terms, now: books.now }));
  const madeDebt = movePoints(context, member);
  turnRoundForAll(context);
  sold?.returned.push({ quantities, pointsBack: claim.pointsBack, money: claim.money });
  books.receipts.set(receiptId, 'fiscalised');
  books.newReceipts.push({
    ...{ receiptId, endState: 'fiscalised', opId, customerId: memberId, businessDate: back.businessDate },
    ...{ paid: 0 - claim.money, redeemed: 0 - claim.pointsBack, accrued: 0 - context.taken },
    returned: { saleId, quantities },
  });
  return { customerId: memberId, flags, madeDebt };
}

function movePoints(context: ReturnContext, member: Member | undefined): boolean {
  const { books, opId, back, taken } = context;
  const { pointsBack } = back.claim;
  if (member === undefined) {
    if (pointsBack + taken === 0) return false;
    const unclaimed = returnAccount(context, 'unclaimed');
    postReturn(context, 'givenBackUnclaimed', transfer(returnAccount(context, 'redeemed'), unclaimed, pointsBack));
    postReturn(context, 'takenBackUnclaimed', transfer(unclaimed, returnAccount(context, 'issued'), taken));
    return false;
  }
  activateDue(books, member, opId);
  giveBackPoints(context, member);
  const madeDebt = takeBackPoints(context, member);
  lowerCounters(context, member);
  settle(books, member, opId);
  books.changedMembers.add(member);
  return madeDebt;
}

/** Of the receipt's own day and month, not of today's. */
function lowerCounters({ books, back, sold, taken }: ReturnContext, member: Member): void {
  const { money, changes, isWhole, pointsBack } = back.claim;
  const { date, month } = zonedDay(back.soldAt, back.storeZone);
  const redemptions = isWhole && (sold?.sale.claim.redeemed ?? 0) > 0 ? -1 : 0;
  for (const period of pointsBack + taken === 0 ? [] : [date, month]) {
    const { customerId } = member.profile;
    books.counterChanges.push({ customerId, period, earned: 0 - taken, redeemed: 0 - pointsBack, redemptions });
  }
  countReturn(member, tierRulesOf(books), { back, taken, sold });
  const spentByMonth = addToMonth(member.facts.spentByMonth ?? [], month, 0 - money);
  member.facts = {
    ...takeBackFromMember(member.facts, { instant: back.instant, money, changes, isWhole }),
    spentByMonth,
  };
}

/** What the till printed and we would not have. */
function oddities(books: Books, back: SaleReturned, sold: SoldSale, quantities: Quantities): string[] {
  const { sale, customerId } = sold;
  const programme = versionOf(books, sold);
  if (programme === undefined) return [];
  const birthday = books.members.get(customerId ?? '')?.profile.birthday ?? null;
  const { card, change, cash } = sale.payments;
  const original = soldReceipt(recompute(programme, sale, birthday), {
    receiptId: sale.receiptId,
    redeemedFrom: sold.burned,
    terms: returnTermsOf(programme.programme),
    certificates: sale.payments.certificates.map(({ number, amount }) => ({ number, amount })),
    tenders: {
      certificate: kopecks(sale.claim.totals.toPay - card - cash + change),
      card,
      cash: kopecks(cash - change),
    },
  });
  return flagsOf(back, original, sumOf(sold.returned), quantities);
}

function flagsOf(
  { claim, unusedAt }: SaleReturned,
  original: SoldReceipt,
  before: Quantities,
  now: Quantities,
): string[] {
  try {
    const { lines: _lines, takenFromOthers: _others, ...ours } = quoteReturn(original, before, now, unusedAt);
    return isDeepStrictEqual(ours, claim) ? [] : ['recomputedDifferently'];
  } catch (error) {
    if (error instanceof RangeError) return ['returnedMoreThanSold'];
    throw error;
  }
}

function sumOf(returned: SoldSale['returned']): Quantities {
  const sum: Record<number, number> = {};
  for (const { quantities } of returned)
    for (const [lineNo, quantity] of Object.entries(quantities))
      sum[Number(lineNo)] = (sum[Number(lineNo)] ?? 0) + quantity;
  return sum;
}

function livingMember(books: Books, customerId: string): Member | undefined {
  const member = books.members.get(customerId);
  return member === undefined || member.profile.state === 'erased' ? undefined : member;
}

function versionOf(books: Books, sold: SoldSale | undefined): PreparedProgramme | undefined {
  const { hash } = sold?.sale.programme ?? {};
  return hash === undefined ? undefined : books.programmes.findByHash(hash);
}

function programmeOf(books: Books, sold: SoldSale | undefined): string | null {
  return sold?.sale.programme?.id ?? books.programmes.findCurrent(books.now)?.programme.id ?? null;
}
