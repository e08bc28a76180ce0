import { quote } from '../../../loyalty/index.ts';
import { basketOf, CONTEXT, RICH_MEMBER } from '../basket.ts';
import { limitFigure, plainFigure, ratioFigure, type Figure } from '../figure.ts';
import { heapPerCall } from '../heap.ts';
import { takeTurns } from '../measure.ts';
import { assertSameSums, floorQuote } from './floor.ts';
import { programmeOf } from './programmes.ts';

const LINES = [1, 10, 100, 500];
const RULES = [1, 10, 50, 200];
/** Lines quoted by one cell in all, so that every cell takes about as long. */
const LINES_A_CELL = 500_000;
const TURNS = { least: 1000, most: 20_000 };
const MEGABYTE = 1e6;

interface Budget {
  /** times the floor */
  median?: number;
  /** milliseconds */
  medianMs?: number;
  p99Ms?: number;
  heapMb?: number;
}

/** By lines × rules; the other cells are shown for what they tell. */
const BUDGETS: Readonly<Record<string, Budget>> = {
  '1 x 1': { medianMs: 0.003 },
  '10 x 50': { median: 12 },
  '100 x 50': { median: 10, p99Ms: 0.5, heapMb: 0.4 },
  '500 x 200': { median: 10, p99Ms: 8 },
};

/** The engine with full explanations against a hand-written loop over integers that arrives at the same sums. */
export function benchQuote(): Figure[] {
  return RULES.flatMap((rules) => LINES.flatMap((lines) => cell(lines, rules)));
}

function cell(lines: number, rules: number): Figure[] {
  const programme = programmeOf(rules);
  const basket = basketOf(lines);
  const ourQuote = () => quote(programme.prepared, basket, RICH_MEMBER, CONTEXT);
  const floorOf = () => floorQuote(basket, programme);
  assertSameSums(ourQuote(), floorOf());
  const turns = Math.max(TURNS.least, Math.min(TURNS.most, Math.round(LINES_A_CELL / lines)));
  const { ours, floor } = takeTurns({ ours: () => void ourQuote(), floor: () => void floorOf() }, turns);
  const name = `${lines} x ${rules}`;
  const what = `quote of lines x rules ${name}`;
  const budget = BUDGETS[name] ?? {};
  const median = { what: `${what}, median`, ours: ours.median, floor: floor.median };
  return [
    budget.median === undefined ? orLimit(median, budget.medianMs) : ratioFigure(median, budget.median),
    orLimit({ what: `${what}, p99`, ours: ours.p99, floor: floor.p99 }, budget.p99Ms),
    orLimit({ what: `${what}, heap a call`, unit: 'MB', ...heapsOf(ourQuote, floorOf) }, budget.heapMb),
  ];
}

const heapsOf = (ours: () => unknown, floor: () => unknown) => ({
  ours: heapPerCall(ours) / MEGABYTE,
  floor: heapPerCall(floor) / MEGABYTE,
});

const orLimit = (sides: Parameters<typeof plainFigure>[0], most: number | undefined): Figure =>
  most === undefined ? plainFigure(sides) : limitFigure(sides, most);
