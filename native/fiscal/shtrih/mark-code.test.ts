import { describe, expect, it } from 'vitest';
import { textOf } from './fixtures/hex-text.ts';
import { encodeMarkCode } from './mark-code.ts';

describe('encodeMarkCode', () => {
  it.each([
    [
      'milk with a proof of its own',
      '0104606203086628215jb,TK\u001d93dGVz',
      '44 4D 04 30 77 19 47 24 35 6A 62 2C 54 4B',
    ],
    [
      'shoes, FNC1 in front',
      '\u001d010460620308662821A1b2C3d4E5f6G\u001d91EE06\u001d92abcd',
      '44 4D 04 30 77 19 47 24 41 31 62 32 43 33 64 34 45 35 66 36 47',
    ],
    [
      'a pack of tobacco: serial number and price',
      '00000046198488X?io+qCABm8wAYa',
      '44 4D 00 00 02 C0 EE D8 58 3F 69 6F 2B 71 43 41 42 6D 38',
    ],
  ])('%s', (_, code, bytes) => {
    expect(textOf(encodeMarkCode(code))).toBe(bytes);
  });

  it.each(['', '4600000000015', '0104606203086628', 'https://example.ru'])('refuses "%s"', (code) => {
    expect(() => encodeMarkCode(code)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
