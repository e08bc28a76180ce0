import { basisPoints, explain, formatPercent, kopecks } from '../../loyalty/index.ts';
import type { Explanation, QuoteLine } from '../../loyalty/index.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { LineView, SaleView } from '../../contract/till/views.ts';
import { certificatesView } from './certificates-view.ts';
import { codesView } from './codes-view.ts';
import { contactOf, memberContact, shownContact } from './contact.ts';
import { customerView } from './customer-view.ts';
import type { DraftLine } from './draft.ts';
import { lastFour } from './format.ts';
import { benefitsView, progressView } from './loyalty-view.ts';
import { newcomerAccrual } from './newcomer.ts';
import { offersView } from './offers/offers.ts';
import { pointsOutcome } from './points-outcome.ts';
import type { Priced } from './pricing.ts';
import type { CheckoutState } from './state.ts';

export interface ViewFacts {
  state: CheckoutState;
  priced: Priced;
  nextNumber: number;
  isOnline: boolean;
  locale: Locale;
}

const NOTES = {
  ru: { discount: 'скидка', noPoints: 'без баллов', mark: 'с кодом маркировки', noMark: 'нет кода маркировки' },
  en: { discount: 'off', noPoints: 'no points', mark: 'with its mark', noMark: 'no mark scanned' },
};

/** The sale as the screen shows it; sentences come from the engine's explanations. */
export function saleView({ state, priced, nextNumber, isOnline, locale }: ViewFacts): SaleView {
  const { draft, quote, due } = priced;
  const { redemption, totals } = quote;
  const accrual = draft.customer === null ? newcomerAccrual(priced) : quote.accrual;
  const limit = quote.explanations.find(({ code }) => code.startsWith('redeem.limitedBy.'));
  return {
    phase: state.phase,
    number: numberOf(state) ?? nextNumber,
    lines: draft.lines.map((line, at) => lineView(line, quote.lines[at]!, priced, locale)),
    lastLineNo: draft.lastLineNo,
    removed: draft.removed === null ? null : { name: draft.removed.line.name, until: draft.removed.until },
    customer: draft.customer === null ? null : customerView(draft.customer, priced, { isOnline, locale }),
    unknownCard: lastFour(draft.unknownCard),
    totals: { ...totals, pieces: countPieces(draft.lines), certificates: kopecks(totals.toPay - due), due },
    redemption: {
      max: redemption.max,
      min: redemption.min,
      step: redemption.step,
      redeemed: redemption.redeemed,
      money: redemption.money,
      limit: limit === undefined ? null : explain(limit, locale),
      limitedBy: redemption.limitedBy,
    },
    codes: codesView(priced, locale),
    offers: offersView(priced, locale),
    progress: progressView(quote, locale),
    benefits: benefitsView(quote, locale),
    certificates: certificatesView(priced),
    askedCertificate: state.phase === 'empty' || state.phase === 'selling' ? draft.askedCertificate : null,
    accrual: { total: accrual.total, activatesAt: accrual.activatesAt },
    balanceAfter: pointsOutcome(quote)?.balance ?? null,
    contact: contactView(priced),
    explanations: explanationsView(quote.explanations, locale),
    fiscalising: state.phase === 'fiscalising' ? state.progress : null,
    done: state.phase === 'done' ? state.done : null,
  };
}

function contactView(priced: Priced): SaleView['contact'] {
  const [contact, ofMember] = [contactOf(priced), memberContact(priced.draft)];
  return {
    shown: contact === null ? null : shownContact(contact),
    ofMember: ofMember === null ? null : shownContact(ofMember),
  };
}

/** A receipt keeps the number it was planned with; null while none is. */
function numberOf(state: CheckoutState): number | null {
  switch (state.phase) {
    case 'empty':
    case 'selling':
      return null;
    case 'fiscalising':
    case 'unknown':
      return state.number;
    case 'done':
      return state.done.number;
  }
}

