/**
 * The frame of a mechanic: a rule is prepared once per programme into a function that looks at the draft of a quote
 * and says what it would do. Only `quote/apply.ts` changes the draft, so stacking can compare before it applies.
 */
import type { z } from 'zod';
import type { Kopecks, Points } from '../money/units.ts';
import type { Goods } from '../programme/goods.ts';
import type { CommonRule, ruleShape } from '../programme/rule.ts';
import type { Terms } from '../programme/terms.ts';
import type { Draft } from '../quote/draft.ts';
import type { Texts, Wording } from '../quote/format.ts';
import type { AccrualQuote, BenefitQuote, Change, ProgressQuote, RedemptionQuote } from '../quote/types.ts';
import type { Say } from '../words/say.ts';
import type { Note } from './note.ts';

/** The order of evaluation. Source: loyalty-domain section 4. */
export const STAGES = [
  'price',
  'itemDiscount',
  'receiptDiscount',
  'coupon',
  'rounding',
  'redemption',
  'multiplier',
  'accrual',
  'accrualCaps',
  'counters',
  'event',
] as const;
export type Stage = (typeof STAGES)[number];

/** A card or a quest as its mechanic counts it; the frame adds the rule's id and name. */
export type Progress = Omit<ProgressQuote, 'ruleId' | 'name'>;

/** What a rule would do; indices are those of the draft's lines. */
export type Outcome =
  | {
      kind: 'skipped';
      notes: readonly Note[];
      /** Where a card or a quest stands that this receipt does not move. */
      progress?: Progress;
    }
  /** `prices[k]` kopecks is the unit price of line `lines[k]` from now on, if that is less. */
  | { kind: 'priced'; lines: readonly number[]; prices: readonly number[]; notes: readonly Note[] }
  /** `amounts[k]` kopecks off line `lines[k]`, never more than its room; the first note carries their sum. */
  | {
      kind: 'discounted';
      lines: readonly number[];
      amounts: readonly number[];
      notes: readonly Note[];
      changes?: readonly Change[];
      /** Units given for nothing, per line of `lines`: they count for no threshold and earn no stamp. */
      freeUnits?: readonly number[];
      /** The fixed sum that a coupon stands for, also where it gives less here. */
      faceValue?: Kopecks;
      /** Points that the goods of each line of `lines` are taken for. */
      pointsSpent?: readonly Points[];
    }
  /** `money` and `points` per line of `lines`, the goods that take points. */
  | {
      kind: 'redeemed';
      lines: readonly number[];
      money: readonly number[];
      points: readonly number[];
      redemption: RedemptionQuote;
      notes: readonly Note[];
    }
  /** Thousandths by which percent accruals of the lines grow. */
  | { kind: 'multiplied'; lines: readonly number[]; multiplier: number; notes: readonly Note[] }
  /** Points of one rule; `weights` per line of `lines` say how they are spread once all caps have cut. */
  | {
      kind: 'accrued';
      lines: readonly number[];
      weights: readonly number[];
      amount: number;
      limitedBy: AccrualQuote['limitedBy'];
      /** The lines whose sum the threshold looked at, where they are more than `lines`. */
      counted?: readonly number[];
      changes?: readonly Change[];
      /** Only if anything of `amount` is left after all caps. */
      changesIfGiven?: readonly Change[];
      progress?: Progress;
      notes: readonly Note[];
    }
  /** New amounts of the accruals so far, in their order. */
  | {
      kind: 'cut';
      amounts: readonly number[];
      limitedBy: AccrualQuote['limitedBy'];
      /** What the member earns in their life is counted. */
      countsLife: boolean;
      notes: readonly Note[];
    }
  /** What the receipt would change in the books; the frame adds the rule's id and name. */
  | {
      kind: 'counted';
      changes: readonly Change[];
      progress?: Progress;
      benefit?: Omit<BenefitQuote, 'ruleId' | 'name'>;
      notes: readonly Note[];
    };

export type Decide = (draft: Draft) => Outcome;

/** Which lines of the draft, ascending. */
export type LinesOf = (draft: Draft) => readonly number[];

/** What a rule may use while it is prepared. */
export interface Workshop {
  terms: Terms;
  /** Compiles a selector; undefined = all goods. */
  linesOf(goods: Goods | undefined): LinesOf;
  /** The lines a discount may touch now: its goods, less what others protect and what `skipDiscounted` leaves alone. */
  openLinesOf(rule: CommonRule & { goods?: Goods | undefined }): LinesOf;
}

/** What a rule's schema alone cannot see; the path is inside the rule. */
export interface Misfit {
  path: (string | number)[];
  message: Wording;
}

type RuleSchema = z.ZodObject<typeof ruleShape & { kind: z.ZodLiteral<string> } & z.core.$ZodLooseShape>;

export interface Mechanic<S extends RuleSchema = RuleSchema> {
  kind: string;
  stage: Stage;
  /** A programme has at most one rule of this mechanic. */
  isSingle?: boolean;
  /** Speaks also when none of its goods are in the basket: it offers what may still be put there. */
  isOffer?: boolean;
  schema: S;
  check?(rule: z.infer<S>, terms: Terms): Misfit[];
  prepare(rule: z.infer<S>, workshop: Workshop): Decide;
  /** What the rule gives, as a part of a sentence after its name; who and when is the frame's to say. */
  words(rule: z.infer<S>, say: Say): string;
  /** Russian and English by explanation code. */
  texts: Texts;
}

/** Keeps the schema's own type while holding a mechanic to the frame. */
export const defineMechanic = <S extends RuleSchema>(mechanic: Mechanic<S>): Mechanic<S> => mechanic;
