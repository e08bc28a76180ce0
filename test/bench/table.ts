import type { Figure, Unit } from './figure.ts';

const HEAD = ['what', 'product', 'floor', 'ratio', 'budget', ''];

/** The figures as aligned text, one line each. */
export function toTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return [line(HEAD), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.slice(1).map(line)]
    .map((text) => text.trimEnd())
    .join('\n');
}

function cells({ what, unit, ours, floor, ratio, budget, isWithin }: Figure): string[] {
  return [
    what,
    shown(ours, unit),
    floor === null ? '' : shown(floor, unit),
    ratio === null ? '' : `${ratio.toFixed(2)}x`,
    budget === null ? '' : `≤ ${budget.of === 'ratio' ? `${budget.most}x` : shown(budget.most, unit)}`,
    isWithin === null ? '' : isWithin ? 'ok' : 'OVER',
  ];
}

function shown(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      if (value >= 1000) return `${(value / 1000).toPrecision(3)} s`;
      return value >= 1 ? `${value.toPrecision(3)} ms` : `${Math.round(value * 10_000) / 10} µs`;
    case 'MB':
      return `${value.toFixed(2)} MB`;
    case 'operations/s':
      return `${Math.round(value)} op/s`;
    case 'exponent':
      return `n^${value.toFixed(2)}`;
    case 'times':
      return `${value.toFixed(2)}x`;
  }
}
