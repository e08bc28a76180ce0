import type { LineView } from '../../../contract/till/views.ts';

export type Step = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

/** eight lines fit at 1024x768 (ui section 2); one stays in sight when a page is turned */
const PAGE = 7;

/** The line to select, or null in an empty receipt. Ends do not wrap: a held key stops at the last line. */
export function moveSelection(lines: readonly LineView[], selected: number | null, step: Step): number | null {
  const at = lines.findIndex((line) => line.lineNo === selected);
  const from = at < 0 ? lines.length - 1 : at;
  const to = { up: from - 1, down: from + 1, pageUp: from - PAGE, pageDown: from + PAGE, first: 0, last: Infinity }[
    step
  ];
  return lines[Math.max(0, Math.min(lines.length - 1, to))]?.lineNo ?? null;
}

/** The selection after a change of the receipt: the line the last scan touched, else the nearest that is still there. */
export function keepSelection(
  before: readonly LineView[],
  after: readonly LineView[],
  selected: number | null,
  scanned: number | null,
): number | null {
  if (scanned !== null && after.some((line) => line.lineNo === scanned)) return scanned;
  if (after.some((line) => line.lineNo === selected)) return selected;
  const place = before.findIndex((line) => line.lineNo === selected);
  const nearest = place < 0 ? after.length - 1 : Math.min(place, after.length - 1);
  return after[nearest]?.lineNo ?? null;
}
