import { driveProblem } from './errors.ts';
import { FiscalError } from '../../native/fiscal/port.ts';
import type { DriveHealth, FiscalRegister, RegisterIdentity, RegisterStatus } from '../../native/fiscal/port.ts';
import type { Log, Timers } from '../checkout/ports.ts';

export interface RegisterFacts {
  /** null until the register has answered, and while it is gone */
  identity: RegisterIdentity | null;
  status: RegisterStatus | null;
  shiftNumber: number | null;
  /** read at connection, when the shift changes and now and then; null where there is no fiscal drive, and before */
  drive: DriveHealth | null;
  /** the register's clock minus the store's, read with the drive */
  driftSeconds: number;
  /** something of ours is running on it */
  isBusy: boolean;
  /** it was looked for and not found; false until the first look is over */
  isGone: boolean;
}

/**
 * The register as the till holds it: connected whenever it can be, asked how it is while idle, and lent to one job at
 * a time. Losing it is a normal event; it is looked for until it is back.
 */
export interface RegisterDesk {
  start(): void;
  stop(): Promise<void>;
  facts(): RegisterFacts;
  /** Runs a job alone on the register; jobs queue. The job's own rejection passes through. */
  alone<T>(job: (register: FiscalRegister) => Promise<T>): Promise<T>;
  /** Reads how the register is now, connecting first where it was gone. */
  refresh(): Promise<void>;
}

export interface DeskParts {
  register: FiscalRegister;
  timers: Timers;
  log: Log;
  /** the store's wall clock, `2026-11-22T14:05:00`: the one a register is to show */
  wallClock: () => string;
  onChange: (before: RegisterFacts) => void;
}

/**
 * A cover or a roll is noticed within a second while nothing happens, and within 150 ms while something prints or waits
 * to be put right; the question costs 12 ms of a serial line.
 */
const POLL_MS = { idle: 1_000, unsettled: 50 };
/**
 * Documents leave for the data operator and clocks drift while a shift lasts; the six questions cost 80 ms. One whose
 * drive takes nothing is asked at each look, so that the till sells again as soon as it may.
 */
const HEALTH_EVERY_MS = 600_000;
/** Back-off of a lost register. Source: fiscal-printer section 7.2 step 1. */
const RETRY_MS = { first: 300, longest: 5_000 };

export function createRegisterDesk(parts: DeskParts): RegisterDesk {
  const { register, timers, log, wallClock, onChange } = parts;
  let facts: RegisterFacts = {
    ...{ identity: null, status: null, shiftNumber: null, drive: null, driftSeconds: 0 },
    ...{ isBusy: false, isGone: false },
  };
  let tail: Promise<unknown> = Promise.resolve();
  let jobs = 0;
  let retryMs = RETRY_MS.first;
  let cancelTimer = () => {};
  let isHealthFresh = false;
  let cancelAgeing = () => {};
  let isRunning = false;

  register.onLink((state) => {
    if (state === 'down') lose();
  });

  return {
    start() {
      isRunning = true;
      lookLater(0);
    },
    async stop() {
      isRunning = false;
      cancelTimer();
      cancelAgeing();
      // A look at a register that says nothing takes 5 s to give up. A job is let end: it may be printing a receipt.
      if (jobs === 0) await register.disconnect();
      await tail.catch(() => undefined);
      await register.disconnect();
    },
    facts: () => facts,
    alone: (job) => alone(job),
    async refresh() {
      await alone(look, { isQuiet: true });
      lookLater(pollMs());
    },
  };

  function alone<T>(job: (register: FiscalRegister) => Promise<T>, { isQuiet = false } = {}): Promise<T> {
    const run = async () => {
      try {
        return await job(register);
      } catch (error) {
        if (error instanceof FiscalError && error.kind === 'noLink') lose();
        throw error;
      } finally {
        if (!isQuiet) busy(-1);
      }
    };
    if (!isQuiet) busy(1);
    const done = tail.then(run, run);
    tail = done.catch(() => undefined);
    return done;
  }

  function busy(change: 1 | -1): void {
    jobs += change;
    set({ isBusy: jobs > 0 });
  }

  function set(change: Partial<RegisterFacts>): void {
    const before = facts;
    facts = { ...facts, ...change };
    if (JSON.stringify(facts) !== JSON.stringify(before)) onChange(before);
  }

  function lose(): void {
    if (!facts.isGone) set({ identity: null, status: null, isGone: true });
  }

  function lookLater(afterMs: number): void {
    cancelTimer();
    if (!isRunning) return;
    cancelTimer = timers.after(afterMs, () => {
      lookNow().then(lookLater, (error: unknown) => {
        log.error('looking at the register failed', error);
        lookLater(RETRY_MS.longest);
      });
    });
  }

  function pollMs(): number {
    const { status } = facts;
    const isSettled = status === null || (status.paper === 'ready' && !status.coverOpen);
    return isSettled ? POLL_MS.idle : POLL_MS.unsettled;
  }

  /** @returns when to look again, ms */
  async function lookNow(): Promise<number> {
    if (jobs > 0) return POLL_MS.idle;
    try {
      await alone(look, { isQuiet: true });
      retryMs = RETRY_MS.first;
      return pollMs();
    } catch (error) {
      if (!(error instanceof FiscalError)) throw error;
      lose();
      const waitMs = retryMs;
      retryMs = Math.min(retryMs * 2, RETRY_MS.longest);
      return waitMs;
    }
  }

  function look(): Promise<void> {
    return facts.identity === null ? register.connect().then(read) : read(facts.identity);
  }

  /** Whoever listens hears of a register that is back only when it has told how it is. */
  async function read(identity: RegisterIdentity): Promise<void> {
    let status = await register.readStatus();
    const isSameShift = facts.shiftNumber !== null && status.mode === facts.status?.mode;
    if (status.paper === 'waitsForContinue') {
      // Put right already, which the screen shows before the document has been printed to its end.
      set({ identity, status, isGone: false });
      await register.settle();
      status = await register.readStatus();
    }
    const shiftNumber = isSameShift ? facts.shiftNumber : (await register.readCounters()).shiftNumber;
    const health =
      isSameShift && isHealthFresh && driveProblem(facts.drive, 'ru') === null ? {} : await readHealth(identity);
    set({ identity, status, shiftNumber, ...health, isGone: false });
  }

  /** What warns of trouble to come; a register that does not tell is used all the same. */
  async function readHealth({ isFiscal }: RegisterIdentity): Promise<Pick<RegisterFacts, 'drive' | 'driftSeconds'>> {
    const { driftSeconds } = await register.checkClock(wallClock());
    const drive = isFiscal ? await register.readDrive().catch(orNotTold) : null;
    isHealthFresh = true;
    cancelAgeing();
    cancelAgeing = timers.after(HEALTH_EVERY_MS, () => void (isHealthFresh = false));
    return { drive, driftSeconds };
  }
}

function orNotTold(error: unknown): null {
  if (error instanceof FiscalError && error.kind === 'refused') return null;
  throw error;
}
