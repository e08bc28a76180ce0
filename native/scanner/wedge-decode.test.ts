/** Codes recovered from key presses under any layout of the PC. Source of the tables: scanners section 3.1. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysFor } from './testing/typing.ts';
import { decodeWedge } from './wedge-decode.ts';
import type { WedgeKey } from './wedge-decode.ts';

const context = { isStrong: () => false, deviceId: 'wedge', receivedAt: 5 };
const textOf = (keys: readonly WedgeKey[], isStrong: (text: string) => boolean = () => false): string | null => {
  const decoded = decodeWedge(keys, { ...context, isStrong });
  return decoded.ok ? decoded.scan.text : null;
};
const key = (code: string, more: Partial<WedgeKey> = {}): WedgeKey => ({
  code,
  key: '',
  shift: false,
  ctrl: false,
  alt: false,
  t: 0,
  ...more,
});

const SAMPLE = ']Q1LOY1.aBcDeF-_.9Zz';
const DIGITS = '4600000000015';

describe('a layout of the PC', () => {
  for (const [layout, typedSample, typedDigits] of [
    ['us', SAMPLE, DIGITS],
    ['us with Caps Lock', ']q1loy1.AbCdEf-_.9zZ', DIGITS],
    ['ru', 'ъЙ1ДЩН1юфИсВуА-_ю9Яя', DIGITS],
    ['fr', '$A&LOY&:qBcDeF)°:çWw', `'-ààààààààà&(`],
    ['de', '+Q1LOZ1.aBcDeFß?.9Yy', DIGITS],
  ] as const) {
    it(`${layout} changes nothing of a QR text`, () => {
      const decoded = decodeWedge(keysFor(SAMPLE, typedSample), context);
      expect(decoded).toEqual({
        ok: true,
        scan: { text: 'LOY1.aBcDeF-_.9Zz', source: 'wedge', deviceId: 'wedge', aim: ']Q1', receivedAt: 5 },
      });
    });

    it(`${layout} changes nothing of an EAN-13`, () => {
      expect(textOf(keysFor(DIGITS, typedDigits))).toBe(DIGITS);
    });
  }

  it('changes nothing of any printable text that is no AIM identifier', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 100,
    });
    fc.assert(
      fc.property(printable, (text) => {
        fc.pre(!text.startsWith(']'));
        expect(textOf(keysFor(text, 'й'.repeat(text.length)))).toBe(text);
      }),
    );
  });

  it('leaves the numeric pad its digits, also with Num Lock off', () => {
    const pad = Array.from('4600000000015', (digit) => key(`Numpad${digit}`, { key: 'End' }));
    expect(textOf(pad)).toBe('4600000000015');
  });

  it('may be hidden by an input method: key is Process, code is still right', () => {
    expect(textOf(keysFor('LC-0042').map((press) => ({ ...press, key: 'Process' })))).toBe('LC-0042');
  });
});

describe('readings in their order', () => {
  const strongOnly = (strong: string) => (text: string) => text === strong;

  it('takes what key says when only that is strong: a scanner set to the layout of the PC', () => {
    const keys = keysFor('&é"', '123');
    expect(textOf(keys, strongOnly('123'))).toBe('123');
  });

  it('takes key through ЙЦУКЕН when there is no code', () => {
    const keys = keysFor(SAMPLE, 'ъЙ1ДЩН1юфИсВуА-_ю9Яя').map((press) => ({ ...press, code: '' }));
    expect(textOf(keys, strongOnly('LOY1.aBcDeF-_.9Zz'))).toBe('LOY1.aBcDeF-_.9Zz');
  });

  it('takes code with case flipped for a scanner that makes up for Caps Lock', () => {
    expect(textOf(keysFor('l1-abc', 'L1-ABC'), strongOnly('L1-ABC'))).toBe('L1-ABC');
    expect(textOf(keysFor('l1-abc', 'Д1-ФИС'), strongOnly('L1-ABC'))).toBe('L1-ABC');
  });

  it('takes code when nothing is strong, and key when there is no code', () => {
    expect(textOf(keysFor('abc', 'фис'))).toBe('abc');
    expect(textOf(keysFor('abc', 'abc').map((press) => ({ ...press, code: '' })))).toBe('abc');
  });

  it('asks the first strong reading and no further', () => {
    const asked: string[] = [];
    decodeWedge(keysFor('abc', 'фис'), { ...context, isStrong: (text) => asked.push(text) > 0 });
    expect(asked).toEqual(['abc']);
  });
});

describe('control codes', () => {
  it('Ctrl+] is GS and stays', () => {
    const keys = [...keysFor('0104600000000015'), key('BracketRight', { key: 'ъ', ctrl: true }), ...keysFor('21ABC')];
    expect(textOf(keys)).toBe('0104600000000015\u001d21ABC');
  });

  it('Ctrl+M at the end is CR and goes', () => {
    expect(textOf([...keysFor('96385074'), key('KeyM', { key: 'm', ctrl: true })])).toBe('96385074');
  });

  it('Ctrl+O in the middle is a hostile label', () => {
    const keys = [...keysFor('run'), key('KeyO', { key: 'o', ctrl: true }), ...keysFor('cmd')];
    expect(decodeWedge(keys, context)).toEqual({
      ok: false,
      fault: { code: 'control-chars', source: 'wedge', deviceId: 'wedge' },
    });
  });

  it('AltGr, which shows as Ctrl with Alt, is none', () => {
    expect(textOf([...keysFor('AB'), key('Digit9', { key: ']', ctrl: true, alt: true })])).toBe('AB9');
  });
});

describe('Alt with pad digits', () => {
  const alt = (decimal: string): WedgeKey[] => [
    key('AltLeft', { key: 'Alt', alt: true }),
    ...Array.from(decimal, (digit) => key(`Numpad${digit}`, { key: digit, alt: true })),
  ];

  it('is one character for each press of Alt', () => {
    expect(textOf([...alt('076'), ...alt('0067'), ...keysFor('-42')])).toBe('LC-42');
  });

  it('is a control character when it says so', () => {
    expect(decodeWedge(alt('007'), context)).toMatchObject({ ok: false, fault: { code: 'control-chars' } });
  });

  it('above 127 is damaged: the character depends on a code page', () => {
    expect(decodeWedge(alt('0200'), context)).toMatchObject({ ok: false, fault: { code: 'damaged' } });
  });
});

describe('a burst that is no scan', () => {
  it('of no keys is empty', () => {
    expect(decodeWedge([], context)).toMatchObject({ ok: false, fault: { code: 'empty' } });
  });

  it('of 1025 keys is too-long', () => {
    expect(decodeWedge(keysFor('Q'.repeat(1025)), context)).toMatchObject({ ok: false, fault: { code: 'too-long' } });
  });

  it('of any keys at all is a fault or at most 512 bytes', () => {
    const anyKey = fc.record({
      code: fc.oneof(fc.constantFrom('KeyA', 'Numpad1', 'AltLeft', 'Enter', 'BracketRight', ''), fc.string()),
      key: fc.oneof(fc.constantFrom('Process', 'Dead', 'a', 'ы', '€'), fc.string()),
      shift: fc.boolean(),
      ctrl: fc.boolean(),
      alt: fc.boolean(),
      t: fc.double(),
    });
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 600 }), (keys) => {
        const decoded = decodeWedge(keys, context);
        if (decoded.ok) expect(Buffer.byteLength(decoded.scan.text)).toBeLessThanOrEqual(512);
      }),
    );
  });
});
