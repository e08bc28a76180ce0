import { FiscalError } from '../../native/fiscal/port.ts';
import type { FiscalisedReceipt, FiscalRegister, ReceiptStage } from '../../native/fiscal/port.ts';
import type { Clock, CrashPoint, Hooks } from '../checkout/ports.ts';
import type { Progress } from '../checkout/state.ts';
import type { JournalPlan, Ledger } from '../store/types.ts';
import { noteVerdict } from './incidents.ts';
import type { Incidents } from './incidents.ts';
import { askOnce } from './recover.ts';
import type { Verdict } from './recover.ts';
import type { RegisterDesk } from './register-desk.ts';

/** A receipt is rebuilt by itself at most so often; then the cashier chooses. Source: fiscal-printer section 7.2 step 7. */
const ATTEMPTS_MAX = 3;

export type JobEnd =
  | { end: 'issued'; fiscal: FiscalisedReceipt }
  /** nothing was issued and the register said why */
  | { end: 'refused'; error: FiscalError }
  /** nothing was issued, and trying again did not help */
  | { end: 'notIssued' }
  /** the register said done, and its fiscal drive has nothing: sales stop */
  | { end: 'notRecorded' }
  | { end: 'unclear'; verdict: Exclude<Verdict, { end: 'issued' | 'notIssued' }>['end'] };

export interface IssueParts {
  desk: Pick<RegisterDesk, 'alone'>;
  ledger: Pick<Ledger, 'markReceipt' | 'replanReceipt'>;
  clock: Clock;
  pause: (ms: number) => Promise<void>;
  onProgress: (progress: Progress) => void;
  hooks: Hooks;
  incidents: Incidents;
}

/** Takes one planned receipt to the register and stays with it until it has an end there, or the register is silent. */
export function issueReceipt(plan: JournalPlan, parts: IssueParts): Promise<JobEnd> {
  return parts.desk.alone(async (register): Promise<JobEnd> => {
    const { ledger, clock, pause, onProgress, incidents } = parts;
    const report = progressOf(plan, parts);
    for (let attempt = 1; ; attempt += 1) {
      let answeredDone = false;
      try {
        return { end: 'issued', fiscal: await register.registerReceipt(plan.fiscal, report) };
      } catch (error) {
        if (!(error instanceof FiscalError)) throw error;
        if (error.kind !== 'unknown') return { end: 'refused', error };
        answeredDone = error.deviceCode === 0;
        incidents.note(plan, { stage: 'UNKNOWN', words: error.message });
      }
      ledger.markReceipt(plan.receiptId, 'unknown');
      onProgress({ stage: 'checking', done: 0, of: 0 });
      const verdict = await askOnce(plan, { register, clock, pause });
      noteVerdict(incidents, plan, verdict);
      if (verdict.end === 'issued') return verdict;
      if (verdict.end !== 'notIssued') return { end: 'unclear', verdict: verdict.end };
      const refusal = lateRefusal(register, plan);
      if (refusal !== null) return { end: 'refused', error: refusal };
      if (answeredDone) return { end: 'notRecorded' };
      if (attempt >= ATTEMPTS_MAX) return { end: 'notIssued' };
      plan = { ...plan, counters: await register.readCounters(), plannedAt: clock.now() };
      ledger.replanReceipt(plan.receiptId, plan.counters, plan.plannedAt);
    }
  });
}

/**
 * The register's no, met on the way to a later command: trying again would be refused again, and the cashier is told
 * why. A yes is not needed: the fiscal drive has said so already. Source: fiscal-printer section 7.2 step 2.
 */
function lateRefusal(register: FiscalRegister, { receiptId }: JournalPlan): FiscalError | null {
  const late = register.takeLateClose();
  if (late === null || late.receiptId !== receiptId || !('deviceCode' in late.outcome)) return null;
  const { deviceCode } = late.outcome;
  return new FiscalError('refused', 'the close was refused, and its answer came late', { deviceCode });
}

const CRASH_POINTS: Readonly<Partial<Record<ReceiptStage, CrashPoint>>> = {
  opening: 'C03',
  line: 'C03',
  closing: 'C04',
};

function progressOf({ fiscal }: JournalPlan, { onProgress, hooks }: IssueParts) {
  const of = fiscal.lines.length;
  return (stage: ReceiptStage, index: number) => {
    const point = CRASH_POINTS[stage];
    if (point !== undefined) void hooks(point);
    if (stage === 'opening') onProgress({ stage: 'preparing', done: 0, of });
    if (stage === 'line') onProgress({ stage: 'lines', done: index + 1, of });
    if (stage === 'closing') onProgress({ stage: 'closing', done: of, of });
    if (stage === 'closed') onProgress({ stage: 'printing', done: of, of });
  };
}
