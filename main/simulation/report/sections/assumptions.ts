/** What the figures rest on, and what of the file they leave out. */
import { formatDay, zonedDay, instant } from '../../../../loyalty/index.ts';
import type { Figures } from '../figures.ts';
import type { Playback } from '../playback.ts';
import type { Section, Table } from '../report.ts';

const REFUSED_SHOWN = 50;

export function assumptionsSection(playback: Playback, figures: Figures): Section {
  const { t } = figures;
  return {
    title: t('На чём держатся цифры', 'What the figures rest on'),
    notes: [...whence(playback, figures), behaviour(playback, figures), ...always(playback, figures)],
    charts: [],
    tables: refusedTable(playback, figures),
  };
}

function whence({ source, marginBp }: Playback, { t, count, percent }: Figures): string[] {
  const assumed = t(
    `Себестоимость не известна: маржа принята за ${percent(marginBp)} цены на полке.`,
    `The cost of goods is not known: a margin of ${percent(marginBp)} of the list price is assumed.`,
  );
  if (source.kind === 'shop') {
    return [
      t(
        `Магазин придуман: ${count(source.receipts)} чеков за год, зерно ${source.seed}. Покупатели, корзины и сезоны похожи на продуктовый магазин; товары, магазины и карты, которые называет программа, в нём есть.`,
        `The shop is invented: ${count(source.receipts)} receipts in a year, seed ${source.seed}. Customers, baskets and seasons are like a grocery’s; goods, stores and cards that the programme names are there.`,
      ),
      assumed,
    ];
  }
  return [
    t(
      `Чеки из файла ${source.name}: строк ${count(source.rows)}, из них не принято ${count(source.refused.length)}.`,
      `Receipts of the file ${source.name}: ${count(source.rows)} rows, ${count(source.refused.length)} of them not taken.`,
    ),
    ...(source.hasCost
      ? [
          t(
            `Себестоимость взята из файла, где её нет — по марже ${percent(marginBp)}.`,
            `The cost of goods is the file’s; where it says none, by a margin of ${percent(marginBp)}.`,
          ),
        ]
      : [assumed]),
  ];
}

function behaviour({ redeem }: Playback, { t }: Figures): string {
  switch (redeem) {
    case 'max':
      return t(
        'Клиенты списывают всё, что позволяет чек, и сразу берут купоны и подарки: верхняя граница стоимости.',
        'Members redeem all that a receipt allows and take coupons and rewards at once: the upper end of the cost.',
      );
    case 'half':
      return t(
        'Клиенты списывают половину того, что позволяет чек; купоны и подарки берут сразу.',
        'Members redeem half of what a receipt allows; coupons and rewards they take at once.',
      );
    case 'never':
      return t(
        'Клиенты ничего не списывают и не берут: нижняя граница стоимости, верхняя — сгорания и обязательств.',
        'Members redeem and take nothing: the lower end of the cost, the upper of lapses and liability.',
      );
  }
}

function always({ from, until, zone, played }: Playback, { t }: Figures): string[] {
  const locale = t('ru', 'en') as 'ru' | 'en';
  const day = (at: number) => {
    const { date } = zonedDay(instant(at), zone);
    return `${formatDay(date, locale)}${locale === 'ru' ? '.' : ' '}${date.slice(0, 4)}`;
  };
  const events = played.programme.mechanics.some(({ kind }) => kind === 'event-accrual');
  return [
    t(
      `Время: с ${day(from)} по ${day(until - 1)}, пояс ${zone}. Программа действует всё это время; вначале ни у кого нет ни баллов, ни уровня.`,
      `Time: ${day(from)} to ${day(until - 1)}, zone ${zone}. The programme is in force all the time; at the beginning nobody has points or a tier.`,
    ),
    t(
      'Покупки те же, что были: как программа меняет поведение, повтор чеков не знает — для этого окупаемость и эксперименты.',
      'Purchases are what they were: a playback does not know how a programme changes behaviour; that is what break-even and experiments are for.',
    ),
    ...(events
      ? [
          t(
            'Баллы за события без чека (отзывы, опросы) не повторяются.',
            'Points for events without a receipt (reviews, surveys) are not played back.',
          ),
        ]
      : []),
  ];
}

function refusedTable({ source }: Playback, { t, count }: Figures): Table[] {
  if (source.kind === 'shop' || source.refused.length === 0) return [];
  const shown = source.refused.slice(0, REFUSED_SHOWN);
  const more = source.refused.length - shown.length;
  return [
    {
      columns: [t('Строка файла', 'Line of the file'), t('Почему не принята', 'Why it was not taken')],
      rows: [
        ...shown.map(({ line, reason }) => [String(line), reason]),
        ...(more > 0 ? [['…', t(`и ещё ${count(more)}`, `and ${count(more)} more`)]] : []),
      ],
    },
  ];
}
