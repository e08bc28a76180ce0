/** What a programme says besides its rules, in words. */
import type { Programme } from '../programme/schema.ts';
import type { Terms } from '../programme/terms.ts';
import type { Say } from './say.ts';

export function datesWords({ from, to }: Terms, { pick, date }: Say): string[] {
  const until = to === null ? '' : pick(` до ${date(to)}`, ` until ${date(to)}`);
  return [pick(`Действует с ${date(from)}${until}.`, `In force from ${date(from)}${until}.`).replace('г..', 'г.')];
}

export function pointsWords({ pointValue, lots, multipliers }: Terms, { pick, money, alive, lapse }: Say): string[] {
  return [
    pick(`1 балл = ${money(pointValue)}.`, `1 point = ${money(pointValue)}.`),
    pick(
      `Баллы можно тратить ${alive(lots)}; они ${lapse(lots)}.`,
      `Points can be spent ${alive(lots)}; they ${lapse(lots)}.`,
    ),
    ...(multipliers === 'sum' ? [pick('Множители баллов складываются.', 'Multipliers add up.')] : []),
    ...(multipliers === 'product' ? [pick('Множители баллов перемножаются.', 'Multipliers multiply.')] : []),
  ];
}

export function tierWords({ tiers, tierTerms = {} }: Terms, say: Say): string[] {
  if (tiers.length === 0) return [];
  const { pick, money, ofPoints, count, labelled } = say;
  const { metric = 'spend', window = { kind: 'sinceJoining' }, review, sameReceipt, counter = '' } = tierTerms;
  const bound = {
    spend: money,
    points: ofPoints,
    visits: (value: number) => count(value, 'ofDay'),
    counter: (value: number) => String(value),
  }[metric];
  const begins = (from: number) =>
    from === 0 ? pick('сразу', 'at once') : pick(`от ${bound(from)}`, `from ${bound(from)}`);
  const measured = {
    spend: pick('по сумме покупок', 'by money spent'),
    points: pick('по заработанным баллам', 'by points earned'),
    visits: pick('по числу дней с покупкой', 'by days with a purchase'),
    counter: pick(`по счёту: ${labelled([counter])}`, `by the count of ${labelled([counter])}`),
  }[metric];
  const over = {
    rolling:
      window.kind === 'rolling'
        ? pick(`за последние ${count(window.months, 'month')}`, `over the last ${count(window.months, 'month')}`)
        : '',
    calendarYear: pick('за календарный год', 'over the calendar year'),
    sinceJoining: pick('за всё время', 'since joining'),
  }[window.kind];
  const down =
    review === 'toReached' ? pick('до достигнутого', 'to what was reached') : pick('на одну ступень', 'by one level');
  return [
    `${pick('Уровень считается', 'The tier goes')} ${measured} ${over}.`,
    ...tiers.map(({ name, from }) => `${name[say.locale]} — ${begins(from)}.`),
    sameReceipt === true
      ? pick('Новый уровень действует уже на этот чек.', 'A new tier holds for the same receipt.')
      : pick('Новый уровень действует со следующей покупки.', 'A new tier holds from the next purchase.'),
    ...(window.kind === 'sinceJoining'
      ? []
      : [
          pick(
            `Если уровень не подтверждён к концу срока, он снижается ${down}.`,
            `A tier not renewed by the end of its term goes down ${down}.`,
          ),
        ]),
  ];
}

export function receiptWords({ receipt = {} }: Terms, { pick, quoted, locale, names }: Say): string[] {
  const { greeting, electronicToMembers, survey } = receipt;
  const of = (text: { ru: string; en: string }) => quoted([text[locale]]);
  const reward =
    survey?.rule === undefined
      ? ''
      : pick(`, награда — ${quoted([names.rule(survey.rule)])}`, `, rewarded by ${quoted([names.rule(survey.rule)])}`);
  return [
    ...(greeting ? [pick(`Сверху — ${of(greeting)}.`, `Above the goods: ${of(greeting)}.`)] : []),
    ...(electronicToMembers === true
      ? [pick('Участники получают чек и на почту или телефон.', 'Members get the receipt by e-mail or phone as well.')]
      : []),
    ...(survey
      ? [pick(`QR-код опроса ${of(survey.caption)}${reward}.`, `The QR of the survey ${of(survey.caption)}${reward}.`)]
      : []),
  ];
}

