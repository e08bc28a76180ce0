import { NOTHING, type Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Chart, Headline, Section } from '../report.ts';

interface Row {
  name: string;
  of: (played: Played) => number | null;
  words: (value: number) => string;
}

export function overview({ played, other }: Playback, figures: Figures): Section {
  const { t, percent } = figures;
  // Between two shares lie percentage points.
  const inPoints = (value: number) => percent(value).replace('%', t('п. п.', 'pp'));
  const rows = rowsOf(figures).map(({ name, of, words }) => {
    const [value, before] = [of(played), other === null ? null : of(other)];
    const said = (each: number | null) => (each === null ? NOTHING : words(each));
    if (other === null) return [name, said(value)];
    if (value === null || before === null) return [name, said(value), said(before), NOTHING];
    return [name, said(value), said(before), figures.signed(value - before, words === percent ? inPoints : words)];
  });
  return {
    title: t('Итог', 'Result'),
    notes: [
      t(
        'Стоимость — скидки и то, что снято баллами. Обязательства — сколько снимут баллы, которые у клиентов остались.',
        'Cost is discounts and what points took off. Liability is what the points still alive would take off.',
      ),
      t(
        'Окупаемость — на сколько должны вырасти продажи, чтобы прибыль стала такой, какой была бы без программы.',
        'Break-even is how much sales must grow for the margin to be what it would be without the programme.',
      ),
    ],
    charts: [whereItGoes([played, ...(other === null ? [] : [other])], figures)],
    tables: [
      {
        columns:
          other === null
            ? [t('Показатель', 'Figure'), played.programme.name[t('ru', 'en') as 'ru' | 'en']]
            : [
                t('Показатель', 'Figure'),
                t('Программа', 'Programme'),
                t('Сравнение', 'Compared with'),
                t('Разница', 'Difference'),
              ],
        rows,
      },
    ],
  };
}

function rowsOf({ t, count, money, percent }: Figures): Row[] {
  return [
    { name: t('Чеков', 'Receipts'), of: ({ tally }) => tally.all.receipts, words: count },
    { name: t('Возвратов', 'Returns'), of: ({ tally }) => tally.returns, words: count },
    {
      name: t('Продажи по ценам на полке', 'Sales at list prices'),
      of: ({ tally }) => tally.all.gross,
      words: money,
    },
    {
      name: t('Доля продаж с картой', 'Share of sales with a member'),
      of: ({ key }) => key.memberSalesBp,
      words: percent,
    },
    { name: t('Скидки', 'Discounts'), of: ({ tally }) => tally.all.discounts, words: money },
    { name: t('Снято баллами', 'Taken off by points'), of: ({ tally }) => tally.all.redeemedMoney, words: money },
    { name: t('Стоимость программы', 'Cost of the programme'), of: ({ key }) => key.cost, words: money },
    { name: t('Доля от продаж', 'Share of sales'), of: ({ key }) => key.costShareBp, words: percent },
    { name: t('Оплачено деньгами', 'Paid in money'), of: ({ tally }) => tally.all.paid, words: money },
    { name: t('Обязательства на конец', 'Liability at the end'), of: ({ key }) => key.liability, words: money },
    {
      name: t('Маржа без программы', 'Margin without the programme'),
      of: ({ key }) => key.marginBefore,
      words: money,
    },
    { name: t('Маржа с программой', 'Margin with the programme'), of: ({ key }) => key.marginAfter, words: money },
    {
      name: t('Влияние на маржу', 'Effect on the margin'),
      of: ({ key }) => key.marginAfter - key.marginBefore,
      words: money,
    },
    {
      name: t('Маржа без программы, %', 'Margin without the programme, %'),
      of: ({ key }) => key.marginBeforeBp,
      words: percent,
    },
    {
      name: t('Маржа с программой, %', 'Margin with the programme, %'),
      of: ({ key }) => key.marginAfterBp,
      words: percent,
    },
    {
      name: t('Окупается при росте продаж', 'Break-even growth of sales'),
      of: ({ key }) => key.breakEvenBp,
      words: percent,
    },
    {
      name: t('То же, если спишут все баллы', 'The same if all points are redeemed'),
      of: ({ key }) => key.breakEvenWithLiabilityBp,
      words: percent,
    },
    {
      name: t('Списано из начисленного', 'Redeemed of what was issued'),
      of: ({ key }) => key.redeemedBp,
      words: percent,
    },
    { name: t('Сгорело из начисленного', 'Lapsed of what was issued'), of: ({ key }) => key.lapsedBp, words: percent },
    {
      name: t('Чеков со списанием из тех, где можно', 'Receipts with a redemption of those that could have one'),
      of: ({ key }) => key.redeemingBp,
      words: percent,
    },
  ];
}

function whereItGoes(all: readonly Played[], { t }: Figures): Chart {
  const parts: [string, (played: Played) => number][] = [
    [t('Маржа без программы', 'Margin without it'), ({ key }) => key.marginBefore],
    [t('Скидки', 'Discounts'), ({ tally }) => tally.all.discounts],
    [t('Снято баллами', 'Taken off by points'), ({ tally }) => tally.all.redeemedMoney],
    [t('Маржа с программой', 'Margin with it'), ({ key }) => key.marginAfter],
    [t('Обязательства', 'Liability'), ({ key }) => key.liability],
  ];
  return {
    kind: 'rows',
    title: t('Куда уходит маржа', 'Where the margin goes'),
    unit: 'money',
    labels: parts.map(([name]) => name),
    series: all.map((played, at) => ({
      name: at === 0 ? t('Программа', 'Programme') : t('Сравнение', 'Compared with'),
      values: parts.map(([, of]) => of(played)),
    })),
  };
}

/** What an owner looks at first. */
export function headlines({ played: { key, tally }, other }: Playback, figures: Figures): Headline[] {
  const { t, money, percent, points, signed } = figures;
  const against = (value: number, before: number | undefined, words: (value: number) => string) =>
    before === undefined
      ? ''
      : t(`${signed(value - before, words)} к сравнению`, `${signed(value - before, words)} against the other`);
  return [
    {
      label: t('Стоимость программы', 'Cost of the programme'),
      value: money(key.cost),
      note:
        against(key.cost, other?.key.cost, money) ||
        t(`${percent(key.costShareBp)} от продаж`, `${percent(key.costShareBp)} of sales`),
    },
    {
      label: t('Маржа', 'Margin'),
      value: percent(key.marginAfterBp),
      note: t(`без программы ${percent(key.marginBeforeBp)}`, `${percent(key.marginBeforeBp)} without the programme`),
    },
    {
      label: t('Окупается при росте продаж на', 'Breaks even at a growth of sales of'),
      value: percent(key.breakEvenBp),
      note: t(
        `если спишут все баллы — ${percent(key.breakEvenWithLiabilityBp)}`,
        `${percent(key.breakEvenWithLiabilityBp)} if all points are redeemed`,
      ),
    },
    {
      label: t('Обязательства по баллам', 'Liability in points'),
      value: money(key.liability),
      note: t(`${points(tally.alive)} баллов у клиентов`, `${points(tally.alive)} points with members`),
    },
    {
      label: t('Списывают', 'Redeemed'),
      value: percent(key.redeemedBp),
      note: t(`сгорает ${percent(key.lapsedBp)} начисленного`, `${percent(key.lapsedBp)} of what is issued lapses`),
    },
  ];
}
