import { describe, expect, it } from 'vitest';
import type { LineView, SaleView } from '../../../contract/till/views.ts';
import { quantityAfterScan } from './multiplier.ts';

const line = (lineNo: number, quantity: number, soldBy: LineView['soldBy'] = 'piece') =>
  ({ lineNo, quantity, soldBy }) as LineView;
const after = (lastLineNo: number | null, ...lines: LineView[]) => ({ lines, lastLineNo }) as SaleView;

describe('quantityAfterScan', () => {
  it('makes the scanned line 3 pieces', () => {
    expect(quantityAfterScan([], after(1, line(1, 1000)), 3000)).toEqual({ lineNo: 1, quantity: 3000 });
  });

  it('adds 3 to the 2 pieces that were there', () => {
    expect(quantityAfterScan([line(1, 2000)], after(1, line(1, 3000)), 3000)).toEqual({ lineNo: 1, quantity: 5000 });
  });

  it.each([
    ['a weighed line', [], after(1, line(1, 437, 'weight'))],
    ['a change that is no scan of one piece', [line(1, 2000)], after(1, line(1, 2000))],
    ['a receipt where nothing was scanned', [line(1, 2000)], after(null, line(1, 2000))],
  ])('leaves %s alone', (_name, before, sale) => {
    expect(quantityAfterScan(before, sale, 3000)).toBeNull();
  });
});
