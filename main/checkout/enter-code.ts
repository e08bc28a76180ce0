import { TillError } from '../../contract/errors/catalogue.ts';
import { explain, foldCode } from '../../loyalty/index.ts';
import type { CodeQuote, Locale } from '../../loyalty/index.ts';
import type { Clock } from './ports.ts';
import type { Sale } from './sale.ts';

/** Does the programme, or the member, have this code? */
export function isKnownCode(sale: Sale, text: string): boolean {
  const code = foldCode(text);
  const { programme, snapshot } = sale.priced();
  return programme.prepared.ruleByCode.has(code) || (snapshot?.coupons ?? []).some((coupon) => coupon.code === code);
}

/**
 * Tries a promo code or coupon on the present sale. One that gives nothing is taken out again, so that it spoils nothing.
 *
 * @throws TillError CODE_NOT_APPLIED with the reason as a sentence; the sale is as it was before
 */
export function enterCode(sale: Sale, text: string, { clock, locale }: { clock: Clock; locale: Locale }): CodeQuote {
  const code = foldCode(text);
  const isThere = sale.state().draft.codes.includes(code);
  sale.apply({ type: 'codeEntered', code, at: clock.now() });
  const { codes, explanations } = sale.priced().quote;
  const answer = codes.find((one) => one.code === code);
  if (answer?.isApplied === true) return answer;
  const why = explanations.find((entry) => entry.code === answer?.reason);
  if (!isThere) sale.apply({ type: 'codeRemoved', code, at: clock.now() });
  throw new TillError('CODE_NOT_APPLIED', { reason: why === undefined ? text : explain(why, locale) });
}
