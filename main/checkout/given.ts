/** What a receipt gives its customer besides points, fixed when it is planned so that it can be shown again. */
import { RECEIPT_MARK, issuedCode, lastSpendableDay, surveyFor } from '../../loyalty/index.ts';
import type { Change, Instant, Kopecks, Quote, Survey } from '../../loyalty/index.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Priced } from './pricing.ts';

interface Wording {
  ru: string;
  en: string;
}

export interface GivenCoupon {
  name: Wording;
  code: string;
  faceValue: Kopecks | null;
  /** null = works at once */
  from: Instant | null;
  /** ISO date, programme zone; null = for ever */
  lastDay: string | null;
}

export interface Given {
  coupons: readonly GivenCoupon[];
  /** the level this receipt reached */
  tierReached: Wording | null;
  /** the survey behind the QR under it; null = not asked */
  survey: { caption: Wording; url: string } | null;
}

export function givenBy(
  receiptId: OperationId,
  { quote, programme, snapshot }: Pick<Priced, 'quote' | 'programme' | 'snapshot'>,
): Given {
  const { prepared } = programme;
  return {
    coupons: quote.changes.flatMap(couponOf),
    tierReached: tierReachedBy(quote, prepared),
    survey: surveyOn(receiptId, surveyFor(prepared.programme, snapshot)),
  };

  function couponOf(change: Change, index: number): GivenCoupon[] {
    if (change.kind !== 'couponIssued') return [];
    const { ruleId, faceValue, from, to } = change;
    const name = prepared.byId.get(ruleId)?.common.name ?? { ru: ruleId, en: ruleId };
    return [
      {
        name,
        code: issuedCode(receiptId, index),
        faceValue,
        from: from <= quote.now ? null : from,
        lastDay: to === null ? null : lastSpendableDay(to, prepared.programme.zone),
      },
    ];
  }
}

const surveyOn = (receiptId: OperationId, survey: Survey | null): Given['survey'] =>
  survey === null ? null : { caption: survey.caption, url: survey.url.replaceAll(RECEIPT_MARK, receiptId) };

/** The centre raises the tier when the receipt reaches it; under `sameReceipt` this receipt already has. */
function tierReachedBy(quote: Quote, { tiers, programme }: Priced['programme']['prepared']): Wording | null {
  const raised = quote.changes.find((change) => change.kind === 'tier');
  if (raised !== undefined) return tiers.find(({ id }) => id === raised.tierId)?.name ?? null;
  const next = quote.tier?.next ?? null;
  if (next === null) return null;
  const { metric = 'spend', counter } = programme.tierTerms ?? {};
  const brought = {
    spend: quote.totals.toPay,
    visits: 1,
    points: quote.accrual.total,
    counter: countedBy(quote, counter),
  };
  return next.missing <= brought[metric] ? next.name : null;
}

/** What the receipt adds to a counter of the member. */
const countedBy = ({ changes }: Quote, counter: string | undefined): number =>
  changes.reduce((sum, change) => (change.kind === 'counter' && change.key === counter ? sum + change.by : sum), 0);

/** `K7Q2-M9XA-3F`: groups that can be read aloud and typed; dashes do not matter. */
export const groupedCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-');
