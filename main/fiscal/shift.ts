import { TillError } from '../../contract/errors/catalogue.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import type { Instant, Kopecks } from '../../loyalty/index.ts';
import { FiscalError } from '../../native/fiscal/port.ts';
import type { Cashier, FiscalRegister } from '../../native/fiscal/port.ts';
import type { Clock, Log } from '../checkout/ports.ts';
import type { Ledger } from '../store/types.ts';
import { asTillError } from './errors.ts';
import type { RegisterDesk } from './register-desk.ts';
import { TASK_SETTING, askTask, beginCash, beginReport, findTask } from './register-task.ts';
import type { RegisterTask, TaskEnd } from './register-task.ts';

export interface Shift {
  open(): Promise<void>;
  /** Z report */
  close(): Promise<void>;
  /** Makes no document and moves no cash: one that may or may not have been printed is harmless. */
  printXReport(): Promise<void>;
  moveCash(direction: 'in' | 'out', amount: Kopecks): Promise<void>;
  /** when this till opened the shift of that number; null for a shift it did not open */
  openedAt(shiftNumber: number): Instant | null;
  /** The register answers again: what was begun and has no end gets it, before anything else is done there. */
  settle(): void;
}

export interface ShiftParts {
  desk: RegisterDesk;
  ledger: Ledger;
  clock: Clock;
  /** the store's wall clock, `2026-11-22T14:05:00` */
  wallClock: () => string;
  log: Log;
  locale: () => Locale;
  cashier: Cashier;
  /** throws while a sale is on the screen or a receipt has no end */
  assertIdle: () => void;
  /** something was appended to the queue */
  onAppended: () => void;
}

const OPENED_SETTING = 'shift.opened';

/**
 * The shift of the register and the cash in its drawer. Each command is on disk before it is sent and ends with its
 * operation in one commit; one whose end is unclear is decided by the register's own counters, also after a restart.
 */
export function createShift(parts: ShiftParts): Shift {
  const { desk, ledger, clock } = parts;
  return {
    async open() {
      await desk.refresh().catch(rethrow);
      const mode = desk.facts().status?.mode;
      if (mode === 'shiftOpen') throw new TillError('FISCAL_SHIFT_OPEN');
      if (mode === 'shiftExpired') throw new TillError('FISCAL_SHIFT_EXPIRED');
      await run(async (register) => {
        await setClockRight(register, parts.wallClock());
        await register.nameCashier(parts.cashier.name, parts.cashier.inn);
        await carryOut(register, await beginReport(register, 'openShift', clock.now()), () => register.openShift());
      });
    },
    async close() {
      parts.assertIdle();
      await run(async (register) => {
        await register.nameCashier(parts.cashier.name, parts.cashier.inn);
        await carryOut(register, await beginReport(register, 'closeShift', clock.now()), () => register.closeShift());
      });
    },
    async printXReport() {
      await run(async (register) => {
        await register.nameCashier(parts.cashier.name, parts.cashier.inn);
        await register.printXReport();
      });
    },
    moveCash(direction, amount) {
      return run(async (register) => {
        const task = await beginCash(register, { direction, amount }, clock.now());
        await carryOut(register, task, () => register.moveCash(direction, amount));
      });
    },
    openedAt(shiftNumber) {
      const [number, at] = (ledger.readSetting(OPENED_SETTING) ?? '').split(' ').map(Number);
      return number === shiftNumber && at !== undefined && Number.isSafeInteger(at) ? instant(at) : null;
    },
    settle() {
      if (findTask(ledger) === null) return;
      run(async () => undefined).catch((error: unknown) => {
        if (!(error instanceof TillError)) parts.log.error('a shift or cash command could not be settled', error);
      });
    },
  };

  /** One job, after the end of one that an earlier process or a broken line left, then a look at the register. */
  async function run<T>(job: (register: FiscalRegister) => Promise<T>): Promise<T> {
    const result = await desk
      .alone(async (register) => {
        const left = findTask(ledger);
        if (left !== null) end(left, await askTask(left, register));
        return job(register);
      })
      .catch(rethrow);
    await desk.refresh().catch(ignoreSilence);
    return result;
  }

  /** Whatever the command said, its end is what the register has counted. */
  async function carryOut(
    register: FiscalRegister,
    task: RegisterTask,
    command: () => Promise<unknown>,
  ): Promise<void> {
    ledger.writeSetting(TASK_SETTING, JSON.stringify(task));
    const failure = await command().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    const what = await askTask(task, register).catch((error: unknown) => {
      throw failure ?? error;
    });
    end(task, what);
    if (what.end === 'reported' || what.end === 'moved') return;
    throw failure ?? new FiscalError('unknown', `${task.kind}: done, and the register has counted nothing`);
  }

  /** Operation, the end of the task, and what the screen remembers of the shift: one commit. */
  function end(task: RegisterTask, what: TaskEnd): void {
    const over = { [TASK_SETTING]: '' };
    const [at, happenedAt] = [clock.now(), task.begunAt];
    if (what.end === 'reported') {
      const { shiftNumber: shift, fd } = what;
      if (task.kind === 'openShift') {
        const opened = { ...over, [OPENED_SETTING]: `${shift} ${happenedAt}` };
        ledger.append('shiftOpened', { shift, instant: happenedAt, fd }, at, opened);
      } else {
        ledger.append('shiftClosed', { shift, instant: happenedAt, fd }, at, over);
      }
    } else if (what.end === 'moved' && task.kind === 'moveCash') {
      const { direction, amount } = task;
      ledger.append('cashMoved', { direction, amount: kopecks(amount), instant: happenedAt }, at, over);
    } else {
      if (what.end === 'undecidable') parts.log.error(`the end of ${task.kind} cannot be told`, task);
      ledger.writeSetting(TASK_SETTING, '');
      return;
    }
    parts.onAppended();
  }

  function rethrow(error: unknown): never {
    throw asTillError(error, parts.locale());
  }
}
/** Differences of seconds are nobody's business; one of hours may be the till's own mistake, and a person looks first. */
const DRIFT_S = { least: 60, most: 3600 };

/** Only between shifts, and never to a time the register itself refuses: then the shift opens on its own clock. */
async function setClockRight(register: FiscalRegister, local: string): Promise<void> {
  const { driftSeconds, maySet } = await register.checkClock(local);
  const drift = Math.abs(driftSeconds);
  if (!maySet || drift < DRIFT_S.least || drift > DRIFT_S.most) return;
  try {
    await register.setClock(local);
  } catch (error) {
    if (!(error instanceof FiscalError) || error.kind !== 'refused') throw error;
  }
}

/** The job is done; a register that falls silent after it shows in its own state. */
function ignoreSilence(error: unknown): void {
  if (!(error instanceof FiscalError)) throw error;
}
