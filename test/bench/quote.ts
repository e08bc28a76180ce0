import { quote } from '../../loyalty/index.ts';
import { basketOf, categoryRate, CONTEXT, discountsAmong, programmeOf, RICH_MEMBER } from './basket.ts';
import { limitFigure, ratioFigure, type Figure } from './figure.ts';
import { heapPerCall } from './heap.ts';
import { takeTurns } from './measure.ts';
import { assertSameSums, floorQuote } from './quote-floor.ts';

const LINES = 100;
const RULES = 50;
const TURNS = 5000;
const MEGABYTE = 1e6;

/** The engine against a hand-written loop over integers that arrives at the same sums. */
export function benchQuote(): Figure[] {
  const prepared = programmeOf(RULES);
  const basket = basketOf(LINES);
  const rates = new Map(Array.from({ length: discountsAmong(RULES) }, (_, i) => [`c${i}`, categoryRate(i)]));
  assertSameSums(quote(prepared, basket, RICH_MEMBER, CONTEXT), floorQuote(basket, rates));
  const ourQuote = () => quote(prepared, basket, RICH_MEMBER, CONTEXT);
  const { ours, floor } = takeTurns({ ours: ourQuote, floor: () => floorQuote(basket, rates) }, TURNS);
  const what = `quote of ${LINES} lines under ${RULES} rules`;
  return [
    ratioFigure({ what: `${what}, median`, ours: ours.median, floor: floor.median }, 10),
    limitFigure({ what: `${what}, p99`, ours: ours.p99, floor: floor.p99 }, 0.5),
    limitFigure({ what: `${what}, heap a call`, unit: 'MB', ours: heapPerCall(ourQuote) / MEGABYTE }, 0.4),
  ];
}
