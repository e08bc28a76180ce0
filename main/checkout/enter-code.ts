import { TillError } from '../../contract/errors/catalogue.ts';
import { explain, foldCode } from '../../loyalty/index.ts';
import type { CodeQuote, Locale, Quote } from '../../loyalty/index.ts';
import type { EnteredText } from './draft.ts';
import type { Clock } from './ports.ts';
import type { Sale } from './sale.ts';

/** Refusals that another basket, another day or a link would lift; the other codes will never be taken as they are. */
const MAY_WORK_LATER: ReadonlySet<string> = new Set(
  ['minPurchase', 'nothing', 'early', 'offline'].map((reason) => `coupon.refused.${reason}`),
);

/** Does the programme, or the member, have this code? */
export function isKnownCode(sale: Sale, text: string): boolean {
  const code = foldCode(text);
  const { programme, snapshot } = sale.priced();
  return programme.prepared.ruleByCode.has(code) || (snapshot?.coupons ?? []).some((coupon) => coupon.code === code);
}

/**
 * Tries a promo code or coupon on the present sale. One that gives nothing is taken out again, so that it spoils nothing.
 *
 * @throws TillError CODE_NOT_APPLIED, or CODE_REFUSED where trying later is of no use, with the reason as a sentence; the sale is as it was before
 */
export function enterCode(
  sale: Sale,
  entered: EnteredText,
  { clock, locale }: { clock: Clock; locale: Locale },
): CodeQuote {
  const { code, shown } = entered;
  const isThere = sale.state().draft.codes.some((one) => one.code === code);
  if (!isThere) sale.apply({ type: 'codeEntered', code: entered, at: clock.now() });
  const { quote } = sale.priced();
  const answer = quote.codes.find((one) => one.code === code);
  if (answer?.isApplied === true) return answer;
  const reason = answer === undefined ? shown : whyNot(quote, answer, shown, locale);
  if (!isThere) sale.apply({ type: 'codeRemoved', code, at: clock.now() });
  throw new TillError(isFinal(answer?.reason ?? null) ? 'CODE_REFUSED' : 'CODE_NOT_APPLIED', { reason });
}

function isFinal(reason: string | null): boolean {
  return reason !== null && reason.startsWith('coupon.refused.') && !MAY_WORK_LATER.has(reason);
}

/** The refusal of a code as a sentence, with the code as it was given, not folded. */
export function whyNot({ explanations }: Quote, answer: CodeQuote, shown: string, locale: Locale): string {
  const entry = explanations.find(
    ({ code, ruleId, params }) =>
      code === answer.reason && ruleId === answer.ruleId && (params['code'] ?? answer.code) === answer.code,
  );
  if (entry === undefined) return shown;
  return explain({ ...entry, params: { ...entry.params, code: shown } }, locale);
}
