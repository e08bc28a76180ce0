import { explain, kopecks } from '../../loyalty/index.ts';
import type { CodeQuote, Locale } from '../../loyalty/index.ts';
import type { CodeView } from '../../contract/till/views.ts';
import type { EnteredText } from './draft.ts';
import { whyNot } from './enter-code.ts';
import type { Priced } from './pricing.ts';

/** The codes of this receipt in the order of entry: what each took off, or why it gives nothing now. */
export function codesView({ draft, quote, programme }: Priced, locale: Locale): CodeView[] {
  return draft.codes.map((entered) => {
    const answer = quote.codes.find(({ code }) => code === entered.code);
    return answer === undefined ? unanswered(entered) : view(entered, answer);
  });

  function view({ code, shown }: EnteredText, answer: CodeQuote): CodeView {
    const { ruleId, isApplied, amount } = answer;
    const rule = ruleId === null ? undefined : programme.prepared.byId.get(ruleId);
    return {
      code,
      shown,
      name: rule?.common.name[locale] ?? shown,
      isApplied,
      money: amount,
      text: isApplied ? toldOf(ruleId) : whyNot(quote, answer, shown, locale),
    };
  }

  /** What a code gives that takes no money off: the sentence of its rule. */
  function toldOf(ruleId: string | null): string {
    const entry = quote.explanations.find((one) => one.ruleId === ruleId);
    return entry === undefined ? '' : explain(entry, locale);
  }
}

const unanswered = ({ code, shown }: EnteredText): CodeView => ({
  code,
  shown,
  name: shown,
  isApplied: false,
  money: kopecks(0),
  text: shown,
});
