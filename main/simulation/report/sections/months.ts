import { costOf, shareBp } from '../../../../loyalty/index.ts';
import type { Figures } from '../figures.ts';
import type { Playback } from '../playback.ts';
import type { Section } from '../report.ts';

export function monthsSection({ played, other }: Playback, figures: Figures): Section {
  const { t, month, money, percent, count } = figures;
  const months = Object.entries(played.tally.months).sort(([a], [b]) => (a < b ? -1 : 1));
  const labels = months.map(([name]) => month(name));
  const otherCost = (name: string) => {
    const figuresOfMonth = other?.tally.months[name];
    return figuresOfMonth === undefined ? 0 : costOf(figuresOfMonth);
  };
  return {
    title: t('По месяцам', 'By month'),
    notes: [],
    charts: [
      {
        kind: 'bars',
        title: t('Стоимость программы по месяцам', 'Cost of the programme by month'),
        unit: 'money',
        labels,
        isStacked: true,
        series: [
          { name: t('Скидки', 'Discounts'), values: months.map(([, each]) => each.discounts) },
          { name: t('Снято баллами', 'Taken off by points'), values: months.map(([, each]) => each.redeemedMoney) },
        ],
      },
    ],
    tables: [
      {
        columns: [
          t('Месяц', 'Month'),
          t('Чеков', 'Receipts'),
          t('Продажи', 'Sales'),
          t('Стоимость', 'Cost'),
          t('Доля', 'Share'),
          ...(other === null ? [] : [t('Стоимость в сравнении', 'Cost compared with')]),
        ],
        rows: months.map(([name, each]) => [
          month(name),
          count(each.receipts),
          money(each.gross),
          money(costOf(each)),
          percent(shareBp(costOf(each), each.gross)),
          ...(other === null ? [] : [money(otherCost(name))]),
        ]),
      },
    ],
  };
}
