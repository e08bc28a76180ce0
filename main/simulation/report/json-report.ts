import { deciles } from '../../../loyalty/index.ts';
import type { Playback, Played } from './playback.ts';

/** Every figure as an integer of its unit, for other programs. One line feed at the end. */
export function jsonReport({ played, other, source, redeem, marginBp, zone, from, until }: Playback): string {
  const compared = ({ outcomes, programme }: Played) => ({ outcomes, pointValue: programme.pointValue });
  const figures = ({ programme, key, tally }: Played) => ({
    id: programme.id,
    version: programme.version,
    key,
    ...tally,
  });
  const report = {
    source,
    terms: { redeem, marginBp, zone, from, until },
    programme: figures(played),
    other: other === null ? null : figures(other),
    deciles: deciles(compared(played), other === null ? null : compared(other)),
  };
  return `${JSON.stringify(sorted(report), null, 2)}\n`;
}

/** Keys in one order: tallies are added up in whatever order threads end. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
