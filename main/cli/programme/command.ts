import type { ParseArgsOptionsConfig } from 'node:util';
import type { Locale, Wording } from '../../../loyalty/index.ts';

/** What every command is given. */
export interface Asked {
  files: readonly string[];
  /** The values of the command's own options. */
  options: Readonly<Record<string, string | boolean | undefined>>;
  locale: Locale;
  /** Results, whole lines. */
  out: (text: string) => void;
  /** Words for people. */
  say: (text: string) => void;
}

/** One command of `npm run programme`. */
export interface Command {
  /** As after its name: `FILE --basket BASKET.json` */
  usage: string;
  about: string;
  /** How many files it takes. */
  files: { min: number; max: number };
  options: ParseArgsOptionsConfig;
  /** @returns the exit status; throws {@link Refusal} or {@link WrongUse} */
  run(asked: Asked): number | Promise<number>;
}

/** The command was asked for what it does not do. Exit status 2. */
export class WrongUse extends Error {
  readonly wording: Wording;
  constructor(wording: Wording) {
    super(wording.en);
    this.wording = wording;
  }
}

/** What was given cannot be worked with. Exit status 1. */
export class Refusal extends Error {
  readonly wording: Wording;
  constructor(wording: Wording) {
    super(wording.en);
    this.wording = wording;
  }
}
