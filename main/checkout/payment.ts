import { TillError } from '../../contract/errors/catalogue.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Instant } from '../../loyalty/index.ts';
import { asTillError, problemOf } from '../fiscal/errors.ts';
import type { Incidents } from '../fiscal/incidents.ts';
import { issueReceipt } from '../fiscal/issue-receipt.ts';
import type { JobEnd } from '../fiscal/issue-receipt.ts';
import type { RegisterDesk } from '../fiscal/register-desk.ts';
import { kopecks } from '../../loyalty/index.ts';
import type { Cashier, RegisterCounters } from '../../native/fiscal/port.ts';
import type { Directory, Ledger, PlannedCertificate, PlannedReceipt, ReceiptPlan, ReturnPlan } from '../store/types.ts';
import { CertificateChanged, clearCertificates } from './certificate-holds.ts';
import type { Codes } from './codes.ts';
import { formatKopecks } from './format.ts';
import type { HeldReceipts, HeldState } from './held.ts';
import { planReceipt } from './plan-receipt.ts';
import type { Clock, Hooks, SendSignal, Sync } from './ports.ts';
import { price } from './pricing.ts';
import type { Priced, PricingParts } from './pricing.ts';
import type { FinishReceipt } from './receipt-end.ts';
import { RedemptionCut, clearRedemption } from './redemption-hold.ts';
import type { Sale } from './sale.ts';
import type { Progress } from './state.ts';

/** kopecks; `cash` is what was handed over */
export interface Tender {
  cash: number;
  card: number;
}

export interface Payment {
  /** Resolves when the receipt has an end or its end is not known; rejects with TillError when nothing was issued. */
  pay(tender: Tender): Promise<void>;
  /** a held receipt that was not issued, again */
  print(receiptId: string): Promise<void>;
  /** A return from its plan to its end, as `pay` takes a sale there. */
  refund(toPlan: (facts: RefundFacts) => ReturnPlan): Promise<void>;
}

/** What a return is planned with at the press of the button. */
export interface RefundFacts {
  receiptId: OperationId;
  number: number;
  at: Instant;
  counters: RegisterCounters;
  cashier: Cashier;
  isTraining: boolean;
  width: number;
}

export interface PaymentParts {
  directory: Directory;
  ledger: Ledger;
  pricing: PricingParts;
  sale: Sale;
  held: HeldReceipts;
  codes: Pick<Codes, 'renew'>;
  desk: RegisterDesk;
  sync: Pick<Sync, 'authorise' | 'authoriseCertificate' | 'wake'>;
  clock: Clock;
  newId: () => OperationId;
  pause: (ms: number) => Promise<void>;
  finish: FinishReceipt;
  signal: SendSignal;
  incidents: Incidents;
  hooks: Hooks;
  locale: () => Locale;
  cashier: Cashier;
  isTraining: boolean;
}

const WIDTH_UNKNOWN = 32;

