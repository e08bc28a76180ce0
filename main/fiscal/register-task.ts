/** A shift report or a move of cash that was begun: kept on disk until the register itself has told its end. */
import { FiscalError } from '../../native/fiscal/port.ts';
import { cashOutcome } from '../../native/fiscal/index.ts';
import type { CashFacts, CashMove, FiscalRegister } from '../../native/fiscal/port.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Ledger } from '../store/types.ts';

export interface ReportTask {
  kind: 'openShift' | 'closeShift';
  begunAt: Instant;
  fn: string;
  /** last fiscal document before it */
  lastFd: number;
  /** of the shift before it */
  shiftNumber: number;
}

export interface CashTask extends CashMove {
  kind: 'moveCash';
  begunAt: Instant;
  before: CashFacts;
}

export type RegisterTask = ReportTask | CashTask;

export type TaskEnd =
  | { end: 'reported'; shiftNumber: number; fd: number }
  | { end: 'moved' }
  | { end: 'notDone' }
  /** another drive, or registers that contradict each other: support compares the Z report with the till's list */
  | { end: 'undecidable' };

export const TASK_SETTING = 'register.task';

export function findTask(ledger: Pick<Ledger, 'readSetting'>): RegisterTask | null {
  const text = ledger.readSetting(TASK_SETTING) ?? '';
  return text === '' ? null : (JSON.parse(text) as RegisterTask);
}

/** What the register looks like right before the command is sent. */
export async function beginReport(
  register: FiscalRegister,
  kind: ReportTask['kind'],
  begunAt: Instant,
): Promise<ReportTask> {
  const { fn, lastFd, shiftNumber } = await register.readCounters();
  return { kind, begunAt, fn, lastFd, shiftNumber };
}

export async function beginCash(register: FiscalRegister, move: CashMove, begunAt: Instant): Promise<CashTask> {
  return { kind: 'moveCash', ...move, begunAt, before: await register.readCash(move.direction) };
}

/**
 * Whether it happened, by what the register itself has counted since: nobody is asked, nothing is sent twice. No
 * receipt is begun and no cash moved while a task has no end, so that what has changed is its own doing.
 * Source: fiscal-printer section 7.4.
 *
 * @throws FiscalError `noLink` when the register does not answer: ask again later
 */
export async function askTask(task: RegisterTask, register: FiscalRegister): Promise<TaskEnd> {
  if (task.kind !== 'moveCash') return askReport(task, register);
  const outcome = cashOutcome(task.before, await register.readCash(task.direction), task);
  return { end: outcome === 'contradiction' ? 'undecidable' : outcome === 'moved' ? 'moved' : 'notDone' };
}

/** Codes of FF0Ah. */
const TYPES = { openShift: 2, closeShift: 5 } as const;
const NOT_SUPPORTED = 0x37;

async function askReport(task: ReportTask, register: FiscalRegister): Promise<TaskEnd> {
  const { fn, lastFd, shiftNumber, shiftOpen } = await register.readCounters();
  if (fn !== task.fn || lastFd < task.lastFd) return { end: 'undecidable' };
  for (let fd = lastFd; fd > task.lastFd; fd -= 1) {
    const type = await typeOf(register, fd);
    // A model that cannot tell its documents tells its shift.
    if (type === null && shiftOpen === (task.kind === 'openShift')) return { end: 'reported', shiftNumber, fd };
    if (type === TYPES[task.kind]) return { end: 'reported', shiftNumber, fd };
  }
  return { end: 'notDone' };
}

/** @returns null where the model does not tell */
async function typeOf(register: FiscalRegister, fd: number): Promise<number | null> {
  try {
    return (await register.findDocument(fd))?.type ?? 0;
  } catch (error) {
    if (error instanceof FiscalError && error.deviceCode === NOT_SUPPORTED) return null;
    throw error;
  }
}
