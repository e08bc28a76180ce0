import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseBytes, sanitiseText } from './sanitise.ts';

describe('sanitiseText', () => {
  for (const [raw, text] of [
    ['A1\r\n', 'A1'],
    ['A1\r', 'A1'],
    ['A1\n', 'A1'],
    ['A1\t', 'A1'],
    ['A1', 'A1'],
  ] as const) {
    it(`strips one terminator: ${JSON.stringify(raw)} is ${text}`, () => {
      expect(sanitiseText(raw, null)).toEqual({ ok: true, text, aim: null });
    });
  }

  it('strips one terminator only: a second one is a control character', () => {
    expect(sanitiseText('A1\r\r', null)).toEqual({ ok: false, code: 'control-chars' });
  });

  it('cuts an AIM identifier off the text when the device gave none', () => {
    expect(sanitiseText(']E04600000000015', null)).toEqual({ ok: true, text: '4600000000015', aim: ']E0' });
  });

  it('leaves the same three characters alone when the device gave its own', () => {
    expect(sanitiseText(']E0123', ']C0')).toEqual({ ok: true, text: ']E0123', aim: ']C0' });
  });

  it('keeps GS and refuses every other control character', () => {
    for (let code = 0; code <= 0x9f; code++) {
      const isControl = code < 0x20 || code >= 0x7f;
      const result = sanitiseText(`A${String.fromCharCode(code)}B`, null);
      expect([code, result.ok]).toEqual([code, !isControl || code === 0x1d]);
    }
  });

  it('is empty when nothing is left', () => {
    expect(sanitiseText('\r\n', null)).toEqual({ ok: false, code: 'empty' });
    expect(sanitiseText(']Q1', null)).toEqual({ ok: false, code: 'empty' });
  });
});

describe('sanitiseBytes', () => {
  it('refuses 513 bytes before it looks at them', () => {
    expect(sanitiseBytes(new Uint8Array(513), null)).toEqual({ ok: false, code: 'too-long' });
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const result = sanitiseBytes(bytes, null);
        if (result.ok) expect(result.text).not.toBe('');
      }),
    );
  });
});
