import type { Chart } from '../report.ts';
import { scaleFor } from './scale.ts';
import { box, element, line, picture, WIDTH, words } from './svg.ts';

type Short = (value: number) => string;

const [LEFT, RIGHT, TOP, BOTTOM] = [190, 64, 6, 24];
const PLOT_WIDTH = WIDTH - LEFT - RIGHT;
const BAR = 14;
const GAP = 12;
const LABEL_MAX = 26;

/** Bars that lie, for names that need room. */
export function rowsChart({ title, labels, series }: Chart & { kind: 'rows' }, short: Short): string {
  const scale = scaleFor(series.flatMap(({ values }) => values));
  const x = (value: number) => LEFT + PLOT_WIDTH * scale.place(value);
  const room = BAR * series.length + GAP;
  const height = TOP + room * labels.length + BOTTOM;
  const bars = labels.flatMap((label, at) => {
    const top = TOP + room * at + GAP / 2;
    const name = label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label;
    return [
      words(LEFT - 8, top + (BAR * series.length) / 2 + 5, name, 'end', 'label'),
      ...series.flatMap(({ name: what, values }, which) => {
        const value = values[at]!;
        const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
        const y = top + BAR * which;
        return [
          box(from, y, to - from, BAR - 2, `fill-${which + 1}`, `${label}, ${what}: ${short(value)}`),
          ...(value === 0 ? [] : [words(to + 5, y + BAR - 3, short(value), 'start')]),
        ];
      }),
    ];
  });
  return picture(title, height, ticksOf(scale.ticks, x, height, short) + bars.join(''));
}

/** A dot with the reach it may have; what crosses 0 may be chance. */
export function intervalsChart({ title, intervals }: Chart & { kind: 'intervals' }, short: Short): string {
  const scale = scaleFor(intervals.flatMap(({ low, high }) => [low, high]));
  const x = (value: number) => LEFT + PLOT_WIDTH * scale.place(value);
  const room = BAR * 2 + GAP;
  const height = TOP + room * Math.max(1, intervals.length) + BOTTOM;
  const drawn = intervals.flatMap(({ label, low, middle, high }, at) => {
    const y = TOP + room * (at + 0.5);
    return [
      words(LEFT - 8, y + 5, label, 'end', 'label'),
      line(x(low), y, x(high), y, 'reach'),
      line(x(low), y - 6, x(low), y + 6, 'reach'),
      line(x(high), y - 6, x(high), y + 6, 'reach'),
      element(
        'circle',
        { cx: x(middle), cy: y, r: 6, class: 'fill-1' },
        element('title', {}, `${label}: ${short(middle)} (${short(low)} … ${short(high)})`),
      ),
    ];
  });
  return picture(title, height, ticksOf(scale.ticks, x, height, short) + drawn.join(''));
}

function ticksOf(ticks: readonly number[], x: (value: number) => number, height: number, short: Short): string {
  return ticks
    .map(
      (tick) =>
        line(x(tick), TOP, x(tick), height - BOTTOM, tick === 0 ? 'axis' : 'grid') +
        words(x(tick), height - BOTTOM + 16, short(tick), 'middle'),
    )
    .join('');
}
