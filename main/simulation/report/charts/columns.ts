import type { Chart } from '../report.ts';
import { scaleFor, type Scale } from './scale.ts';
import { box, element, HEIGHT, line, picture, WIDTH, words } from './svg.ts';

type Short = (value: number) => string;

const [LEFT, RIGHT, TOP, BOTTOM] = [76, 8, 12, 34];
const PLOT_WIDTH = WIDTH - LEFT - RIGHT;
const PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
/** Of the room of one label. */
const FILLED = 0.72;

const heightOf =
  ({ place }: Scale) =>
  (value: number): number =>
    TOP + PLOT_HEIGHT * (1 - place(value));

/** Columns side by side or on each other. */
export function barsChart(
  { title, labels, series, isStacked = false }: Chart & { kind: 'bars' },
  short: Short,
): string {
  const sums = labels.map((_, at) => series.reduce((sum, { values }) => sum + values[at]!, 0));
  const scale = scaleFor(isStacked ? sums : series.flatMap(({ values }) => values));
  const y = heightOf(scale);
  const room = PLOT_WIDTH / Math.max(1, labels.length);
  const width = isStacked ? room * FILLED : (room * FILLED) / Math.max(1, series.length);
  const columns = labels.flatMap((label, at) => {
    let base = 0;
    return series.map(({ name, values }, which) => {
      const [from, to] = isStacked ? [base, base + values[at]!] : [0, values[at]!];
      base = to;
      const x = LEFT + room * at + (room * (1 - FILLED)) / 2 + (isStacked ? 0 : width * which);
      const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
      return box(x, top, width - 1, bottom - top, `fill-${which + 1}`, `${label}, ${name}: ${short(values[at]!)}`);
    });
  });
  return picture(title, HEIGHT, grid(scale, short) + columns.join('') + labelsUnder(labels) + zero(scale));
}

/** Points joined by lines. */
export function linesChart({ title, labels, series }: Chart & { kind: 'lines' }, short: Short): string {
  const scale = scaleFor(series.flatMap(({ values }) => values));
  const y = heightOf(scale);
  const room = PLOT_WIDTH / Math.max(1, labels.length);
  const x = (at: number) => LEFT + room * (at + 0.5);
  const drawn = series.map(({ name, values }, which) => {
    const path = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const dots = values.map((value, at) =>
      element(
        'circle',
        { cx: x(at), cy: y(value), r: 3.5, class: `fill-${which + 1}` },
        element('title', {}, `${labels[at]!}, ${name}: ${short(value)}`),
      ),
    );
    return element('polyline', { points: path, class: `stroke-${which + 1}` }) + dots.join('');
  });
  return picture(title, HEIGHT, grid(scale, short) + drawn.join('') + labelsUnder(labels) + zero(scale));
}

function grid(scale: Scale, short: Short): string {
  const y = heightOf(scale);
  return scale.ticks
    .map(
      (tick) => line(LEFT, y(tick), WIDTH - RIGHT, y(tick), 'grid') + words(LEFT - 8, y(tick) + 4, short(tick), 'end'),
    )
    .join('');
}

const zero = (scale: Scale): string => line(LEFT, heightOf(scale)(0), WIDTH - RIGHT, heightOf(scale)(0), 'axis');

/** Long ones on two lines, where there is room for neither every second one. */
function labelsUnder(labels: readonly string[]): string {
  const room = PLOT_WIDTH / Math.max(1, labels.length);
  return labels
    .flatMap((label, at) => {
      const x = LEFT + room * (at + 0.5);
      const [first, ...rest] = label.split(' ');
      return [
        words(x, HEIGHT - BOTTOM + 16, first!, 'middle'),
        words(x, HEIGHT - BOTTOM + 30, rest.join(' '), 'middle'),
      ];
    })
    .join('');
}
