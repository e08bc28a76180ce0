/** What of a line earns points. Source: loyalty-domain section 9. */
import { z } from 'zod';
import type { Draft } from '../quote/draft.ts';
import type { Texts } from '../quote/format.ts';

export const basePolicySchema = z
  .enum(['onNet', 'onGross', 'none'])
  .describe(
    'What a redemption does to the base: `onNet` paid money only (default), `onGross` as if nothing were redeemed, `none` nothing is earned.',
  );
export type BasePolicy = z.infer<typeof basePolicySchema>;

/** Kopecks that earn, per line of `lines`; null if the redemption leaves nothing to earn. */
export function accrualBase(draft: Draft, lines: readonly number[], policy: BasePolicy): number[] | null {
  if (policy === 'none' && (draft.redemption?.redeemed ?? 0) > 0) return null;
  const taken = policy === 'onGross' ? 0 : 1;
  return lines.map((line) => (draft.earnsNoPoints[line]! ? 0 : draft.left[line]! - taken * draft.redeemedMoney[line]!));
}

export const redeemedNote = { code: 'accrue.skipped.redeemed', amount: null, params: {} };

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
