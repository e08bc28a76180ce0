import { formatDay } from '../../loyalty/index.ts';
import type { Quote } from '../../loyalty/index.ts';
import { centred, row, wrapped } from '../fiscal/text-layout.ts';
import type { PlannedCertificate } from '../store/types.ts';
import { shownNumber } from './certificates-view.ts';
import { formatDayMonth, formatKopecks, formatPointsFigure, formatSum, lastFour, maskCard } from './format.ts';
import { groupedCode } from './given.ts';
import type { Given } from './given.ts';
import { progressView } from './loyalty-view.ts';
import { pointsOutcome } from './points-outcome.ts';

export interface BlockFacts {
  quote: Quote;
  given: Given;
  cardNumber: string | null;
  /** a card only the centre can resolve */
  unknownCard: string | null;
  certificates: readonly Pick<PlannedCertificate, 'number' | 'left'>[];
  /** zone in which points come alive */
  zone: string;
  /** characters of a line */
  width: number;
}

/** What the customer reads under the goods: certificates, points, level, stamps, coupons for next time, benefits. */
export function loyaltyBlock(facts: BlockFacts): string[] {
  const rests = facts.certificates.flatMap(({ number, left }) =>
    row(`Сертификат ${shownNumber(number)}, остаток`, formatSum(left, 'ru'), facts.width),
  );
  return [...rests, ...memberBlock(facts)];
}

function memberBlock({ quote, given, cardNumber, unknownCard, zone, width }: BlockFacts): string[] {
  const card = lastFour(cardNumber ?? unknownCard);
  const cardRows = card === null ? [] : row('Карта', maskCard(card), width);
  const outcome = pointsOutcome(quote);
  const besides = [...progressRows(quote, width), ...benefitRows(quote, width), ...couponRows(given, { zone, width })];
  if (outcome === null) {
    const centre = unknownCard === null ? [] : [...cardRows, ...wrapped('Баллы начислит центр', width)];
    return [...centre, ...besides];
  }
  const figure = (label: string, points: number) => row(label, formatPointsFigure(points, 'ru'), width);
  const since = outcome.earnedFrom === null ? '' : ` с ${formatDayMonth(outcome.earnedFrom, zone)}`;
  return [
    ...(outcome.redeemed > 0 ? figure('Списано баллов', outcome.redeemed) : []),
    ...(outcome.earned > 0 ? figure(`Начислено${since}`, outcome.earned) : []),
    ...figure('На счёте', outcome.balance),
    ...cardRows,
    ...(quote.tier === null ? [] : row('Уровень', quote.tier.name.ru, width)),
    ...(given.tierReached === null ? [] : row('Новый уровень', given.tierReached.ru, width)),
    ...besides,
  ];
}

function progressRows(quote: Quote, width: number): string[] {
  return progressView(quote, 'ru').flatMap(({ kind, name, after, goal, rewards }) => {
    if (rewards > 0 && kind === 'quest') return row(name, 'выполнено', width);
    return [
      ...row(name, `${after} из ${goal}`, width),
      ...(rewards > 0 ? row('Подарок заслужен', `+${rewards}`, width) : []),
    ];
  });
}

const benefitRows = (quote: Quote, width: number): string[] =>
  quote.benefits.flatMap(({ name, count }) =>
    count === 1 ? wrapped(name.ru, width) : row(name.ru, `×${count}`, width),
  );

/** A code alone on its line, so that it can be read, typed and scanned. */
function couponRows({ coupons }: Given, { zone, width }: { zone: string; width: number }): string[] {
  return coupons.flatMap(({ name, code, faceValue, from, lastDay }) => [
    ...wrapped(faceValue === null ? name.ru : `${name.ru}: ${formatKopecks(faceValue, 'ru')}`, width),
    centred(groupedCode(code), width),
    ...wrapped(termOf(from === null ? null : formatDayMonth(from, zone), lastDay), width),
  ]);
}

function termOf(from: string | null, lastDay: string | null): string {
  const begins = from === null ? 'Действует' : `Действует с ${from}`;
  return lastDay === null ? begins : `${begins} по ${formatDay(lastDay, 'ru')}`;
}
