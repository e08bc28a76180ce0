/** Why a rule stays away, tested the same way by every mechanic. Source: loyalty-domain sections 4 and 5. */
import type { Threshold } from '../programme/rule.ts';
import { sumOver } from '../quote/draft.ts';
import type { Draft } from '../quote/draft.ts';
import type { Texts } from '../quote/format.ts';
import type { Note, Outcome } from './mechanic.ts';

/** Whom a skip is told of: it opens the explanation's code. */
export type Family = 'discount' | 'accrue';

interface Conditions {
  family: Family;
  draft: Draft;
  lines: readonly number[];
  audience: 'everyone' | 'members' | undefined;
  threshold?: Threshold | undefined;
  /** The rate the member gets; 0 = not for this tier. */
  rateBp?: number;
}

/** The first reason to stay away, or null. */
export function findObstacle({ family, draft, lines, audience, threshold, rateBp }: Conditions): Note | null {
  if (audience === 'members' && draft.customer === null) return skip(family, 'noCustomer');
  if (lines.length === 0) return skip(family, 'noGoods');
  if (rateBp === 0) return skip(family, draft.customer === null ? 'noCustomer' : 'tier');
  return threshold === undefined ? null : findShortage(family, draft, lines, threshold);
}

function findShortage(
  family: Family,
  draft: Draft,
  lines: readonly number[],
  { amount, quantity, on = 'left' }: Threshold,
): Note | null {
  const tested = { left: draft.left, list: draft.gross, stageStart: draft.stageStart }[on];
  const rest = (amount ?? 0) - sumOver(tested, lines);
  if (rest > 0) return skip(family, 'threshold', rest, { sum: amount ?? 0, rest });
  const bought = lines.reduce((sum, line) => sum + draft.lines[line]!.quantity, 0);
  const missing = (quantity ?? 0) - bought;
  return missing > 0 ? skip(family, 'quantity', missing, { missing }) : null;
}

function skip(family: Family, reason: string, amount: number | null = null, params: Note['params'] = {}): Note {
  return { code: `${family}.skipped.${reason}`, amount, params };
}

export const skipped = (...notes: Note[]): Outcome => ({ kind: 'skipped', notes });

const REASONS: Texts = {
  noCustomer: { ru: '«{rule|name}»: нужна карта клиента', en: '{rule|name}: needs a customer card' },
  noGoods: { ru: '«{rule|name}»: нет таких товаров в чеке', en: '{rule|name}: no such goods here' },
  tier: { ru: '«{rule|name}»: не для этого уровня', en: '{rule|name}: not for this level' },
  threshold: {
    ru: '«{rule|name}»: от {sum|money}. Не хватает {rest|money}',
    en: '{rule|name}: from {sum|money}. {rest|money} to go',
  },
  quantity: {
    ru: '«{rule|name}»: не хватает товаров, ещё {missing|quantity}',
    en: '{rule|name}: {missing|quantity} more goods to go',
  },
};

/** The texts of every skip of a family. */
export const skipTexts = (family: Family): Texts =>
  Object.fromEntries(Object.entries(REASONS).map(([reason, texts]) => [`${family}.skipped.${reason}`, texts]));
