import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOfDescriptor } from './hid-descriptor.ts';
import { LAYOUTS } from './hid-layout.ts';

const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** Layout A, as used by the virtual scanner. Source: scanners section 12.1. */
const DESCRIPTOR_A =
  '058c0902a1010912a1028502150026ff0075080501093b95018102058c09fb09fc09fd9503810209fe95388202010666ff090495018102090095018102058c09ff2501750195018102750795018103c0c0';
/** A pad byte before the AIM, one vendor byte after the data. */
const DESCRIPTOR_B = DESCRIPTOR_A.replace('058c09fb', '95018103058c09fb').replace('090095018102', '');
/** No AIM; five constant bytes pad the report. */
const DESCRIPTOR_C = DESCRIPTOR_A.replace('09fb09fc09fd95038102', '').replace('090095018102', '95048103');

describe('layoutOfDescriptor', () => {
  it('finds layout A in the descriptor of the virtual scanner', () => {
    expect(layoutOfDescriptor(fromHex(DESCRIPTOR_A))).toEqual(LAYOUTS.A);
  });

  it('finds layout B where a pad byte stands before the AIM', () => {
    expect(layoutOfDescriptor(fromHex(DESCRIPTOR_B))).toEqual(LAYOUTS.B);
  });

  it('finds layout C where no AIM is declared', () => {
    expect(layoutOfDescriptor(fromHex(DESCRIPTOR_C))).toEqual(LAYOUTS.C);
  });

  it('takes the report id from the descriptor', () => {
    expect(layoutOfDescriptor(fromHex(DESCRIPTOR_A.replace('8502', '8507')))?.reportId).toBe(7);
  });

  it('refuses a keyboard', () => {
    const keyboard = '05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0';
    expect(layoutOfDescriptor(fromHex(keyboard))).toBeNull();
  });

  it('refuses decoded data longer than a 64-byte report holds', () => {
    expect(layoutOfDescriptor(fromHex(DESCRIPTOR_A.replace('09fe9538', '09fe95f0')))).toBeNull();
  });

  it('survives any bytes, and what it accepts fits a report', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const layout = layoutOfDescriptor(bytes);
        if (layout !== null) expect(layout.dataAt + layout.dataMax).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('survives a descriptor cut at any byte', () => {
    for (let length = 0; length <= DESCRIPTOR_A.length / 2; length++) {
      expect(() => layoutOfDescriptor(fromHex(DESCRIPTOR_A).subarray(0, length))).not.toThrow();
    }
  });
});
