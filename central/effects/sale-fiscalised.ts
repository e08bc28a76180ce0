import assert from 'node:assert/strict';
import type { SaleFiscalised } from '../../contract/sync/operations.ts';
import { qualifyingPaid } from '../../loyalty/index.ts';
import type { Books } from '../ledger/books.ts';
import type { Member } from '../ledger/member.ts';
import { countForTier } from '../tiers/member-tier.ts';
import { tierRulesOf } from '../tiers/tier-rules.ts';
import { activateDue, settle } from '../ledger/settle.ts';
import { countInPeriods, countMonth } from './counters.ts';
import { accrue, accrueUnclaimed, totalOf } from './accrue.ts';
import { postChanges } from './post-changes.ts';
import { redeem } from './redeem.ts';
import type { SaleContext } from './fact-context.ts';
import { earnedBy } from './earned.ts';
import { payWithCertificates, sellCertificates } from './certificates.ts';
import { differs, recompute } from './recompute.ts';
import type { Effect } from './apply.ts';

/**
 * A fiscalised sale: redeemed points leave the account (a shortage becomes debt), earned ones make a lot, counters and
 * tier move on. The figures are the till's, for they are printed; ours only raise a flag. Source: offline-sync section 6,
 * loyalty-domain sections 9 to 11 and 14.
 */
export function applySale(books: Books, opId: string, sale: SaleFiscalised): Effect {
  const { claim, receiptId } = sale;
  const { member, flags } = findMember(books, sale);
  const customerId = member?.profile.customerId ?? null;
  if (books.receipts.get(receiptId) === 'fiscalised') return { customerId, flags: ['receiptKnown'], madeDebt: false };
  if (books.receipts.get(receiptId) === 'cancelled') flags.push('receiptWasCancelled');

  const programme = sale.programme === null ? undefined : books.programmes.findByHash(sale.programme.hash);
  if (programme !== undefined && differs(claim, recompute(programme, sale, member?.profile.birthday ?? null)))
    flags.push('recomputedDifferently');
  if (programme === undefined && sale.programme !== null) flags.push('unknownProgramme');

  const current = programme ?? books.programmes.findCurrent(books.now);
  const context: SaleContext = {
    ...{ books, opId, sale, programmeId: sale.programme?.id ?? current?.programme.id ?? null },
    fact: {
      ...{ id: receiptId, instant: sale.instant, businessDate: sale.businessDate, changes: claim.changes },
      programmeHash: sale.programme?.hash ?? null,
    },
  };
  const paid = qualifyingPaid(sale.basket, claim);
  const earned = earnedBy(sale, programme);
  let madeDebt = false;
  if (member === undefined) {
    assert.ok(claim.redeemed === 0 || sale.customer !== null, 'points redeemed by nobody');
    accrueUnclaimed(context, earned, claim.redeemed);
  } else {
    activateDue(books, member, opId);
    madeDebt = redeem(context, member, flags);
    accrue(context, member, earned);
    countInPeriods(books, member, { ...sale, earned: totalOf(earned), redeemed: claim.redeemed });
    countMonth(member, sale, paid);
    countForTier(member, tierRulesOf(books), { ...context.fact, paid, earned: totalOf(earned) });
    settle(books, member, opId);
    books.changedMembers.add(member);
  }
  postChanges(context, member, { paid, flags });
  sellCertificates(books.certificates, opId, sale, flags);
  payWithCertificates(books.certificates, opId, sale, flags);
  books.receipts.set(receiptId, 'fiscalised');
  books.newReceipts.push({
    receiptId,
    endState: 'fiscalised',
    opId,
    customerId,
    businessDate: sale.businessDate,
    paid: claim.totals.toPay,
    redeemed: claim.redeemed,
    accrued: totalOf(earned),
    returned: null,
  });
  const burned = books.newBurned.filter((row) => row.receiptId === receiptId).map(({ lot }) => lot);
  books.sales.set(receiptId, { sale, customerId, burned, returned: [] });
  return { customerId, flags, madeDebt };
}

function findMember(books: Books, sale: SaleFiscalised): { member: Member | undefined; flags: string[] } {
  const named = sale.customer?.customerId ?? books.cardOwners.get(sale.unknownCard ?? '');
  const member = named === undefined ? undefined : books.members.get(named);
  if (member === undefined || member.profile.state === 'erased') {
    const flag = sale.customer !== null ? ['unknownCustomer'] : sale.unknownCard !== null ? ['unknownCard'] : [];
    return { member: undefined, flags: flag };
  }
  const isMisused = member.profile.state === 'blocked' && sale.claim.redeemed > 0;
  return { member, flags: isMisused ? ['customerBlocked'] : [] };
}
