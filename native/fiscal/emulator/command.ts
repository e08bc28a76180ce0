/** The shape of one command of the register; commands/index.ts lists them all. Source: fiscal-printer section 4. */
import type { BodyReader } from './bytes.ts';
import type { LocalMs } from './clock.ts';
import type { RegisterState } from './state.ts';

/** What the world outside sees besides the answer and the paper. */
export type Effect = 'beep' | 'drawer';

export interface CommandContext {
  /** the command's own copy; thrown away when it refuses */
  readonly state: RegisterState;
  /** stands after the password */
  readonly body: BodyReader;
  /** row of table 2: 1..30; 0 where the command has no password */
  readonly operator: number;
  /** the register's own clock */
  readonly now: LocalMs;
  /** the host's clock, which the register's offset is measured from */
  readonly hostNow: LocalMs;
  readonly effects: Effect[];
}

type Privilege = 'none' | 'operator' | 'administrator' | 'system';

export interface Command {
  readonly code: number;
  readonly name: string;
  /** body bytes, everything counted: exact, or least and most */
  readonly length: number | readonly [number, number];
  readonly who: Privilege;
  /** low nibbles of the modes it works in; absent = any */
  readonly modes?: readonly number[];
  /** in mode 4 it opens the shift first, on models that do so by themselves; on others mode 4 is refused */
  readonly opensShift?: true;
  /** sharper errors than 73h by mode */
  readonly refusals?: Readonly<Record<number, number>>;
  /** moves paper or starts a document: needs submode 0 */
  readonly prints?: true;
  /** changes nothing worth writing to disk */
  readonly reads?: true;
  /** @returns the answer after the error byte; throws Refusal */
  readonly run: (context: CommandContext) => readonly number[];
}

/** Modes 2, 3, 4, 9: everything but an open receipt. */
export const OUTSIDE_RECEIPT = [2, 3, 4, 9] as const;
