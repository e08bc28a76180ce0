import { describe, expect, it } from 'vitest';
import { LAYOUTS, layoutOfReport } from './hid-layout.ts';
import type { LayoutName } from './hid-layout.ts';
import { reportsOf } from './testing/reports.ts';

describe('layoutOfReport', () => {
  for (const layout of ['A', 'B', 'C'] satisfies LayoutName[]) {
    it(`tells layout ${layout} from one report, whatever its length from 0 to 56`, () => {
      for (let length = 0; length <= 56; length++) {
        const [report] = reportsOf(new Uint8Array(length).fill(0x37), { layout, aim: ']C0' });
        expect([length, layoutOfReport(report ?? new Uint8Array())]).toEqual([length, LAYOUTS[layout]]);
      }
    });
  }

  it('finds C where the AIM is part of the data', () => {
    const [report] = reportsOf(new TextEncoder().encode(']C0LC-0042'), { layout: 'C' });
    expect(layoutOfReport(report ?? new Uint8Array())).toEqual(LAYOUTS.C);
  });
});
