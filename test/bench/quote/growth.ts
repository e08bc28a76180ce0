import { quantity, quote } from '../../../loyalty/index.ts';
import { basketOf, CONTEXT, RICH_MEMBER } from '../basket.ts';
import { limitFigure, ratioFigure, type Figure } from '../figure.ts';
import { growthExponent, takeTurns } from '../measure.ts';
import { programmeOf } from './programmes.ts';

const LINES = [10, 20, 50, 100, 200, 500];
const RULES = [10, 20, 50, 100, 200];
const PIECES = 200;
const TURNS = 1000;

/** How a quote grows with its basket, with its programme and with the pieces of a line. */
export function benchQuoteGrowth(): Figure[] {
  const overLines = (rules: number) => exponentOver(LINES, (lines) => ({ lines, rules }));
  const overRules = (lines: number) => exponentOver(RULES, (rules) => ({ lines, rules }));
  return [
    ...[10, 50, 200].map((rules) => exponent(`lines (10 to 500) under ${rules} rules`, overLines(rules), 1.1)),
    ...[10, 100, 500].map((lines) => exponent(`rules (10 to 200) for ${lines} lines`, overRules(lines), 0.8)),
    piecesOfALine(),
  ];
}

const exponent = (what: string, ours: number, most: number): Figure =>
  limitFigure({ what: `growth of a quote with ${what}`, unit: 'exponent', ours }, most);

function exponentOver(sizes: readonly number[], shapeOf: (size: number) => { lines: number; rules: number }): number {
  const sides = sizes.map((size) => {
    const { lines, rules } = shapeOf(size);
    const [{ prepared }, basket] = [programmeOf(rules), basketOf(lines)];
    return [String(size), () => void quote(prepared, basket, RICH_MEMBER, CONTEXT)] as const;
  });
  const times = takeTurns(Object.fromEntries(sides), TURNS);
  return growthExponent(sizes.map((size) => ({ size, time: times[String(size)]!.median })));
}

/** A line costs the same however many pieces it has. */
function piecesOfALine(): Figure {
  const { prepared } = programmeOf(50);
  const basketWith = (pieces: number) => {
    const basket = basketOf(100);
    return { ...basket, lines: basket.lines.map((line) => ({ ...line, quantity: quantity(pieces * 1000) })) };
  };
  const [many, few] = [basketWith(PIECES), basketWith(1)];
  const { ours, floor } = takeTurns(
    {
      ours: () => void quote(prepared, many, RICH_MEMBER, CONTEXT),
      floor: () => void quote(prepared, few, RICH_MEMBER, CONTEXT),
    },
    TURNS * 3,
  );
  return ratioFigure(
    { what: `quote of 100 lines of ${PIECES} pieces, against one piece`, ours: ours.median, floor: floor.median },
    1.05,
  );
}
