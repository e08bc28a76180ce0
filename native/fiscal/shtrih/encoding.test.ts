import { describe, expect, it } from 'vitest';
import {
  decodeCp1251,
  decodeCp866,
  decodeDriveDateTime,
  decodeRegisterDate,
  decodeTime,
  encodeCp1251,
  encodeCp866,
  padded,
} from './encoding.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';

describe('encodings', () => {
  it('write "Молоко" in CP1251 and in CP866', () => {
    expect(textOf(encodeCp1251('Молоко'))).toBe('CC EE EB EE EA EE');
    expect(textOf(encodeCp866('Молоко'))).toBe('8C AE AB AE AA AE');
    expect(decodeCp866(bytesOf('8C AE AB AE AA AE'))).toBe('Молоко');
  });

  it('end a text at the first zero byte', () => {
    expect(decodeCp1251(bytesOf('CC EE 00 EB'))).toBe('Мо');
  });

  it('fill a field with zeros and never cut', () => {
    expect(textOf(padded(bytesOf('01 02'), 4))).toBe('01 02 00 00');
    expect(textOf(padded(bytesOf('01 02'), 1))).toBe('01 02');
  });

  it('tell the register date order from that of the fiscal drive', () => {
    expect(decodeRegisterDate(bytesOf('16 0B 1A'))).toBe('2026-11-22');
    expect(decodeTime(bytesOf('0E 05 00'))).toBe('14:05:00');
    expect(decodeDriveDateTime(bytesOf('1A 0B 16 0E 05'))).toBe('2026-11-22T14:05');
  });
});
