/**
 * Every command in every mode and submode, for every privilege: the rows are written off fiscal-printer 4.1 to 4.8 by
 * hand and know nothing of the emulator's own table.
 */
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands/index.ts';
import { execute } from './execute.ts';
import type { RegisterState } from './state.ts';
import { ask, Bench, NOW } from './testing/bench.ts';

const DAY_MS = 86_400_000;
const MODES = [2, 3, 4, 6, 8] as const;
type Mode = (typeof MODES)[number];
const SUBMODES = [0, 1, 2, 3, 4, 5] as const;

interface Row {
  code: number;
  /** bytes of the whole body: N */
  size: number;
  who: '-' | 'O' | 'A' | 'S';
  modes: readonly Mode[];
  /** sharper than 73h */
  errors: Partial<Record<Mode, number>>;
  prints: boolean;
}

const ANY = MODES;
const CLOSED_SHIFT = { 2: 0x3c, 3: 0x3c, 6: 0xc0, 8: 0x4a };
const OPEN_SHIFT = { 4: 0x3d, 6: 0xc0, 8: 0x4a };
const RECEIPT = { 2: 0x55, 3: 0x55, 4: 0x55, 6: 0x55 };

function rows(
  who: Row['who'],
  modes: readonly Mode[],
  errors: Row['errors'],
  prints: boolean,
  sizes: [number, number][],
) {
  return sizes.map(([code, size]): Row => ({ code, size, who, modes, errors, prints }));
}

const TABLE: readonly Row[] = [
  ...rows('-', ANY, {}, false, [
    [0xfc, 1],
    [0xf7, 2],
    [0x6b, 2],
  ]),
  ...rows('O', ANY, {}, false, [
    [0x10, 5],
    [0x11, 5],
    [0x13, 5],
    [0x28, 6],
    [0x1a, 6],
    [0x1b, 6],
    [0xc0, 46],
    [0xc4, 47],
    [0xdd, 71],
  ]),
  ...rows('S', ANY, {}, false, [
    [0x15, 6],
    [0x14, 8],
    [0x1f, 9],
    [0x2d, 6],
    [0x2e, 7],
    [0x26, 6],
    [0xff40, 6],
    [0xff0c, 10],
  ]),
  ...rows('S', ANY, {}, false, [
    [0xff01, 6],
    [0xff02, 6],
    [0xff03, 6],
    [0xff04, 6],
    [0xff08, 6],
    [0xff0a, 10],
    [0xff0e, 9],
  ]),
  ...rows('S', ANY, {}, false, [
    [0xff39, 6],
    [0xff3a, 10],
    [0xff3b, 6],
    [0xff3c, 10],
    [0xff3f, 6],
    [0xff63, 6],
  ]),
  ...rows('S', ANY, {}, false, [
    [0xff32, 8],
    [0xff33, 10],
    [0xff64, 6],
  ]),
  ...rows('O', ANY, {}, true, [
    [0x17, 46],
    [0x12, 46],
    [0x2f, 47],
  ]),
  ...rows('O', ANY, {}, true, [
    [0xc1, 7],
    [0xc2, 10],
    [0xc3, 9],
    [0xc5, 48],
    [0xcb, 11],
    [0xde, 15],
  ]),
  ...rows('O', [2, 3, 4], {}, true, [[0x18, 37]]),
  ...rows('O', [2, 3, 4, 6], {}, true, [
    [0x25, 6],
    [0x29, 7],
  ]),
  ...rows('S', [2, 3, 4, 6], {}, false, [[0x1e, 10]]),
  ...rows('S', [4], {}, false, [
    [0x21, 8],
    [0x22, 8],
  ]),
  ...rows('S', [6], {}, false, [[0x23, 8]]),
  ...rows('O', [4], CLOSED_SHIFT, true, [[0xe0, 5]]),
  ...rows('S', [4], CLOSED_SHIFT, true, [[0xff0b, 6]]),
  ...rows('S', [4], CLOSED_SHIFT, false, [[0xff41, 6]]),
  ...rows('A', [2, 3], OPEN_SHIFT, true, [
    [0x40, 5],
    [0x41, 5],
  ]),
  ...rows('S', [2, 3], OPEN_SHIFT, true, [[0xff43, 6]]),
  ...rows('S', [2, 3], OPEN_SHIFT, false, [[0xff42, 6]]),
  ...rows('O', [2, 3, 4], { 8: 0x4a }, true, [
    [0x50, 10],
    [0x51, 10],
  ]),
  ...rows('O', [2, 3], { 8: 0x4a }, true, [[0x8c, 5]]),
  ...rows('O', [2], { 3: 0x4e, 6: 0xc0, 8: 0x4a }, true, [[0x8d, 6]]),
  ...rows('O', [2, 8], { 3: 0x4e }, false, [
    [0x80, 60],
    [0x81, 60],
    [0x82, 60],
    [0x83, 60],
  ]),
  ...rows('O', [8], RECEIPT, false, [
    [0xff46, 32],
    [0x86, 54],
    [0x87, 54],
    [0xff4d, 10],
    [0x89, 5],
  ]),
  ...rows('S', [8], RECEIPT, false, [[0xff4b, 145]]),
  ...rows('O', [8], RECEIPT, true, [
    [0x88, 5],
    [0x85, 71],
    [0x8e, 131],
    [0xff45, 118],
  ]),
];
/** B0h lives by the submode alone: 72h but in 3, 6Bh without paper. */
const CONTINUE = [0x72, 0x72, 0x6b, 0, 0x72, 0x72];

