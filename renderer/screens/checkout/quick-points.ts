import type { SaleView } from '../../../contract/till/views.ts';

/**
 * Three amounts to tap, hundredths of a point: the least, about half, the most. Suggestions on the programme's own
 * step; the till checks whatever is sent.
 */
export function quickPoints({ min, max, step }: SaleView['redemption']): [least: number, half: number, most: number] {
  const grid = Math.max(1, step);
  const half = Math.max(min, Math.floor(max / 2 / grid) * grid);
  return [min > 0 ? min : Math.min(grid, max), half, max];
}
