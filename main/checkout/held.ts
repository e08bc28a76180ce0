import { TillError } from '../../contract/errors/catalogue.ts';
import type { HeldReceiptView } from '../../contract/till/views.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import { noteVerdict } from '../fiscal/incidents.ts';
import type { Incidents } from '../fiscal/incidents.ts';
import { askOnce } from '../fiscal/recover.ts';
import type { Verdict } from '../fiscal/recover.ts';
import { totalOf } from '../fiscal/receipt-total.ts';
import type { RegisterDesk } from '../fiscal/register-desk.ts';
import type { ReceiptQr } from '../scan/receipt-qr.ts';
import type { Ledger, PlannedReceipt } from '../store/types.ts';
import type { Clock, Log, Timers } from './ports.ts';
import type { FinishReceipt } from './receipt-end.ts';
import type { Sale } from './sale.ts';

export type HeldState = HeldReceiptView['state'];

interface Entry {
  plan: PlannedReceipt;
  state: HeldState;
}

/** Receipts without an end: each is asked about until the register has told, and nothing of them is printed unasked. */
export interface HeldReceipts {
  views(): HeldReceiptView[];
  /** Is there one of which it is not known whether it exists? Then no other receipt is opened (fiscal-printer 7.1). */
  hasUndecided(): boolean;
  hold(plan: PlannedReceipt, state: HeldState): void;
  /** the receipt that may be printed again; throws unless it was not issued */
  takeForPrint(receiptId: string): PlannedReceipt;
  release(receiptId: string): void;
  /** asks now instead of at the next turn; throws nothing when the register stays silent */
  recheck(receiptId: string): Promise<void>;
  /** The register is back: what waits for the next turn is asked about now. */
  askSoon(): void;
  /** A receipt that was not issued; or one only a person can decide, for example after the drive was exchanged. */
  cancel(receiptId: string): void;
  /**
   * The manager has the paper of a receipt only a person can decide: its QR is the proof. Refused unless drive, sum and
   * kind are this receipt's and the document is later than the plan.
   */
  recordPaper(receiptId: string, qr: ReceiptQr | null): Promise<void>;
  /** The receipt that waits for its paper and whose paper this is; undefined where it is none's. */
  findByPaper(qr: ReceiptQr): string | undefined;
  /** takes in what an earlier process left */
  load(): void;
  stop(): void;
}

export interface HeldParts {
  ledger: Ledger;
  desk: Pick<RegisterDesk, 'alone'>;
  clock: Clock;
  timers: Timers;
  pause: (ms: number) => Promise<void>;
  log: Log;
  sale: Sale;
  finish: FinishReceipt;
  incidents: Incidents;
  onChange: () => void;
}

/** Back-off of the questions, for ever: silence is not a verdict (fiscal-printer section 7.2 step 1). */
const ASK_MS = { first: 300, longest: 5_000 };

