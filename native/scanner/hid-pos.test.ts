/** The fixtures of the protocol page, then the laws of assembly over anything a unit may send. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from './hid-layout.ts';
import type { LayoutName } from './hid-layout.ts';
import { HidAssembler } from './hid-pos.ts';
import { HID_FIXTURES } from './hid-pos.fixtures.ts';
import type { Sanitised } from './sanitise.ts';
import { reportsOf } from './testing/reports.ts';

const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

function pushAll(assembler: HidAssembler, reports: readonly Uint8Array[], gapsMs: readonly number[] = []): Sanitised[] {
  let at = 1000;
  const results: Sanitised[] = [];
  for (const [index, report] of reports.entries()) {
    if (index > 0) at += gapsMs[index - 1] ?? 1;
    const result = assembler.push(report, at);
    if (result !== null) results.push(result);
  }
  return results;
}

describe('fixtures', () => {
  it('are the 28 of the protocol page', () => {
    expect(HID_FIXTURES).toHaveLength(28);
  });

  for (const { id, title, layout, reports, gapsMs, expected } of HID_FIXTURES) {
    const outcome: Sanitised[] =
      expected === 'ignored'
        ? []
        : ['fault' in expected ? { ok: false, code: expected.fault } : { ok: true, ...expected }];
    it(`${id}: ${title}`, () => {
      expect(pushAll(new HidAssembler(), reports.map(fromHex), gapsMs)).toEqual(outcome);
    });
    it(`${id} reads the same when the unit is known to use layout ${layout}`, () => {
      expect(pushAll(new HidAssembler({ layout: LAYOUTS[layout] }), reports.map(fromHex), gapsMs)).toEqual(outcome);
    });
  }

  it('leave nothing behind: all of them in a row read as one by one', () => {
    const assembler = new HidAssembler();
    for (const { reports, gapsMs, expected } of HID_FIXTURES) {
      const [result] = pushAll(assembler, reports.map(fromHex), gapsMs);
      expect(assembler.isPending).toBe(false);
      expect(result === undefined).toBe(expected === 'ignored');
    }
  });
});

describe('a message in parts', () => {
  const [first, second] = reportsOf(new TextEncoder().encode('Y'.repeat(57)));
  const parts = [first, second].filter((part) => part !== undefined);

  it('is whole when its second part comes 500 ms after the first', () => {
    expect(pushAll(new HidAssembler(), parts, [500])).toEqual([{ ok: true, text: 'Y'.repeat(57), aim: ']Q1' }]);
  });

  it('starts afresh when the second part comes after 501 ms', () => {
    expect(pushAll(new HidAssembler(), parts, [501])).toEqual([{ ok: true, text: 'Y', aim: ']Q1' }]);
  });

  it('forgets its first part on reset', () => {
    const assembler = new HidAssembler();
    assembler.push(parts[0] ?? new Uint8Array(), 0);
    assembler.reset();
    expect(assembler.isPending).toBe(false);
  });

  it('does not change when the device reuses its buffer', () => {
    const assembler = new HidAssembler();
    const buffer = Uint8Array.from(parts[0] ?? []);
    assembler.push(buffer, 0);
    buffer.fill(0x21);
    expect(assembler.push(parts[1] ?? buffer, 1)).toMatchObject({ ok: true, text: 'Y'.repeat(57) });
  });
});

describe('the configured prefix and suffix', () => {
  it('go after the terminator: one CR, then `#`', () => {
    const assembler = new HidAssembler({ affixes: { prefix: '%', suffix: '#' } });
    expect(pushAll(assembler, reportsOf(new TextEncoder().encode('%LC-0042-7Q#\r')))).toEqual([
      { ok: true, text: 'LC-0042-7Q', aim: ']Q1' },
    ]);
  });
});

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 512,
});
const layoutName = fc.constantFrom<LayoutName>('A', 'B', 'C');

describe('laws', () => {
  it('any text up to 512 bytes comes back whole, whatever the layout and wherever it was split', () => {
    fc.assert(
      fc.property(printable, layoutName, fc.integer({ min: 1, max: 56 }), (text, layout, partBytes) => {
        fc.pre(!/^\]/.test(text));
        const reports = reportsOf(new TextEncoder().encode(text), { layout, partBytes });
        const aim = layout === 'C' ? null : ']Q1';
        expect(pushAll(new HidAssembler(), reports)).toEqual([{ ok: true, text, aim }]);
      }),
    );
  });

  it('513 bytes and more are one too-long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 513, max: 2000 }), layoutName, (length, layout) => {
        const reports = reportsOf(new Uint8Array(length).fill(0x51), { layout });
        expect(pushAll(new HidAssembler(), reports)).toEqual([{ ok: false, code: 'too-long' }]);
      }),
    );
  });

  it('garbage never throws and never yields more than 512 bytes', () => {
    const report = fc
      .tuple(fc.uint8Array({ minLength: 0, maxLength: 70 }), fc.constantFrom(0x02, 0x03), fc.nat(70))
      .map(([bytes, id, length]) => Uint8Array.from([id, length, ...bytes]));
    const gap = fc.constantFrom(0, 1, 499, 500, 501, 5000);
    fc.assert(
      fc.property(fc.array(report, { maxLength: 60 }), fc.array(gap, { maxLength: 60 }), (reports, gaps) => {
        for (const result of pushAll(new HidAssembler(), reports, gaps)) {
          if (result.ok) expect(Buffer.byteLength(result.text)).toBeLessThanOrEqual(512);
        }
      }),
      { numRuns: 300 },
    );
  });
});
