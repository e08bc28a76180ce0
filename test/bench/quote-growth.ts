import { quote } from '../../loyalty/index.ts';
import { basketOf, CONTEXT, programmeOf, RICH_MEMBER } from './basket.ts';
import { limitFigure, type Figure } from './figure.ts';
import { growthExponent, takeTurns } from './measure.ts';

const LINES = [10, 20, 50, 100, 200, 500];
const RULES = [10, 20, 50, 100, 200];
const TURNS = 1000;

/** How a quote grows with its basket (under 50 rules) and with its programme (for 100 lines). */
export function benchQuoteGrowth(): Figure[] {
  const overLines = exponentOver(LINES, (lines) => ({ lines, rules: 50 }));
  const overRules = exponentOver(RULES, (rules) => ({ lines: 100, rules }));
  return [
    limitFigure({ what: 'growth of a quote with lines (10 to 500)', unit: 'exponent', ours: overLines }, 1.1),
    limitFigure({ what: 'growth of a quote with rules (10 to 200)', unit: 'exponent', ours: overRules }, 0.8),
  ];
}

function exponentOver(sizes: readonly number[], shapeOf: (size: number) => { lines: number; rules: number }): number {
  const sides = sizes.map((size) => {
    const { lines, rules } = shapeOf(size);
    const [prepared, basket] = [programmeOf(rules), basketOf(lines)];
    return [String(size), () => void quote(prepared, basket, RICH_MEMBER, CONTEXT)] as const;
  });
  const times = takeTurns(Object.fromEntries(sides), TURNS);
  return growthExponent(sizes.map((size) => ({ size, time: times[String(size)]!.median })));
}
