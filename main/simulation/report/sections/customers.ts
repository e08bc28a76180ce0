import { deciles, mulDiv, shareBp } from '../../../../loyalty/index.ts';
import type { Decile } from '../../../../loyalty/index.ts';
import type { Figures } from '../figures.ts';
import type { Playback, Played } from '../playback.ts';
import type { Chart, Section } from '../report.ts';

/** Who gains and who loses: ten groups of members by what they buy. */
export function customersSection({ played, other }: Playback, figures: Figures): Section {
  const { t, count, money, percent, signed } = figures;
  const compared = ({ outcomes, programme }: Played) => ({ outcomes, pointValue: programme.pointValue });
  const groups = deciles(compared(played), other === null ? null : compared(other));
  const labels = groups.map((_, at) => String(at + 1));
  const gained = ({ benefit, otherBenefit }: Decile) => benefit - otherBenefit;
  const each = (value: number, { members }: Decile) => {
    const size = mulDiv(Math.abs(value), 1, members, 'halfUp');
    return value < 0 ? 0 - size : size;
  };
  return {
    title: t('Кому выгодно', 'Who gains'),
    notes: [
      t(
        'Клиенты поделены на десять равных групп по сумме покупок. Выгода — скидки, снятое баллами и оставшиеся баллы в деньгах.',
        'Members in ten equal groups by what they buy. The benefit is discounts, what points took off and the points left, in money.',
      ),
      ...(other === null ? [] : [changeNote(groups, figures)]),
    ],
    charts: [
      {
        kind: 'bars',
        title: t(
          'Выгода в процентах от покупок: слева те, кто покупает больше',
          'Benefit as a share of purchases: those who buy most on the left',
        ),
        unit: 'percent',
        labels,
        series: [
          {
            name: t('Программа', 'Programme'),
            values: groups.map(({ benefit, gross }) => shareBp(benefit, gross) ?? 0),
          },
          ...(other === null
            ? []
            : [
                {
                  name: t('Сравнение', 'Compared with'),
                  values: groups.map(({ otherBenefit, gross }) => shareBp(otherBenefit, gross) ?? 0),
                },
              ]),
        ],
      },
      ...(other === null
        ? []
        : [
            changeChart(
              labels,
              groups.map((group) => each(gained(group), group)),
              figures,
            ),
          ]),
    ],
    tables: [
      {
        columns: [
          t('Группа', 'Group'),
          t('Клиентов', 'Members'),
          t('Покупки на клиента', 'Purchases each'),
          t('Выгода на клиента', 'Benefit each'),
          t('Доля', 'Share'),
          ...(other === null
            ? []
            : [
                t('Изменение на клиента', 'Change each'),
                t('Выиграли', 'Gain'),
                t('Проиграли', 'Lose'),
                t('Без изменений', 'Unchanged'),
              ]),
        ],
        rows: groups.map((group, at) => [
          nameOf(at, figures),
          count(group.members),
          money(each(group.gross, group)),
          money(each(group.benefit, group)),
          percent(shareBp(group.benefit, group.gross)),
          ...(other === null
            ? []
            : [
                signed(each(gained(group), group), money),
                count(group.gainers),
                count(group.losers),
                count(group.members - group.gainers - group.losers),
              ]),
        ]),
      },
    ],
  };
}

const nameOf = (at: number, { t }: Figures): string =>
  at === 0 ? t('1 — больше всех', '1 — most') : at === 9 ? t('10 — меньше всех', '10 — least') : String(at + 1);

function changeChart(labels: readonly string[], values: readonly number[], { t }: Figures): Chart {
  return {
    kind: 'bars',
    title: t('Изменение выгоды на клиента', 'Change of the benefit of each member'),
    unit: 'money',
    labels,
    series: [{ name: t('Изменение', 'Change'), values }],
  };
}

function changeNote(groups: readonly Decile[], { t, count, money, signed }: Figures): string {
  const sum = (of: (group: Decile) => number) => groups.reduce((total, group) => total + of(group), 0);
  const [gain, lose, all] = [sum(({ gainers }) => gainers), sum(({ losers }) => losers), sum(({ members }) => members)];
  const change = signed(
    sum(({ benefit, otherBenefit }) => benefit - otherBenefit),
    money,
  );
  return t(
    `По сравнению выигрывают ${count(gain)}, проигрывают ${count(lose)}, без изменений ${count(all - gain - lose)} клиентов; вместе ${change}.`,
    `Against the other ${count(gain)} members gain, ${count(lose)} lose, ${count(all - gain - lose)} are unchanged; ${change} in all.`,
  );
}
