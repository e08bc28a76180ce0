/** Groups of the programme's experiments against the first of them, with how sure the difference is. */
import { benefitOf, costOf, groupOf, worthOf } from '../../../../loyalty/index.ts';
import type { Experiment, MemberOutcome } from '../../../../loyalty/index.ts';
import {
  compareGroups,
  correctForMany,
  MEMBERS_MIN,
  spreadOf,
  type Difference,
} from '../../statistics/compare-groups.ts';
import { NOTHING, type Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Section } from '../report.ts';

const SURE_P = 0.05;

interface Metric {
  name: string;
  of: (outcome: MemberOutcome) => number;
  words: (value: number) => string;
}

interface Compared {
  metric: Metric;
  group: string;
  count: number;
  mean: number;
  /** null for the control group and for groups too small. */
  difference: Difference | null;
  p: number | null;
}

export function experimentSections({ played, source }: Playback, figures: Figures): Section[] {
  return (played.programme.experiments ?? []).map((experiment) => {
    const { t } = figures;
    const rows = compareAll(played, experiment, metricsOf(played, figures));
    const spend = rows.filter(({ metric }) => metric === rows[0]?.metric);
    return {
      title: t(`Эксперимент «${experiment.id}»`, `Experiment “${experiment.id}”`),
      notes: [...notesOf(experiment, rows, figures), meaning(source.kind, figures)],
      charts: [
        {
          kind: 'intervals',
          title: t(
            `${spend[0]?.metric.name}: разница с группой «${experiment.groups[0]!.id}», 95 %`,
            `${spend[0]?.metric.name}: difference from group “${experiment.groups[0]!.id}”, 95%`,
          ),
          unit: 'money',
          intervals: spend.flatMap(({ group, difference }) =>
            difference === null
              ? []
              : [{ label: group, low: difference.low, middle: difference.mean, high: difference.high }],
          ),
        },
      ],
      tables: [
        {
          columns: [
            t('На клиента', 'For each member'),
            t('Группа', 'Group'),
            t('Клиентов', 'Members'),
            t('Среднее', 'Mean'),
            t('Разница', 'Difference'),
            t('95 % от', '95% from'),
            t('до', 'to'),
            'p',
            t('Вывод', 'Verdict'),
          ],
          rows: rows.map((row) => rowOf(row, figures)),
        },
      ],
    };
  });
}

/** Only who bought: members that the time played back does not know say nothing. */
function compareAll({ outcomes }: Played, experiment: Experiment, metrics: readonly Metric[]): Compared[] {
  const active = outcomes.filter(({ receipts }) => receipts > 0);
  const members = Map.groupBy(active, ({ memberId }) => groupOf(experiment, memberId));
  const rows = metrics.flatMap((metric) => {
    const spreads = experiment.groups.map(({ id }) => spreadOf((members.get(id) ?? []).map(metric.of)));
    return experiment.groups.map(({ id }, at): Compared => ({
      metric,
      group: id,
      count: spreads[at]!.count,
      mean: spreads[at]!.mean,
      difference: at === 0 ? null : compareGroups(spreads[at]!, spreads[0]!),
      p: null,
    }));
  });
  const tested = rows.filter(({ difference }) => difference !== null);
  const corrected = correctForMany(tested.map(({ difference }) => difference!.p));
  return rows.map((row) => ({ ...row, p: corrected[tested.indexOf(row)] ?? null }));
}

function metricsOf({ programme: { pointValue } }: Played, { t, money, count }: Figures): Metric[] {
  const whole = (value: number) => money(Math.round(value));
  return [
    { name: t('Оплачено', 'Paid'), of: ({ paid }) => paid, words: whole },
    {
      name: t('Чеков', 'Receipts'),
      of: ({ receipts }) => receipts * 100,
      words: (value) =>
        `${value < 0 ? '\u2212' : ''}${count(Math.floor(Math.abs(value) / 100))}.${String(Math.round(Math.abs(value)) % 100).padStart(2, '0')}`,
    },
    { name: t('Стоимость программы', 'Cost of the programme'), of: costOf, words: whole },
    {
      name: t('Выгода с остатком баллов', 'Benefit with the points left'),
      of: (each) => benefitOf(each, pointValue),
      words: whole,
    },
    {
      name: t('Маржа за вычетом остатка баллов', 'Margin less the points left'),
      of: ({ paid, goodsCost, alive }) => paid - goodsCost - worthOf(alive, pointValue),
      words: whole,
    },
  ];
}

function rowOf({ metric, group, count, mean, difference, p }: Compared, figures: Figures): string[] {
  const { t, signed } = figures;
  const { words } = metric;
  const head = [metric.name, group, figures.count(count), words(mean)];
  if (difference === null) {
    const verdict = count < MEMBERS_MIN ? t(`меньше ${MEMBERS_MIN} клиентов`, `under ${MEMBERS_MIN} members`) : '';
    return [...head, NOTHING, NOTHING, NOTHING, NOTHING, verdict];
  }
  return [
    ...head,
    signed(difference.mean, words),
    signed(difference.low, words),
    signed(difference.high, words),
    p! < 0.001 ? '< 0.001' : p!.toFixed(3),
    p! < SURE_P ? t('различие есть', 'a difference') : t('может быть случайно', 'may be chance'),
  ];
}

function notesOf({ groups }: Experiment, rows: readonly Compared[], { t, money }: Figures): string[] {
  const spend = rows.find(({ difference }) => difference !== null);
  return [
    t(
      `Клиенты делятся по постоянному хешу: ${groups.map(({ id, shareBp }) => `${id} — ${shareBp / 100} %`).join(', ')}. Сравнение — критерий Уэлча с группой «${groups[0]!.id}», p с поправкой Холма на ${rows.filter(({ p }) => p !== null).length} сравнений.`,
      `Members are split by a stable hash: ${groups.map(({ id, shareBp }) => `${id} ${shareBp / 100}%`).join(', ')}. Compared with group “${groups[0]!.id}” by Welch’s test, p corrected by Holm for ${rows.filter(({ p }) => p !== null).length} comparisons.`,
    ),
    ...(spend?.difference === undefined || spend.difference === null
      ? []
      : [
          t(
            `При таких группах надёжно заметна была бы разница в оплате от ${money(Math.round(spend.difference.detectable))} на клиента.`,
            `With groups like these a difference in payments from ${money(Math.round(spend.difference.detectable))} a member would be noticed reliably.`,
          ),
        ]),
  ];
}

const meaning = (source: 'shop' | 'file', { t }: Figures): string =>
  source === 'shop'
    ? t(
        'Покупатели придуманы и на программу не отвечают: различия в чеках здесь — случайность, различия в стоимости и выгоде — действие правил.',
        'The customers are invented and do not respond to the programme: differences in receipts are chance, those in cost and benefit are the rules.',
      )
    : t(
        'Различия в чеках говорят о программе, только если эксперимент шёл, когда эти чеки пробивались; различия в стоимости и выгоде — действие правил.',
        'Differences in receipts speak of the programme only if the experiment ran when they were made; those in cost and benefit are the rules.',
      );
