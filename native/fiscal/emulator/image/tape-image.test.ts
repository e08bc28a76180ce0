/** The picture of the tape is read back dot by dot. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import { CUT, type Code, type PaperLine } from '../paper.ts';
import { glyphOf } from './font.ts';
import { tapePng } from './tape-image.ts';

interface Picture {
  width: number;
  height: number;
  /** true where the paper is inked */
  isInked: (x: number, y: number) => boolean;
}

function pictureOf(lines: readonly PaperLine[], dots = 512): Picture {
  const png = tapePng(lines, dots);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const start = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  return { width, height, isInked: (x, y) => (rows[y * (width + 1) + 1 + x] ?? 255) < 128 };
}

const inked = ({ width, height, isInked }: Picture): number => {
  let count = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (isInked(x, y)) count += 1;
  return count;
};

const qr: Code = {
  ...{ kind: 'code', symbology: 'qrcode', data: toHex(Buffer.from('t=20261122T1405&s=1.00')), dot: 4, align: 1 },
  ...{ correction: 'M', height: 0 },
};

describe('the picture of a tape', () => {
  it.each([
    [512, 576],
    [576, 640],
  ])('of %i dots is %i wide with its margins', (dots, width) => {
    expect(pictureOf(['Чек'], dots).width).toBe(width);
  });

  it('has no ink for blank lines and some for letters, twice as much for wide ones', () => {
    expect(inked(pictureOf(['', '   ']))).toBe(0);
    const [plain, wide] = [inked(pictureOf(['КАССА'])), inked(pictureOf([{ kind: 'wide', text: 'КАССА' }]))];
    expect(plain).toBeGreaterThan(100);
    expect(wide / plain).toBeGreaterThan(1.5);
  });

  it('prints rows of dots as they are: bit 0 of a byte is its leftmost dot', () => {
    const picture = pictureOf([{ kind: 'dots', rows: ['0180'] }]);
    const y = Array.from({ length: picture.height }, (_, i) => i).find((row) => picture.isInked(32, row)) ?? -1;
    expect([0, 1, 14, 15].map((x) => picture.isInked(32 + x, y))).toEqual([true, false, false, true]);
    expect(inked(picture)).toBe(2);
  });

  it('prints a QR code in whole modules: the corner is 7 dark modules of 4 dots', () => {
    const picture = pictureOf([qr]);
    const rows = Array.from({ length: picture.height }, (_, y) => y);
    const columns = Array.from({ length: picture.width }, (_, x) => x);
    const top = rows.find((y) => columns.some((x) => picture.isInked(x, y))) ?? -1;
    const left = columns.find((x) => picture.isInked(x, top)) ?? -1;
    const run = columns.slice(left).findIndex((x) => !picture.isInked(x, top));
    expect(run).toBe(28);
  });

  it('prints nothing for data that is no bar code of its kind', () => {
    expect(inked(pictureOf([{ ...qr, symbology: 'ean13', data: toHex(Buffer.from('letters')) }]))).toBe(0);
  });

  it('begins a new piece of paper after a cut, and none after the last', () => {
    const [one, two, ended] = [
      ['a', 'b'],
      ['a', CUT, 'b'],
      ['a', 'b', CUT],
    ].map((lines) => pictureOf(lines).height);
    expect([two === one, ended === one]).toEqual([false, true]);
  });

  it('keeps the newest lines of a long roll', () => {
    expect(pictureOf(Array.from({ length: 5000 }, () => 'x')).height).toBeLessThan(31_000);
  });
});

describe('the letters', () => {
  const all =
    Array.from({ length: 33 }, (_, i) => String.fromCharCode(0x410 + i)).join('') +
    'ЁёЙй№«»=+%.,:;"*#&0123456789ABCxyz';

  it('each has ink within its cell', () => {
    const blank = [...all].filter((letter) => !glyphOf(letter, 12, 1).pixels.some((ink) => ink > 128));
    expect(blank).toEqual([]);
    expect([...all].filter((letter) => glyphOf(letter, 12, 1).width > 14)).toEqual([]);
  });

  it('= is two strokes and not one: the parts of a glyph stand apart', () => {
    const { width, height, pixels } = glyphOf('=', 12, 1);
    const middle = Array.from({ length: height }, (_, y) => (pixels[y * width + 5] ?? 0) > 128);
    const strokes = middle.filter((isInked, y) => isInked && middle[y - 1] !== true).length;
    expect(strokes).toBe(2);
  });
});