export function createPayment(parts: PaymentParts): Payment {
  const { directory, ledger, sale, held, desk, clock, hooks, locale } = parts;

  return {
    async pay(tender) {
      if (sale.state().phase === 'selling') {
        assertNoneUndecided();
        const renewed = parts.codes.renew();
        if (renewed !== null) await renewed;
        chooseTender(tender);
        assertCovers(tender, sale.priced().due, locale());
      }
      sale.apply({ type: 'payPressed' });
      await carryThrough(await plannedOrRefused(tender));
    },
    async print(receiptId) {
      const taken = held.takeForPrint(receiptId);
      assertNoneUndecided(receiptId);
      sale.apply({ type: 'printPressed', receiptId: taken.receiptId, number: taken.number, at: clock.now() });
      await carryThrough(await replanned(taken));
    },
    async refund(toPlan) {
      assertNoneUndecided();
      const [receiptId, number, at] = [parts.newId(), ledger.nextReceiptNumber(), clock.now()];
      sale.apply({ type: 'printPressed', receiptId, number, at });
      const { cashier, isTraining } = parts;
      const width = desk.facts().identity?.textWidth ?? WIDTH_UNKNOWN;
      await carryThrough(
        await plannedReturn((counters) => toPlan({ receiptId, number, at, counters, cashier, isTraining, width })),
      );
    },
  };

  /** Rules may depend on the way of payment: a total that it changes is said before any money is taken. */
  function chooseTender({ cash, card }: Tender): void {
    const shown = sale.priced().quote.totals.toPay;
    const named = sale.state().draft.tenders?.find(({ kind }) => kind === 'card');
    const byCard = { ...named, kind: 'card' as const, amount: cash > 0 ? kopecks(card) : null };
    const paidWith = [...(card > 0 ? [byCard] : []), ...(cash > 0 ? [{ kind: 'cash' as const, amount: null }] : [])];
    sale.apply({ type: 'tenderChosen', paidWith });
    const { toPay } = sale.priced().quote.totals;
    if (toPay !== shown) throw new TillError('PAYMENT_TOTAL_CHANGED', { sum: formatKopecks(toPay, locale()) });
  }

  /** Whatever goes wrong before T1 leaves everything as it was. */
  async function plannedReturn(toPlan: (counters: RegisterCounters) => ReturnPlan): Promise<ReturnPlan> {
    try {
      await assertRegisterReady();
      const plan = toPlan(await readCounters());
      await hooks('C01');
      ledger.planReceipt(plan);
      await hooks('C02');
      return plan;
    } catch (error) {
      sale.apply({ type: 'paymentRefused' });
      throw asTillError(error, locale());
    }
  }

  /** From the press of pay to T1. Whatever goes wrong before T1 leaves the sale as it was. */
  async function plannedOrRefused(tender: Tender): Promise<ReceiptPlan> {
    const receiptId = parts.newId();
    let holdId: OperationId | null = null;
    let certificates: readonly PlannedCertificate[] = [];
    try {
      await assertRegisterReady();
      const cleared = await clearRedemption(receiptId, sale.priced(), { ...parts, priceOffline });
      holdId = cleared.holdId;
      certificates = await clearCertificates(receiptId, cleared.priced, parts);
      const payments = { ...tender, certificates };
      const plan = toPlan(receiptId, cleared.priced, holdId, payments, await readCounters());
      await hooks('C01');
      ledger.planReceipt(plan);
      holdId = null;
      certificates = [];
      await hooks('C02');
      sale.apply({ type: 'receiptPlanned', receiptId, number: plan.number });
      return plan;
    } catch (error) {
      sale.apply({ type: 'paymentRefused' });
      if (error instanceof RedemptionCut) lowerRedemption(error);
      if (error instanceof CertificateChanged) changeCertificate(error);
      // A disk that took no receipt may not take this either: then the next receipt releases it, or the next start.
      if (holdId !== null) ledger.releaseHold(holdId, clock.now());
      ledger.releaseCertificates(certificates, clock.now());
      throw asTillError(error, locale());
    }
  }

  /** By the programme of the total that was shown, whatever has been downloaded since. */
  function priceOffline({ draft, programme }: Priced): Priced {
    return price(draft, false, { ...parts.pricing, programmeAt: () => programme });
  }

  function toPlan(
    receiptId: OperationId,
    priced: Priced,
    holdId: OperationId | null,
    payments: ReceiptPlan['payments'],
    counters: RegisterCounters,
  ): ReceiptPlan {
    return planReceipt({
      receiptId,
      number: ledger.nextReceiptNumber(),
      plannedAt: clock.now(),
      priced,
      payments,
      counters,
      holdId,
      taxSystem: directory.findStore()?.taxSystem ?? 'osn',
      cashier: parts.cashier,
      isTraining: parts.isTraining,
      width: desk.facts().identity?.textWidth ?? WIDTH_UNKNOWN,
    });
  }

  /** The centre's answer has brought the member's row with it. */
  function lowerRedemption({ redeem }: RedemptionCut): void {
    const { customer } = sale.state().draft;
    const stored = customer === null ? undefined : directory.findCustomer(customer.stored.customerId);
    sale.apply({ type: 'redemptionLowered', redeem });
    if (stored !== undefined) sale.apply({ type: 'customerRefreshed', stored });
  }

  function changeCertificate({ number, found }: CertificateChanged): void {
    const certificate = found.found === 'certificate' ? found.certificate : null;
    sale.apply({ type: 'certificateChanged', number, certificate });
  }

  async function replanned(taken: PlannedReceipt): Promise<PlannedReceipt> {
    try {
      await assertRegisterReady();
      const plan = { ...taken, counters: await readCounters(), plannedAt: clock.now() };
      ledger.replanReceipt(plan.receiptId, plan.counters, plan.plannedAt);
      return plan;
    } catch (error) {
      sale.apply({ type: 'outcomeUnknown', receiptId: taken.receiptId });
      throw asTillError(error, locale());
    }
  }

  /** From T1 on the receipt has an end or is held: whatever breaks here, the register is asked about it. */
  async function carryThrough(plan: PlannedReceipt): Promise<void> {
    const onProgress = (progress: Progress) => sale.apply({ type: 'progressMade', progress });
    try {
      await conclude(plan, await issueReceipt(plan, { ...parts, onProgress }));
    } catch (error) {
      if (sale.state().phase === 'fiscalising') holdOnScreen(plan, 'checking');
      throw asTillError(error, locale());
    }
  }

  async function conclude(plan: PlannedReceipt, job: JobEnd): Promise<void> {
    switch (job.end) {
      case 'issued':
        await parts.finish(plan, job.fiscal);
        held.release(plan.receiptId);
        return;
      case 'refused':
        refuse(plan);
        throw job.error;
      case 'notIssued':
        ledger.markReceipt(plan.receiptId, 'notIssued');
        holdOnScreen(plan, 'notIssued');
        callAttention();
        return;
      case 'notRecorded':
        ledger.markReceipt(plan.receiptId, 'notRecorded');
        holdOnScreen(plan, 'notRecorded');
        callAttention();
        return;
      case 'unclear':
        holdOnScreen(plan, job.verdict === 'silent' ? 'silent' : 'driveChanged');
        callAttention();
        return;
    }
  }

  /** A sale goes back to the cashier; a held receipt keeps its payments and waits for the next choice. */
  function refuse(plan: PlannedReceipt): void {
    if (held.views().some(({ receiptId }) => receiptId === plan.receiptId)) {
      ledger.markReceipt(plan.receiptId, 'notIssued');
      holdOnScreen(plan, 'notIssued');
      return;
    }
    ledger.cancelReceipt(plan.receiptId, 'refused', clock.now());
    sale.apply({ type: 'paymentRefused' });
  }

  function holdOnScreen(plan: PlannedReceipt, state: HeldState): void {
    held.hold(plan, state);
    sale.apply({ type: 'outcomeUnknown', receiptId: plan.receiptId });
  }

  /** The screen of the held receipt says what happened. */
  function callAttention(): void {
    parts.signal({ sound: 'attention', message: null });
  }

  /** @param except the receipt that is about to get its end */
  function assertNoneUndecided(except?: string): void {
    const others = held.views().filter(({ receiptId }) => receiptId !== except);
    if (others.some(({ state }) => state === 'notRecorded')) throw new TillError('FISCAL_NOT_RECORDED');
    if (others.some(({ state }) => state !== 'notIssued')) throw new TillError('RECEIPT_UNDECIDED');
  }

  function readCounters(): Promise<RegisterCounters> {
    return desk.alone((register) => register.readCounters());
  }

  /** Refused before anything is planned, so that nothing has to be taken back. */
  async function assertRegisterReady(): Promise<void> {
    await desk.refresh();
    // No receipt of ours lacks an end, so this one was left by a line that broke while it was being built.
    if (desk.facts().status?.mode === 'receiptOpen') {
      await desk.alone((register) => register.cancelReceipt());
      await desk.refresh();
    }
    const { status } = desk.facts();
    if (status === null) throw new TillError('FISCAL_NO_LINK');
    if (status.mode === 'shiftClosed') throw new TillError('FISCAL_SHIFT_CLOSED');
    if (status.mode === 'shiftExpired') throw new TillError('FISCAL_SHIFT_EXPIRED');
    const problem = problemOf(status, locale());
    if (problem !== null) throw new TillError(problem.code, problem.params);
  }
}

/** Change is given from cash only, so the card never takes more than the total. */
function assertCovers({ cash, card }: Tender, toPay: number, locale: Locale): void {
  if (card > toPay) throw new TillError('PAYMENT_CARD_OVER');
  const rest = toPay - cash - card;
  if (rest > 0) throw new TillError('PAYMENT_SHORT', { rest: formatKopecks(rest, locale) });
}
