/** Why a rule stays away, tested the same way by every mechanic. Source: loyalty-domain sections 4 and 5. */
import type { Family } from '../admission/admission.ts';
import type { Threshold } from '../programme/rule.ts';
import { sumLeftAfterPoints, sumOver } from '../quote/draft.ts';
import type { Draft } from '../quote/draft.ts';
import type { Outcome, Progress } from './mechanic.ts';
import { paidQuantity } from './whole-units.ts';
import { NO_PARAMS } from './note.ts';
import type { Note } from './note.ts';

interface Conditions {
  family: Family;
  draft: Draft;
  lines: readonly number[];
  threshold?: Threshold | undefined;
  /** The rate the member gets; 0 = not for this tier. */
  rateBp?: number;
}

/** The first reason to stay away, or null. */
export function findObstacle({ family, draft, lines, threshold, rateBp }: Conditions): Note | null {
  if (lines.length === 0) return NO_GOODS[family];
  if (rateBp === 0) return skip(family, draft.customer === null ? 'noCustomer' : 'tier');
  return threshold === undefined ? null : findShortage(family, draft, lines, threshold);
}

/** Most rules of a large programme meet none of their goods: they share one note instead of making their own. */
const NO_GOODS: Readonly<Record<Family, Note>> = {
  discount: skip('discount', 'noGoods'),
  redeem: skip('redeem', 'noGoods'),
  accrue: skip('accrue', 'noGoods'),
  reward: skip('reward', 'noGoods'),
};

function findShortage(
  family: Family,
  draft: Draft,
  lines: readonly number[],
  { amount, quantity, on = 'left' }: Threshold,
): Note | null {
  const tested =
    on === 'left' ? sumLeftAfterPoints(draft, lines) : sumOver(on === 'list' ? draft.gross : draft.stageStart, lines);
  const rest = (amount ?? 0) - tested;
  if (rest > 0) return skip(family, 'threshold', rest, { sum: amount ?? 0, rest });
  const bought = lines.reduce((sum, line) => sum + paidQuantity(draft, line), 0);
  const missing = (quantity ?? 0) - bought;
  return missing > 0 ? skip(family, 'quantity', missing, { missing }) : null;
}

function skip(family: Family, reason: string, amount: number | null = null, params: Note['params'] = NO_PARAMS): Note {
  return { code: `${family}.skipped.${reason}`, amount, params };
}

/** Skipped by this receipt, but on its way: `steps` of `goal` have been reached before; nothing is told of 0. */
export function standing(kind: Progress['kind'], note: Note, steps: number, goal: number): Outcome {
  if (steps === 0) return skipped(note);
  return { kind: 'skipped', notes: [note], progress: { kind, before: steps, after: steps, goal, rewards: 0 } };
}

export const skipped = (...notes: Note[]): Outcome => ({ kind: 'skipped', notes });