const PRINTER_ERRORS = [0, 0x6b, 0x6b, 0x58, 0x50, 0x50];
const name = (code: number): string => code.toString(16).toUpperCase();

function registerIn(mode: Mode, submode: number): { state: RegisterState; now: number } {
  const bench = new Bench();
  if (mode !== 4 && mode !== 6) bench.send(ask.openShift());
  if (mode === 6) bench.send([0x22, 30, 0, 0, 0, 22, 11, 26]);
  if (mode === 8) bench.send(ask.openReceipt());
  bench.change(({ printer }) => {
    printer.hasPaper = submode !== 1 && submode !== 2;
    printer.broken = submode === 2 || submode === 3;
    if (submode >= 2) printer.jobs.push({ lines: ['a'], isReport: submode === 4 });
  });
  return { state: bench.state, now: mode === 3 ? NOW + DAY_MS : NOW };
}

/** A body of zeros after the password. */
function bodyOf({ code, size, who }: Row, password: number): number[] {
  const head = code > 0xff ? [0xff, code & 0xff] : [code];
  const start = who === '-' ? head : [...head, password, 0, 0, 0];
  return [...start, ...Array<number>(size - start.length).fill(0)];
}

function errorOf(row: Row, mode: Mode, submode: number, password = 30): number {
  const { state, now } = registerIn(mode, submode);
  const { answer } = execute(state, Uint8Array.from(bodyOf(row, password)), now);
  return answer[row.code > 0xff ? 2 : 1] ?? -1;
}

describe('the table of the page', () => {
  it('speaks of every command the emulator knows', () => {
    const known = COMMANDS.map(({ code }) => code).filter((code) => code !== 0xb0);
    expect(TABLE.map(({ code }) => code).sort((a, b) => a - b)).toEqual(known.sort((a, b) => a - b));
  });

  it.each(MODES.flatMap((mode) => SUBMODES.map((submode) => [mode, submode] as const)))(
    'the register made for mode %i, submode %i is in them',
    (mode, submode) => {
      const { state, now } = registerIn(mode, submode);
      expect(execute(state, Uint8Array.from(ask.status()), now).answer.slice(5, 7)).toEqual([mode, submode]);
    },
  );
});

describe.each(TABLE.map((row) => [name(row.code), row] as const))('%s', (_code, row) => {
  it.each(MODES.map((mode) => [mode] as const))('in mode %i', (mode) => {
    const errors = SUBMODES.map((submode) => errorOf(row, mode, submode));
    if (!row.modes.includes(mode)) {
      expect(errors).toEqual(SUBMODES.map(() => row.errors[mode] ?? 0x73));
      return;
    }
    const printerErrors = [0x72, 0x6b, 0x58, 0x50];
    expect(errors.map((error) => (printerErrors.includes(error) ? error : 0))).toEqual(
      row.prints ? PRINTER_ERRORS : SUBMODES.map(() => 0),
    );
    expect([0x37, 0x4f, 0x73, 0x7e]).not.toContain(errors[0]);
  });

  it.each([
    [1, 'O'],
    [29, 'OA'],
    [30, 'OAS'],
  ])('with password %i', (password, allowed) => {
    const mode = row.modes[0] ?? 2;
    const isRefused = errorOf(row, mode, 0, password) === 0x4f;
    expect(isRefused).toBe(row.who !== '-' && !allowed.includes(row.who));
  });
});

describe('B0', () => {
  it.each(MODES.map((mode) => [mode] as const))('in mode %i goes by the submode alone', (mode) => {
    const row: Row = { code: 0xb0, size: 5, who: 'O', modes: ANY, errors: {}, prints: false };
    expect(SUBMODES.map((submode) => errorOf(row, mode, submode))).toEqual(CONTINUE);
  });
});
