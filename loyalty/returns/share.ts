import { mulDiv } from '../money/mul-div.ts';

/**
 * What goes back of a total when the returned part of `whole` grows from `before` to `after`. Any sequence of partial
 * returns adds up exactly to the total. Source: loyalty-domain section 12, W36.
 */
export function shareBetween(total: number, before: number, after: number, whole: number): number {
  if (whole === 0) return 0;
  return mulDiv(total, after, whole, 'floor') - mulDiv(total, before, whole, 'floor');
}
