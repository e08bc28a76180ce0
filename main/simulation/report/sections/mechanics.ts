import { worthOf } from '../../../../loyalty/index.ts';
import { NOTHING, type Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Section, Table } from '../report.ts';

/** What each rule gave. A multiplier has no points of its own: they are in the rule that it multiplies. */
export function mechanicsSection({ played, other }: Playback, figures: Figures): Section {
  const { t } = figures;
  const rules = played.programme.mechanics;
  const language = t('ru', 'en') as 'ru' | 'en';
  const of = (id: string) => played.tally.rules[id]!;
  const giving = rules.filter(({ id }) => of(id).receipts > 0);
  const silent = rules.filter(({ id, kind }) => of(id).receipts === 0 && !isCondition(kind));
  return {
    title: t('По механикам', 'By mechanic'),
    notes: [
      t(
        'Баллы правила — начисленные им, до возвратов и сгорания; в деньгах — если их все спишут. Множители учтены в баллах правил, которые они умножают.',
        'Points of a rule are those it issued, before returns and lapses; in money as if all were redeemed. Multipliers count in the rules they multiply.',
      ),
      ...(silent.length === 0
        ? []
        : [t('Ничего не дали: ', 'Gave nothing: ') + silent.map(({ name }) => `«${name[language]}»`).join(', ') + '.']),
    ],
    charts: [
      {
        kind: 'rows',
        title: t('Что дала каждая механика', 'What each mechanic gave'),
        unit: 'money',
        labels: giving.map(({ name }) => name[language]),
        series: [
          {
            name: t('Скидки и снято баллами', 'Discounts and taken off by points'),
            values: giving.map(({ id }) => of(id).discounts + of(id).redeemedMoney),
          },
          {
            name: t('Начисленные баллы в деньгах', 'Issued points in money'),
            values: giving.map(({ id }) => worthOf(of(id).issued, played.programme.pointValue)),
          },
        ],
      },
    ],
    tables: [tableOf(played, figures), ...(other === null ? [] : [tableOf(other, figures)])],
  };
}

const isCondition = (kind: string): boolean => kind === 'accrual-caps' || kind === 'accrual-multiplier';

function tableOf({ programme, tally }: Played, { t, count, money, points }: Figures): Table {
  const language = t('ru', 'en') as 'ru' | 'en';
  const some = (value: number, words: (value: number) => string) => (value === 0 ? NOTHING : words(value));
  return {
    columns: [
      programme.name[language],
      t('Чеков', 'Receipts'),
      t('Скидки', 'Discounts'),
      t('Снято баллами', 'Taken off'),
      t('Начислено баллов', 'Points issued'),
      t('Баллов взято', 'Points taken'),
      t('Купонов', 'Coupons'),
      t('Льгот', 'Benefits'),
    ],
    rows: programme.mechanics.map(({ id, name }) => {
      const figures = tally.rules[id]!;
      return [
        name[language],
        some(figures.receipts, count),
        some(figures.discounts, money),
        some(figures.redeemedMoney, money),
        some(figures.issued, points),
        some(figures.spent, points),
        some(figures.coupons, count),
        some(figures.benefits, count),
      ];
    }),
  };
}
