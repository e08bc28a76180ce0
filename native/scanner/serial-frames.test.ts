import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sanitised } from './sanitise.ts';
import { SerialFramer } from './serial-frames.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const scan = (text: string, aim: string | null = null): Sanitised => ({ ok: true, text, aim });
const fault = (code: 'too-long' | 'damaged' | 'control-chars' | 'encoding'): Sanitised => ({ ok: false, code });

describe('a frame', () => {
  for (const [name, terminator] of [
    ['CR', '\r'],
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['TAB', '\t'],
    ['ETX', '\u0003'],
  ] as const) {
    it(`ends at ${name}, which is no scan of its own`, () => {
      expect(new SerialFramer().push(bytes(`4600000000015${terminator}`), 0)).toEqual([scan('4600000000015')]);
    });
  }

  it('may begin with STX', () => {
    expect(new SerialFramer().push(bytes('\u00022900012345671\u0003'), 0)).toEqual([scan('2900012345671')]);
  });

  it('cut off by an STX is damaged', () => {
    expect(new SerialFramer().push(bytes('29000\u00022900012345671\r'), 0)).toEqual([
      fault('damaged'),
      scan('2900012345671'),
    ]);
  });

  it('gives its AIM identifier apart', () => {
    expect(new SerialFramer().push(bytes(']E04600000000015\r'), 0)).toEqual([scan('4600000000015', ']E0')]);
  });

  it('of 512 bytes is a scan, of 513 one too-long, and the next frame is whole', () => {
    const framer = new SerialFramer();
    expect(framer.push(bytes(`${'Q'.repeat(512)}\r`), 0)).toEqual([scan('Q'.repeat(512))]);
    expect(framer.push(bytes(`${'Q'.repeat(513)}\r96385074\r`), 1)).toEqual([fault('too-long'), scan('96385074')]);
  });

  it('with a single-byte Cyrillic code page is an encoding fault', () => {
    expect(new SerialFramer().push(Uint8Array.from([0xcf, 0xf0, 0xe8, 0x0d]), 0)).toEqual([fault('encoding')]);
  });
});

describe('a unit without a suffix', () => {
  it('has finished a scan after 60 ms of silence', () => {
    const framer = new SerialFramer();
    expect(framer.push(bytes('29000'), 0)).toEqual([]);
    expect(framer.push(bytes('12345671'), 59)).toEqual([]);
    expect(framer.dueAt).toBe(119);
    expect(framer.flush(118)).toEqual([]);
    expect(framer.flush(119)).toEqual([scan('2900012345671')]);
    expect(framer.dueAt).toBeNull();
  });

  it('is told from one with a suffix by its first terminator: silence ends no frame from then on', () => {
    const framer = new SerialFramer();
    framer.push(bytes('96385074\r'), 0);
    framer.push(bytes('29000'), 100);
    expect(framer.flush(400)).toEqual([]);
    expect(framer.push(bytes('12345671\r'), 500)).toEqual([scan('2900012345671')]);
  });

  it('is found out again when it has lost its suffix: 500 ms of silence are one damaged scan', () => {
    const framer = new SerialFramer();
    framer.push(bytes('96385074\r'), 0);
    framer.push(bytes('2900012345671'), 1000);
    expect(framer.flush(1500)).toEqual([fault('damaged')]);
    framer.push(bytes('2900012345671'), 3000);
    expect(framer.flush(3060)).toEqual([scan('2900012345671')]);
  });
});

const code = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((sign) => String.fromCharCode(sign)),
  minLength: 1,
  maxLength: 512,
});

describe('laws', () => {
  it('scans come out the same however the bytes were chunked', () => {
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (codes, chunk) => {
        const wire = bytes(codes.map((text) => `${text}\r\n`).join(''));
        const whole = new SerialFramer().push(wire, 0);
        const framer = new SerialFramer();
        const chunked: Sanitised[] = [];
        for (let at = 0; at < wire.length; at += chunk)
          chunked.push(...framer.push(wire.slice(at, at + chunk), at / 100));
        expect(chunked).toEqual(whole);
        expect(whole).toHaveLength(codes.length);
      }),
    );
  });

  it('garbage never throws and never yields more than 512 bytes', () => {
    const step = fc.tuple(fc.uint8Array({ maxLength: 700 }), fc.constantFrom(0, 1, 59, 60, 499, 500, 10_000));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const framer = new SerialFramer();
        let at = 0;
        for (const [chunk, wait] of steps) {
          at += wait;
          for (const result of framer.push(chunk, at)) {
            if (result.ok) expect(Buffer.byteLength(result.text)).toBeLessThanOrEqual(512);
          }
        }
      }),
    );
  });
});
