/** What the till has said so far, as one value: a pure reducer over its stream. */
import type { WordKey } from '../commands/command.ts';
import type { ReturnView, SaleView, Signal, StatusView, TillEvent } from '../../contract/till/views.ts';

/** What the till says, and what the screen says of itself. */
export type Message =
  NonNullable<Signal['message']> | { kind: 'info'; key: WordKey; params: Record<string, string | number> };

export interface Notice {
  message: Message;
  /** the same failure again does not pile up: it counts */
  times: number;
}

export interface TillState {
  link: 'connecting' | 'open' | 'lost';
  sale: SaleView | null;
  status: StatusView | null;
  /** goods on their way back; null = no return is open */
  returning: ReturnView | null;
  /** in training: the last print that was no receipt */
  paper: readonly string[] | null;
  /** `performance.now()` when the status came: the clock on the screen runs on from `status.now` */
  statusAt: number;
  notice: Notice | null;
}

export const NOTHING_SAID: TillState = {
  link: 'connecting',
  sale: null,
  status: null,
  returning: null,
  paper: null,
  statusAt: 0,
  notice: null,
};

export function receive(state: TillState, event: TillEvent, at: number): TillState {
  switch (event.type) {
    case 'sale':
      return { ...state, sale: event.sale };
    case 'status':
      return { ...state, status: event.status, statusAt: at, notice: stillTrue(state, event.status) };
    case 'return':
      return { ...state, returning: event.returning };
    case 'paper':
      return { ...state, paper: event.lines };
    case 'signal':
      return { ...state, notice: notify(state.notice, event.signal.message) };
  }
}

const OF_A_LOST_REGISTER: readonly string[] = ['pay.register', 'menu.registerGone'];

/** What was said of the register's trouble goes when the trouble does. */
function stillTrue({ notice, status }: TillState, now: StatusView): Notice | null {
  const past = status?.register.problem;
  if (!notice || !past || past.code === now.register.problem?.code) return notice;
  const { message } = notice;
  const isOver = message.kind === 'error' ? message.error.code === past.code : OF_A_LOST_REGISTER.includes(message.key);
  return isOver ? null : notice;
}

/** Every signal has the last word: one without a message clears the line. */
export function notify(before: Notice | null, message: Message | null): Notice | null {
  if (!message) return null;
  const same = before !== null && JSON.stringify(before.message) === JSON.stringify(message);
  return { message, times: same ? before.times + 1 : 1 };
}

/** Store time now, UTC ms: what the till said last plus what has passed since. */
export function storeNow(state: Pick<TillState, 'status' | 'statusAt'>, at: number): number {
  return state.status ? state.status.now + Math.max(0, Math.floor(at - state.statusAt)) : 0;
}
