import { describe, expect, it } from 'vitest';
import * as escpos from './escpos.ts';

const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** Against fiscal-printer section 10, byte for byte. */
describe('ESC/POS', () => {
  it.each<[string, readonly number[], string]>([
    ['initialises, leaves Kanji mode and takes CP866', escpos.initialise(17), '1B 40 1C 2E 1B 74 11'],
    ['writes a line in CP866', escpos.line('Чек', 'cp866'), '97 A5 AA 0A'],
    ['writes a line in CP1251', escpos.line('Чек', 'cp1251'), 'D7 E5 EA 0A'],
    ['centres', escpos.align('centre'), '1B 61 01'],
    ['ends bold', escpos.bold(false), '1B 45 00'],
    ['doubles the height', escpos.size(1, 2), '1D 21 01'],
    ['feeds 3 lines', escpos.feed(3), '1B 64 03'],
    ['cuts', escpos.cutPaper(0), '1D 56 42 00'],
    ['opens the drawer for 100 ms', escpos.kickDrawer(100, 100), '1B 70 00 32 32'],
    ['asks for the paper', escpos.askStatus('paper'), '10 04 04'],
    [
      'draws a QR code of 2 bytes in modules of 6 dots at level M',
      escpos.qrCode(Uint8Array.of(0x41, 0x42), 6),
      `1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31
       1D 28 6B 05 00 31 50 30 41 42 1D 28 6B 03 00 31 51 30`,
    ],
    [
      'draws 2 rows of 16 dots, leftmost in bit 7',
      escpos.raster([
        Array.from({ length: 16 }, (_, dot) => dot === 0),
        Array.from({ length: 16 }, (_, dot) => dot === 15),
      ]),
      '1D 76 30 00 02 00 02 00 80 00 00 01',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected.replace(/\s+/gu, ' '));
  });

  it.each([
    [0x12, true],
    [0x72, true],
    [0x92, false],
    [0x13, false],
    [0x02, false],
    [0x00, false],
  ])('%i as a status byte: %s', (byte, expected) => {
    expect(escpos.isStatus(byte)).toBe(expected);
  });
});
