/** A row of the table: what the product takes, what its floor takes, and what the budget says. */
export type Unit = 'ms' | 'MB' | 'operations/s' | 'exponent' | 'times';

export interface Figure {
  what: string;
  unit: Unit;
  ours: number;
  /** the same work done with nothing of the product in between; null where there is none */
  floor: number | null;
  /** how many times worse than the floor; null without one */
  ratio: number | null;
  /** null where the figure is shown for what it tells */
  budget: { of: 'ratio' | 'ours'; most: number } | null;
  isWithin: boolean | null;
}

interface Sides {
  what: string;
  unit?: Unit;
  ours: number;
  floor?: number;
}

/** Within budget when the product takes at most `most` times what the floor takes. */
export const ratioFigure = (sides: Sides & { floor: number }, most: number): Figure =>
  figureOf(sides, { of: 'ratio', most });

/** Within budget when the product itself is at most `most`. */
export const limitFigure = (sides: Sides, most: number): Figure => figureOf(sides, { of: 'ours', most });

/** Without a budget. */
export const plainFigure = (sides: Sides): Figure => figureOf(sides, null);

function figureOf({ what, unit = 'ms', ours, floor = NaN }: Sides, budget: Figure['budget']): Figure {
  // Of a rate more is better.
  const ratio = unit === 'operations/s' ? floor / ours : ours / floor;
  const judged = budget?.of === 'ratio' ? ratio : ours;
  return {
    what,
    unit,
    ours,
    floor: orNull(floor),
    ratio: orNull(ratio),
    budget,
    isWithin: budget === null ? null : judged <= budget.most,
  };
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);
