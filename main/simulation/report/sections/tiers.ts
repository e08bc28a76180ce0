import { costOf, shareBp } from '../../../../loyalty/index.ts';
import type { Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Section, Table } from '../report.ts';

/** null in a programme without tiers */
export function tiersSection({ played, other }: Playback, figures: Figures): Section | null {
  const { t } = figures;
  const { tiers } = played.programme;
  if (tiers.length === 0) return null;
  const language = t('ru', 'en') as 'ru' | 'en';
  return {
    title: t('По уровням', 'By tier'),
    notes: [
      t(
        'Чек относится к уровню, с которым он пробит; возвраты здесь не вычтены. Клиенты — по уровню на конец.',
        'A receipt belongs to the tier it was sold under; returns are not taken off here. Members by their tier at the end.',
      ),
    ],
    charts: [
      {
        kind: 'bars',
        title: t('Доля стоимости в продажах уровня', 'Cost as a share of the tier’s sales'),
        unit: 'percent',
        labels: tiers.map(({ name }) => name[language]),
        series: [
          {
            name: t('Доля от продаж', 'Share of sales'),
            values: tiers.map(({ id }) => {
              const each = played.tally.tiers[id]!;
              return shareBp(costOf(each), each.gross) ?? 0;
            }),
          },
        ],
      },
    ],
    tables: [played, ...(other === null || other.programme.tiers.length === 0 ? [] : [other])].map((each) =>
      tableOf(each, figures),
    ),
  };
}

function tableOf({ programme, tally }: Played, { t, count, money, percent, points }: Figures): Table {
  const language = t('ru', 'en') as 'ru' | 'en';
  return {
    columns: [
      programme.name[language],
      t('Клиентов', 'Members'),
      t('Чеков', 'Receipts'),
      t('Продажи', 'Sales'),
      t('Стоимость', 'Cost'),
      t('Доля', 'Share'),
      t('Начислено баллов', 'Points issued'),
    ],
    rows: programme.tiers.map(({ id, name }) => {
      const each = tally.tiers[id]!;
      return [
        name[language],
        count(each.members),
        count(each.receipts),
        money(each.gross),
        money(costOf(each)),
        percent(shareBp(costOf(each), each.gross)),
        points(each.issued),
      ];
    }),
  };
}