export function boundsWords(terms: Terms, { pick, money, percent, ofPoints }: Say): string[] {
  const { minUnitRemainder, maxShareBp, pointsExclusive, accrualBudget, accrualAllotment } = terms;
  return [
    ...(minUnitRemainder > 0
      ? [
          pick(
            `За каждую единицу товара остаётся заплатить не меньше ${money(minUnitRemainder)}.`,
            `At least ${money(minUnitRemainder)} is paid for each unit.`,
          ),
        ]
      : []),
    ...(maxShareBp === undefined
      ? []
      : [
          pick(
            `Скидки и баллы вместе дают не больше ${percent(maxShareBp)} от цен.`,
            `Discounts and points together take at most ${percent(maxShareBp)} of the prices.`,
          ),
        ]),
    ...(pointsExclusive === true
      ? [pick('В чеке со скидкой баллы не списываются.', 'No points are redeemed on a receipt with a discount.')]
      : []),
    ...(accrualBudget === undefined
      ? []
      : [
          pick(
            `Всего будет начислено не больше ${ofPoints(accrualBudget)}.`,
            `At most ${ofPoints(accrualBudget)} will be given in all.`,
          ),
        ]),
    ...(accrualBudget === undefined || accrualAllotment === undefined
      ? []
      : [
          pick(
            `Касса без связи начислит из них не больше ${ofPoints(accrualAllotment)}.`,
            `Of these a till that is offline gives at most ${ofPoints(accrualAllotment)}.`,
          ),
        ]),
  ];
}

export function groupWords({ groups = [], mechanics }: Programme, { pick, quoted, names }: Say): string[] {
  return groups.flatMap(({ id, mode }) => {
    const members = mechanics.filter((rule) => 'group' in rule && rule.group === id).map((rule) => names.rule(rule.id));
    if (members.length < 2) return [];
    const how = {
      all: pick('действуют вместе', 'add up'),
      best: pick('действует одна, самая выгодная', 'only the best one holds'),
      first: pick('действует первая подошедшая', 'the first that fits holds'),
    }[mode];
    return [`${quoted(members)}: ${how}.`];
  });
}

export function exchangeWords({ transfers, donations, certificates }: Terms, say: Say): string[] {
  const { pick, percent, ofPoints, quoted, locale } = say;
  return [
    ...(transfers === undefined
      ? []
      : [
          [
            pick('Баллы можно передать другому участнику', 'Points can be given to another member'),
            ...(transfers.feeBp === undefined || transfers.feeBp === 0
              ? []
              : [pick(`сбор ${percent(transfers.feeBp)}`, `fee ${percent(transfers.feeBp)}`)]),
            ...(transfers.min === undefined
              ? []
              : [pick(`не меньше ${ofPoints(transfers.min)}`, `at least ${ofPoints(transfers.min)}`)]),
            ...(transfers.perDay === undefined
              ? []
              : [
                  pick(`не больше ${ofPoints(transfers.perDay)} в день`, `at most ${ofPoints(transfers.perDay)} a day`),
                ]),
          ].join(', ') + pick('; срок их жизни не меняется.', '; they live no longer for it.'),
        ]),
    ...(donations === undefined
      ? []
      : [
          `${pick('Баллы можно подарить', 'Points can be donated to')}: ${quoted(donations.charities.map(({ name }) => name[locale]))}.`,
        ]),
    ...(certificates === undefined
      ? []
      : [
          certificates.use === 'part'
            ? pick('Сертификатом можно платить по частям.', 'A gift certificate can be used in parts.')
            : certificates.restOfWholeUse === 'newCertificate'
              ? pick(
                  'Сертификат используется целиком, остаток остаётся на том же номере.',
                  'A gift certificate is used whole; the rest stays on the same number.',
                )
              : pick(
                  'Сертификат используется целиком, остаток не возвращается.',
                  'A gift certificate is used whole; the rest is lost.',
                ),
        ]),
  ];
}

export function offlineWords({ offline }: Terms, { pick, points, ofPoints }: Say): string[] {
  return offline.receipt === 0
    ? [
        pick(
          'Без связи баллы не списываются, начисляются как обычно.',
          'Without a line points are earned, not redeemed.',
        ),
      ]
    : [
        pick(
          `Без связи списывается не больше ${ofPoints(offline.receipt)} за чек.`,
          `Without a line up to ${points(offline.receipt)} a receipt can be redeemed.`,
        ),
      ];
}