export function createHeldReceipts(parts: HeldParts): HeldReceipts {
  const { ledger, desk, clock, timers, sale } = parts;
  const entries = new Map<string, Entry>();
  let cancelTimer: (() => void) | null = null;
  let waitMs = ASK_MS.first;
  let isStopped = false;

  return {
    views: () => [...entries.values()].map(viewOf),
    hasUndecided: () => [...entries.values()].some(({ state }) => state !== 'notIssued'),
    hold(plan, state) {
      entries.set(plan.receiptId, { plan, state });
      waitMs = ASK_MS.first;
      parts.onChange();
      askLater();
    },
    takeForPrint(receiptId) {
      return get(receiptId, 'notIssued', 'notRecorded').plan;
    },
    release(receiptId) {
      if (entries.delete(receiptId)) parts.onChange();
    },
    async recheck(receiptId) {
      const entry = get(receiptId);
      if (entry.state !== 'notIssued' && entry.state !== 'notRecorded') await ask(entry);
    },
    askSoon() {
      // no timer while a question is under way: that one gets the answer
      if (cancelTimer === null) return;
      cancelTimer();
      cancelTimer = null;
      waitMs = ASK_MS.first;
      askLater();
    },
    cancel(receiptId) {
      const { plan, state } = get(receiptId, 'notIssued', 'notRecorded', 'driveChanged');
      if (isAtRegister(plan)) throw new TillError('PAYMENT_IN_PROGRESS');
      if (state === 'driveChanged')
        parts.incidents.note(plan, { stage: 'DECIDED', words: 'by a person: there is no paper' });
      ledger.cancelReceipt(plan.receiptId, state === 'driveChanged' ? 'cashier' : 'notIssued', clock.now());
      entries.delete(receiptId);
      sale.apply({ type: 'receiptCancelled', receiptId: plan.receiptId, at: clock.now() });
      parts.onChange();
    },
    async recordPaper(receiptId, qr) {
      const entry = get(receiptId, 'driveChanged');
      const { plan } = entry;
      if (qr === null || !isPaperOf(plan, qr)) throw new TillError('PAPER_NOT_OURS');
      const change = plan.payments.cash + plan.payments.card - totalOf(plan);
      const { fn, fd, fpd, dateTime } = qr;
      parts.incidents.note(plan, { stage: 'DECIDED', words: `by its paper: document ${fd}` });
      await parts.finish(plan, { fn, fd, fpd, dateTime, change });
      entries.delete(receiptId);
      parts.onChange();
    },
    findByPaper: (qr) =>
      [...entries.values()].find(({ plan, state }) => state === 'driveChanged' && isPaperOf(plan, qr))?.plan.receiptId,
    load() {
      for (const { plan, state } of ledger.undecidedReceipts()) {
        entries.set(plan.receiptId, {
          plan,
          state: state === 'notIssued' || state === 'notRecorded' ? state : 'checking',
        });
      }
      askLater(0);
    },
    stop() {
      isStopped = true;
      cancelTimer?.();
    },
  };

  function get(receiptId: string, ...states: HeldState[]): Entry {
    const entry = entries.get(receiptId);
    if (entry === undefined) throw new TillError('NOT_NOW');
    if (states.length > 0 && !states.includes(entry.state)) throw new TillError('RECEIPT_UNDECIDED');
    return entry;
  }

  /** It is being printed again: a document may come of it at any moment. */
  function isAtRegister({ receiptId }: PlannedReceipt): boolean {
    const state = sale.state();
    return state.phase === 'fiscalising' && state.receiptId === receiptId;
  }

  /** A changed drive waits for a person; only silence and the first question are asked about by themselves. */
  function isAsking({ state }: Entry): boolean {
    return state === 'checking' || state === 'silent';
  }

  function askLater(ms: number = waitMs): void {
    if (isStopped || cancelTimer !== null || ![...entries.values()].some(isAsking)) return;
    cancelTimer = timers.after(ms, () => {
      cancelTimer = null;
      waitMs = Math.min(waitMs * 2, ASK_MS.longest);
      askAll()
        .catch((error: unknown) => parts.log.error('asking about a receipt failed', error))
        .finally(() => askLater());
    });
  }

  async function askAll(): Promise<void> {
    for (const entry of [...entries.values()].filter(isAsking)) await ask(entry);
  }

  async function ask(entry: Entry): Promise<void> {
    const { plan } = entry;
    const verdict = await desk.alone((register) => askOnce(plan, { register, clock, pause: parts.pause }));
    noteVerdict(parts.incidents, plan, verdict);
    if (entries.get(plan.receiptId) !== entry) return;
    await settle(entry, verdict);
    parts.onChange();
  }

  async function settle(entry: Entry, verdict: Verdict): Promise<void> {
    const { plan } = entry;
    switch (verdict.end) {
      case 'issued':
        await parts.finish(plan, verdict.fiscal);
        entries.delete(plan.receiptId);
        return;
      case 'notIssued':
        ledger.markReceipt(plan.receiptId, 'notIssued');
        entry.state = 'notIssued';
        return;
      case 'silent':
        entry.state = 'silent';
        return;
      // The screen has one state for «a person must decide», whichever way the facts fail to meet.
      case 'driveChanged':
      case 'undecidable':
        entry.state = 'driveChanged';
        return;
    }
  }
}

function isPaperOf(plan: PlannedReceipt, qr: ReceiptQr): boolean {
  const { counters, fiscal } = plan;
  const isSame = qr.operation === fiscal.operation && qr.sumKopecks === totalOf(plan);
  return isSame && qr.fn === counters.fn && qr.fd > counters.lastFd;
}

function viewOf({ plan, state }: Entry): HeldReceiptView {
  const { receiptId, number, kind, payments, plannedAt } = plan;
  return {
    receiptId,
    number,
    kind,
    total: totalOf(plan),
    cash: kopecks(payments.cash),
    card: kopecks(payments.card),
    certificates: kopecks(payments.certificates.reduce((sum, { amount }) => sum + amount, 0)),
    since: instant(plannedAt),
    state,
  };
}
