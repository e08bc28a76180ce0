import type { Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Section } from '../report.ts';

/** The ledger of points, whole and by month; it balances or the report says so. */
export function pointsSection({ played, other }: Playback, figures: Figures): Section {
  const { t, month, points } = figures;
  const months = Object.entries(played.tally.months).sort(([a], [b]) => (a < b ? -1 : 1));
  let alive = 0;
  const balances = months.map(
    ([, { issued, redeemed, givenBack, takenBack, lapsed }]) =>
      (alive += issued - redeemed + givenBack - takenBack - lapsed),
  );
  const labels = months.map(([name]) => month(name));
  const all = [played, ...(other === null ? [] : [other])];
  return {
    title: t('Баллы', 'Points'),
    notes: [
      t(
        'Начислено = списано − возвращено клиентам + снято при возвратах + сгорело + осталось − долг.',
        'Issued = redeemed − given back + taken back by returns + lapsed + left − debt.',
      ),
      ...all.map((each) => balanceNote(each, figures)),
    ],
    charts: [
      {
        kind: 'bars',
        title: t('Движение баллов по месяцам', 'Points by month'),
        unit: 'points',
        labels,
        series: [
          { name: t('Начислено', 'Issued'), values: months.map(([, each]) => each.issued) },
          { name: t('Списано', 'Redeemed'), values: months.map(([, each]) => each.redeemed - each.givenBack) },
          { name: t('Сгорело', 'Lapsed'), values: months.map(([, each]) => each.lapsed) },
        ],
      },
      {
        kind: 'lines',
        title: t('Баллы у клиентов на конец месяца', 'Points with members at the end of the month'),
        unit: 'points',
        labels,
        series: [{ name: t('Осталось', 'Left'), values: balances }],
      },
    ],
    tables: [
      {
        columns: [
          t('Баллы', 'Points'),
          t('Программа', 'Programme'),
          ...(other === null ? [] : [t('Сравнение', 'Compared with')]),
        ],
        rows: flowsOf(figures).map(([name, of]) => [name, ...all.map((each) => points(of(each)))]),
      },
      {
        columns: [
          t('Месяц', 'Month'),
          t('Начислено', 'Issued'),
          t('Списано', 'Redeemed'),
          t('Сгорело', 'Lapsed'),
          t('Осталось', 'Left'),
        ],
        rows: months.map(([name, each], at) => [
          month(name),
          points(each.issued),
          points(each.redeemed - each.givenBack),
          points(each.lapsed),
          points(balances[at]!),
        ]),
      },
    ],
  };
}

function flowsOf({ t }: Figures): [string, (played: Played) => number][] {
  return [
    [t('Начислено', 'Issued'), ({ tally }) => tally.points.issued],
    [t('Списано', 'Redeemed'), ({ tally }) => tally.points.redeemed],
    [t('Возвращено клиентам при возвратах', 'Given back with returns'), ({ tally }) => tally.points.givenBack],
    [t('Снято при возвратах', 'Taken back by returns'), ({ tally }) => tally.points.takenBack],
    [t('Сгорело', 'Lapsed'), ({ tally }) => tally.points.lapsed],
    [t('Осталось у клиентов', 'Left with members'), ({ tally }) => tally.alive],
    [t('Долг клиентов', 'Debt of members'), ({ tally }) => tally.debt],
  ];
}

function balanceNote({ programme, tally }: Played, { t, points }: Figures): string {
  const { issued, redeemed, givenBack, takenBack, lapsed } = tally.points;
  const difference = issued - redeemed + givenBack - takenBack - lapsed - tally.alive + tally.debt;
  const name = programme.name[t('ru', 'en') as 'ru' | 'en'];
  return difference === 0
    ? t(`«${name}»: счёт сходится до сотой балла.`, `“${name}”: the books balance to the hundredth of a point.`)
    : t(
        `«${name}»: счёт не сходится на ${points(difference)}!`,
        `“${name}”: the books are out by ${points(difference)}!`,
      );
}
