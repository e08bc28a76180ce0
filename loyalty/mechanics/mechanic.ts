/**
 * The frame of a mechanic: a rule is prepared once per programme into a function that looks at the draft of a quote
 * and says what it would do. Only `quote/apply.ts` changes the draft, so stacking can compare before it applies.
 */
import type { z } from 'zod';
import type { Goods, GoodsId } from '../programme/goods.ts';
import type { ruleShape } from '../programme/rule.ts';
import type { Terms } from '../programme/terms.ts';
import type { Draft } from '../quote/draft.ts';
import type { Texts } from '../quote/format.ts';
import type { AccrualQuote, RedemptionQuote } from '../quote/types.ts';

/** The order of evaluation. Source: loyalty-domain section 4. */
export const STAGES = ['itemDiscount', 'receiptDiscount', 'redemption', 'accrual', 'accrualCaps'] as const;
export type Stage = (typeof STAGES)[number];

/** An explanation before the frame adds the rule it came from. */
export interface Note {
  code: string;
  amount: number | null;
  params: Readonly<Record<string, string | number>>;
}

/** What a rule would do; indices are those of the draft's lines. */
export type Outcome =
  | { kind: 'skipped'; notes: readonly Note[] }
  /** `amounts[k]` kopecks off line `lines[k]`, never more than its room. */
  | { kind: 'discounted'; lines: readonly number[]; amounts: readonly number[]; notes: readonly Note[] }
  /** `money` and `points` per line of `lines`, the goods that take points. */
  | {
      kind: 'redeemed';
      lines: readonly number[];
      money: readonly number[];
      points: readonly number[];
      redemption: RedemptionQuote;
      notes: readonly Note[];
    }
  /** Points of one rule; `weights` per line of `lines` say how they are spread once all caps have cut. */
  | {
      kind: 'accrued';
      lines: readonly number[];
      weights: readonly number[];
      amount: number;
      limitedBy: AccrualQuote['limitedBy'];
      notes: readonly Note[];
    }
  /** New amounts of the accruals so far, in their order. */
  | { kind: 'cut'; amounts: readonly number[]; limitedBy: AccrualQuote['limitedBy']; notes: readonly Note[] };

export type Decide = (draft: Draft) => Outcome;

/** What a rule may use while it is prepared. */
export interface Workshop {
  terms: Terms;
  /** Compiles a selector; undefined = all goods. */
  goods(selector: Goods | undefined): GoodsId;
}

type RuleSchema = z.ZodObject<typeof ruleShape & { kind: z.ZodLiteral<string> } & z.core.$ZodLooseShape>;

export interface Mechanic<S extends RuleSchema = RuleSchema> {
  kind: string;
  stage: Stage;
  /** A programme has at most one rule of this mechanic. */
  isSingle?: boolean;
  schema: S;
  /** What the schema alone cannot see; the path is inside the rule. */
  check?(rule: z.infer<S>, terms: Terms): { path: string[]; message: string }[];
  prepare(rule: z.infer<S>, workshop: Workshop): Decide;
  /** Russian and English by explanation code. */
  texts: Texts;
}

/** Keeps the schema's own type while holding a mechanic to the frame. */
export const defineMechanic = <S extends RuleSchema>(mechanic: Mechanic<S>): Mechanic<S> => mechanic;
