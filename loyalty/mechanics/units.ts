/** Whole units of the lines a set is made of. Source: loyalty-domain section 5, N+M. */
import { mulDiv } from '../money/mul-div.ts';
import type { Draft } from '../quote/draft.ts';

/** Units of one line that are taken together: the price of all is the same. */
export interface Run {
  line: number;
  /** ≥ 1 */
  count: number;
}

/** Pieces by unit price, dearest first, then by line number; goods by weight make no sets. */
export function runsOf(draft: Draft, lines: readonly number[]): Run[] {
  return lines
    .filter((line) => draft.lines[line]!.soldBy === 'piece')
    .map((line) => ({ line, count: mulDiv(draft.lines[line]!.quantity, 1, 1000, 'floor') }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => draft.unitPrice[b.line]! - draft.unitPrice[a.line]! || a.line - b.line);
}

/** What is left of so many units of a line, FLOOR. */
export function leftOf(draft: Draft, { line, count }: Run): number {
  return mulDiv(draft.left[line]!, count * 1000, draft.lines[line]!.quantity, 'floor');
}

/** Takes `count` units from the front of `runs`, which shrink by them. */
export function takeUnits(runs: Run[], count: number): Run[] {
  const taken: Run[] = [];
  let rest = count;
  while (rest > 0 && runs.length > 0) {
    const [first] = runs as [Run];
    const part = Math.min(rest, first.count);
    taken.push({ line: first.line, count: part });
    rest -= part;
    if (part === first.count) runs.shift();
    else runs[0] = { line: first.line, count: first.count - part };
  }
  return taken;
}
