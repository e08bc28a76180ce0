/** What of a line earns points. Source: loyalty-domain section 9. */
import { z } from 'zod';
import type { Draft } from '../quote/draft.ts';
import type { Texts } from '../quote/format.ts';
import type { Note } from './note.ts';

export const basePolicySchema = z
  .enum(['onNet', 'onGross', 'none'])
  .describe(
    'What a redemption does to the base: `onNet` paid money only (default), `onGross` as if nothing were redeemed, `none` nothing is earned.',
  );
export type BasePolicy = z.infer<typeof basePolicySchema>;

/** Kopecks that earn, per line of `lines`. */
export function accrualBase(draft: Draft, lines: readonly number[], policy?: BasePolicy): number[] {
  const taken = policy === 'onGross' ? 0 : 1;
  return lines.map((line) => (draft.earnsNoPoints[line]! ? 0 : draft.left[line]! - taken * draft.redeemedMoney[line]!));
}

/** Under the policy `none` a receipt with a redemption earns nothing. */
export function redeemedAway({ redemption }: Draft, policy?: BasePolicy): Note | null {
  const isRedeemed = redemption !== null && redemption.redeemed > 0;
  return policy === 'none' && isRedeemed ? { code: 'accrue.skipped.redeemed', amount: null, params: {} } : null;
}

export const accrualTexts: Texts = {
  'accrue.skipped.redeemed': {
    ru: '«{rule|name}»: в чеке списаны баллы, начисления нет',
    en: '{rule|name}: points were redeemed, nothing is earned',
  },
  'accrue.skipped.nothing': {
    ru: '«{rule|name}»: сумма мала для начисления',
    en: '{rule|name}: too little to earn points',
  },
  'accrue.cut.perRule': {
    ru: '«{rule|name}»: не больше {cap|ofPoints} за чек',
    en: '{rule|name}: at most {cap|ofPoints} a receipt',
  },
};