function lineView(
  { line, name, mark }: DraftLine,
  quoted: QuoteLine,
  { quote, programme }: Priced,
  locale: Locale,
): LineView {
  const ownRules = rulesOnGoods(programme);
  const discount = quoted.discounts.reduce((sum, { ruleId, amount }) => (ownRules.has(ruleId) ? sum + amount : sum), 0);
  const sellsForPoints = programme.stored !== null;
  const words = NOTES[locale];
  const percents = quoted.discounts.flatMap(({ ruleId }) => percentOf(quote.explanations, ruleId) ?? []);
  return {
    lineNo: line.lineNo,
    name,
    quantity: line.quantity,
    soldBy: line.soldBy,
    unitPrice: line.unitPrice,
    gross: quoted.gross,
    discount: kopecks(discount),
    redeemedMoney: quoted.redeemedMoney,
    net: quoted.net,
    takesPoints: quoted.takesPoints,
    notes: [
      ...markNotes(line.marked === true, mark !== undefined).map((kind) => ({ kind, text: words[kind] })),
      ...percents.map((rate) => ({
        kind: 'discount' as const,
        text: locale === 'ru' ? `${words.discount} ${formatPercent(rate, 'ru')}` : `${formatPercent(rate, 'en')} off`,
      })),
      ...(sellsForPoints && !quoted.takesPoints ? [{ kind: 'noPoints' as const, text: words.noPoints }] : []),
    ],
  };
}

/** Marked goods are sold by the code of the very unit: what has none is said before it is paid for. */
function markNotes(isMarked: boolean, hasMark: boolean): ('mark' | 'noMark')[] {
  if (hasMark) return ['mark'];
  return isMarked ? ['noMark'] : [];
}

/** Rules that speak of goods, not of the receipt: what they take off stands beside the line. */
function rulesOnGoods({ prepared }: Priced['programme']): ReadonlySet<string> {
  const onGoods = prepared.stages.filter(({ stage }) => stage === 'itemDiscount');
  return new Set(onGoods.flatMap(({ slots }) => slots.flatMap(({ rules }) => rules.map(({ id }) => id))));
}

/** The rate of a discount on goods; one on the whole receipt is said once, in the explanations. */
function percentOf(explanations: readonly Explanation[], ruleId: string) {
  const rate = explanations.find((entry) => entry.ruleId === ruleId && entry.code === 'discount.percent')?.params[
    'rate'
  ];
  return typeof rate === 'number' ? basisPoints(rate) : undefined;
}

/** Pieces count one by one, a weighed line as one. */
export function countPieces(lines: readonly DraftLine[]): number {
  return lines.reduce((sum, { line }) => sum + (line.soldBy === 'piece' ? line.quantity / 1000 : 1), 0);
}

const WITH_CARD = { ru: 'С картой клиента', en: 'With a customer card' };
const needsCard = ({ code }: Explanation): boolean => code.endsWith('.skipped.noCustomer');

/** What only a card would open is one sentence, not one for each rule. */
function explanationsView(all: readonly Explanation[], locale: Locale): SaleView['explanations'] {
  const names = all.filter(needsCard).map(({ params }) => params[locale === 'ru' ? 'ruleRu' : 'ruleEn']);
  const told = all
    .filter((entry) => !needsCard(entry))
    .map((entry) => ({ text: explain(entry, locale), lineNo: entry.lineNo, group: groupOf(entry) }));
  if (names.length === 0) return told;
  return [...told, { text: `${WITH_CARD[locale]}: ${names.join(', ')}`, lineNo: null, group: 'other' }];
}

const GROUPS = { discount: 'discount', redeem: 'redemption', accrue: 'accrual' } as const;

function groupOf({ code }: Explanation): SaleView['explanations'][number]['group'] {
  const family = code.slice(0, code.indexOf('.'));
  return family in GROUPS ? GROUPS[family as keyof typeof GROUPS] : 'other';
}
