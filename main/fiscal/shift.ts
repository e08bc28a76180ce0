import { TillError } from '../../contract/errors/catalogue.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import type { Instant, Kopecks } from '../../loyalty/index.ts';
import { FiscalError } from '../../native/fiscal/port.ts';
import type { Cashier, FiscalRegister } from '../../native/fiscal/port.ts';
import type { Clock } from '../checkout/ports.ts';
import type { Ledger } from '../store/types.ts';
import { asTillError } from './errors.ts';
import { localTime } from './local-time.ts';
import type { RegisterDesk } from './register-desk.ts';

export interface Shift {
  open(): Promise<void>;
  /** Z report */
  close(): Promise<void>;
  printXReport(): Promise<void>;
  moveCash(direction: 'in' | 'out', amount: Kopecks): Promise<void>;
  /** when this till opened the shift of that number; null for a shift it did not open */
  openedAt(shiftNumber: number): Instant | null;
}

export interface ShiftParts {
  desk: RegisterDesk;
  ledger: Ledger;
  clock: Clock;
  locale: Locale;
  cashier: Cashier;
  /** throws while a sale is on the screen or a receipt has no end */
  assertIdle: () => void;
  /** something was appended to the queue */
  onAppended: () => void;
}

const OPENED_SETTING = 'shift.opened';

/** The shift of the register and the cash in its drawer; what happened is appended as an operation. */
export function createShift(parts: ShiftParts): Shift {
  const { desk, ledger, clock } = parts;
  return {
    async open() {
      await desk.refresh().catch(rethrow);
      const mode = desk.facts().status?.mode;
      if (mode === 'shiftOpen') throw new TillError('FISCAL_SHIFT_OPEN');
      if (mode === 'shiftExpired') throw new TillError('FISCAL_SHIFT_EXPIRED');
      const { shiftNumber, fd } = await run(async (register) => {
        await setClockRight(register, localTime(clock.now()));
        await register.nameCashier(parts.cashier.name, parts.cashier.inn);
        return register.openShift();
      });
      const at = clock.now();
      ledger.append('shiftOpened', { shift: shiftNumber, instant: at, fd }, at);
      ledger.writeSetting(OPENED_SETTING, `${shiftNumber} ${at}`);
      parts.onAppended();
    },
    async close() {
      parts.assertIdle();
      const { shiftNumber, fd } = await run(async (register) => {
        await register.nameCashier(parts.cashier.name, parts.cashier.inn);
        return register.closeShift();
      });
      const at = clock.now();
      ledger.append('shiftClosed', { shift: shiftNumber, instant: at, fd }, at);
      parts.onAppended();
    },
    printXReport: () => run((register) => register.printXReport()),
    async moveCash(direction, amount) {
      await run((register) => register.moveCash(direction, amount));
      const at = clock.now();
      ledger.append('cashMoved', { direction, amount: kopecks(amount), instant: at }, at);
      parts.onAppended();
    },
    openedAt(shiftNumber) {
      const [number, at] = (ledger.readSetting(OPENED_SETTING) ?? '').split(' ').map(Number);
      return number === shiftNumber && at !== undefined && Number.isSafeInteger(at) ? instant(at) : null;
    },
  };

  /** One job, then a look at what it made of the register. */
  async function run<T>(job: (register: FiscalRegister) => Promise<T>): Promise<T> {
    const result = await desk.alone(job).catch(rethrow);
    await desk.refresh().catch(ignoreSilence);
    return result;
  }

  function rethrow(error: unknown): never {
    throw asTillError(error, parts.locale);
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
