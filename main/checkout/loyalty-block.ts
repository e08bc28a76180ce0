import type { Quote } from '../../loyalty/index.ts';
import { row, wrapped } from '../fiscal/text-layout.ts';
import { formatDayMonth, formatPointsFigure, lastFour, maskCard } from './format.ts';
import { pointsOutcome } from './points-outcome.ts';

export interface BlockFacts {
  quote: Quote;
  cardNumber: string | null;
  /** a card only the centre can resolve */
  unknownCard: string | null;
  /** zone in which points come alive */
  zone: string;
  /** characters of a line */
  width: number;
}

/** What the customer reads about their points under the goods; empty without a customer. */
export function loyaltyBlock({ quote, cardNumber, unknownCard, zone, width }: BlockFacts): string[] {
  const card = lastFour(cardNumber ?? unknownCard);
  const cardRows = card === null ? [] : row('Карта', maskCard(card), width);
  const outcome = pointsOutcome(quote);
  if (outcome === null) return unknownCard === null ? [] : [...cardRows, ...wrapped('Баллы начислит центр', width)];
  const figure = (label: string, points: number) => row(label, formatPointsFigure(points, 'ru'), width);
  const since = outcome.earnedFrom === null ? '' : ` с ${formatDayMonth(outcome.earnedFrom, zone)}`;
  return [
    ...(outcome.redeemed > 0 ? figure('Списано баллов', outcome.redeemed) : []),
    ...(outcome.earned > 0 ? figure(`Начислено${since}`, outcome.earned) : []),
    ...figure('На счёте', outcome.balance),
    ...cardRows,
    ...(quote.tier === null ? [] : row('Уровень', quote.tier.name.ru, width)),
  ];
}
