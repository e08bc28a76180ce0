/** Lengths, passwords, modes, submodes and the errors of each command. Source: fiscal-printer sections 3, 4, 4.8. */
import { describe, expect, it } from 'vitest';
import { le } from './bytes.ts';
import { MINUTE_MS } from './clock.ts';
import { COMMANDS } from './commands/index.ts';
import { paperText } from './paper.ts';
import { endPaperAfter, loadPaper, printLine } from './printer.ts';
import { newRegister } from './state.ts';
import { textTag, vlnTag } from './tlv.ts';
import { ask, Bench, NOW } from './testing/bench.ts';

type Situation = 'closed' | 'open' | 'over' | 'receipt' | 'date';

function bench(situation: Situation): Bench {
  const register = new Bench();
  if (situation === 'date') register.send([0x22, ...le(30, 4), 22, 11, 26]);
  if (situation === 'closed' || situation === 'date') return register;
  register.send(ask.openShift());
  if (situation === 'over') register.now += 24 * 60 * MINUTE_MS;
  if (situation === 'receipt') register.send(ask.openReceipt());
  return register;
}

const hexCode = (code: number): string => code.toString(16).toUpperCase();

/** A body of the least length with a good password where the command has one. */
function plain(code: number): number[] {
  const command = COMMANDS.find((candidate) => candidate.code === code);
  if (command === undefined) throw new Error(`no command ${hexCode(code)}`);
  const head = code > 0xff ? [0xff, code & 0xff] : [code];
  const least = typeof command.length === 'number' ? command.length : command.length[0];
  const start = command.who === 'none' ? head : [...head, ...le(30, 4)];
  return [...start, ...Array<number>(least - start.length).fill(0)];
}

describe('the list of commands', () => {
  it('holds each number once', () => {
    expect(new Set(COMMANDS.map(({ code }) => code)).size).toBe(COMMANDS.length);
  });

  it('holds every command of the page that the emulator must know', () => {
    const wanted = [
      ...[0xfc, 0xf7, 0x10, 0x11, 0x13, 0x14, 0x15, 0x17, 0x12, 0x2f, 0x18, 0x25, 0x26, 0x28, 0x29, 0x1a, 0x1b, 0x1e],
      ...[0x1f, 0x2d, 0x2e, 0x21, 0x22, 0x23, 0x40, 0x41, 0x50, 0x51, 0x80, 0x81, 0x82, 0x83, 0x85, 0x8e, 0x88, 0x89],
      ...[0x8c, 0x8d, 0xb0, 0xc0, 0xc1, 0xc2, 0xcb, 0xdd, 0xde, 0xe0, 0x6b, 0xff01, 0xff02, 0xff03, 0xff04, 0xff08],
      ...[0xff0a, 0xff0b, 0xff0c, 0xff0e, 0xff39, 0xff3a, 0xff3b, 0xff3c, 0xff3f, 0xff40, 0xff41, 0xff42, 0xff43],
      ...[0xff45, 0xff46, 0xff4b, 0xff4d, 0xff63],
    ];
    const known = new Set(COMMANDS.map(({ code }) => code));
    expect(wanted.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(COMMANDS.map((command) => [hexCode(command.code), command] as const))(
    '%s answers 7Eh to a body one byte short',
    (_name, { code }) => {
      const body = plain(code).slice(0, -1);
      if (body.length > (code > 0xff ? 1 : 0)) expect(bench('open').error(body)).toBe(0x7e);
    },
  );

  it.each(COMMANDS.filter(({ who }) => who !== 'none').map(({ code }) => [hexCode(code), code] as const))(
    '%s answers 4Fh to a wrong password',
    (_name, code) => {
      const body = plain(code);
      body.splice(code > 0xff ? 2 : 1, 4, ...le(12_345, 4));
      expect(bench('open').error(body)).toBe(0x4f);
    },
  );

  it.each([
    [
      [0x99, 1, 0, 0, 0],
      [0x99, 0x37],
    ],
    [
      [0xff, 0x4a, 30, 0, 0, 0],
      [0xff, 0x4a, 0x37],
    ],
    [[0xff], [0xff, 0x37]],
  ])('answers 37h to %j', (body, answer) => {
    expect(new Bench().send(body)).toEqual(answer);
  });

  it('takes the X report from the administrator and not from a cashier', () => {
    expect([1, 28, 29, 30].map((password) => bench('open').error(ask.xReport(password)))).toEqual([0x4f, 0x4f, 0, 0]);
  });

  it('takes commands of the drive from password 30 only', () => {
    expect([1, 29, 30].map((password) => new Bench().error([0xff, 1, ...le(password, 4)]))).toEqual([0x4f, 0x4f, 0]);
  });
});

describe('modes', () => {
  it.each<[Situation, number]>([
    ['closed', 4],
    ['open', 2],
    ['over', 3],
    ['receipt', 8],
    ['date', 6],
  ])('%s is mode %i', (situation, mode) => {
    expect(bench(situation).send(ask.status())[5]).toBe(mode);
  });

  it.each([0, 1, 2, 3])('a receipt of kind %i is mode 8 with that status', (kind) => {
    const register = bench('open');
    register.send(ask.openReceipt(kind));
    expect(register.send(ask.status())[5]).toBe(0x08 | (kind << 4));
  });

  it('comes to mode 3 earlier by the minutes of table 17 field 8', () => {
    const register = new Bench();
    register.send(ask.write(17, 8, [30]));
    register.send(ask.openShift());
    register.now = NOW + (24 * 60 - 30) * MINUTE_MS;
    expect(register.send(ask.status())[5]).toBe(3);
  });

  it.each<[string, readonly number[], Partial<Record<Situation, number>>]>([
    ['E0', ask.openShift(), { closed: 0, open: 0x3c, over: 0x3c, receipt: 0x4a, date: 0xc0 }],
    ['FF41', plain(0xff41), { closed: 0, open: 0x3c, receipt: 0x4a }],
    ['8D', ask.openReceipt(), { closed: 0x73, open: 0, over: 0x4e, receipt: 0x4a, date: 0xc0 }],
    ['FF46', ask.line(), { closed: 0x55, open: 0x55, receipt: 0 }],
    ['89', ask.subtotal(), { closed: 0x55, open: 0x55, receipt: 0 }],
    ['88', ask.cancel(), { closed: 0x55, open: 0x55, receipt: 0 }],
    ['FF45', ask.close({ 1: 1 }), { closed: 0x55, open: 0x55, receipt: 0x8e }],
    ['40', ask.xReport(), { closed: 0x3d, open: 0, over: 0, receipt: 0x4a }],
    ['41', ask.zReport(), { closed: 0x3d, open: 0, over: 0, receipt: 0x4a }],
    ['FF42', plain(0xff42), { closed: 0x3d, open: 0, over: 0, receipt: 0x4a }],
    ['50', ask.cash('in', 100), { closed: 0, open: 0, over: 0, receipt: 0x4a, date: 0x73 }],
    ['51 of more than the drawer', ask.cash('out', 100), { closed: 0x46, open: 0x46 }],
    ['8C', ask.repeat(), { open: 0x56, receipt: 0x4a, closed: 0x73 }],
    ['B0', ask.goOn(), { open: 0x72 }],
    ['1E', ask.write(17, 7, [0]), { closed: 0, open: 0, receipt: 0x73 }],
    ['1E of no table', ask.write(99, 1, [0]), { closed: 0x5d }],
    ['1E of a fixed field', ask.write(18, 5, [1]), { closed: 0x7a }],
    ['21', [0x21, ...le(30, 4), 14, 5, 0], { closed: 0, open: 0x73 }],
    ['21 of 25 h', [0x21, ...le(30, 4), 25, 0, 0], { closed: 0x7d }],
    ['22 of 31.02', [0x22, ...le(30, 4), 31, 2, 26], { closed: 0x7d }],
    ['23 of another date', [0x23, ...le(30, 4), 21, 11, 26], { date: 0x7c, closed: 0x73 }],
    ['FF0A', ask.find(77), { open: 0x08, receipt: 0x08 }],
    ['FF3A', ask.request(77), { open: 0x08 }],
    ['FF3B without FF3A', ask.readOn(), { open: 0x08 }],
    ['FF08 with nothing to cancel', ask.cancelDocument(), { open: 0x02, receipt: 0 }],
    ['FF0C with nothing to attach to', ask.tag(textTag(1008, 'a@b.ru')), { open: 0x02, receipt: 0 }],
    ['FF0C of a tag the register makes', ask.tag(vlnTag(1020, 5)), { receipt: 0x09 }],
    ['FF0C of half an element', ask.tag([0xf0, 3, 9, 0]), { receipt: 0x33 }],
    ['FF4D before any line', ask.lineTag(textTag(1191, 'x')), { receipt: 0x02, open: 0x55 }],
    ['86', plain(0x86), { receipt: 0x40 }],
    ['CB of kind 9', [0xcb, ...le(1, 4), 60, 2, 0, 0, 9, 0x31], { open: 0x33 }],
    ['CB wider than the paper', [0xcb, ...le(1, 4), 60, 8, 0, 0, 8, 0x31, 0x32, 0x33], { open: 0x91 }],
    ['DE without data', [0xde, ...le(1, 4), 3, 10, 0, 0, 0, 8, 5, 0, 1, 1], { open: 0x34 }],
  ])('%s', (_name, body, expected) => {
    const situations = Object.keys(expected) as Situation[];
    const errors = Object.fromEntries(situations.map((situation) => [situation, bench(situation).error(body)]));
    expect(errors).toEqual(expected);
  });

  it('opens the shift by itself where the model does', () => {
    const register = new Bench({ ...newRegister({ model: { opensShiftItself: true } }) });
    expect(register.error(ask.openReceipt())).toBe(0);
    expect(register.state.drive.documents.map(({ type }) => type)).toEqual([2]);
  });
});

describe('submodes', () => {
  const prepared = (submode: number): Bench => {
    const register = bench('open');
    register.change(({ printer }) => {
      if (submode === 1) endPaperAfter(printer, 0);
      if (submode === 2 || submode === 3) {
        printer.jobs.push({ lines: ['a', 'b'] });
        endPaperAfter(printer, 1);
        printLine(printer);
        printLine(printer);
      }
      if (submode === 3) loadPaper(printer);
    });
    return register;
  };

  it.each([
    [1, 0x6b],
    [2, 0x6b],
    [3, 0x58],
  ])('in submode %i a printing command is answered %i, a read is not', (submode, error) => {
    const register = prepared(submode);
    expect(register.send(ask.status())[6]).toBe(submode);
    const printing = [ask.openReceipt(), ask.xReport(), ask.zReport(), ask.cash('in', 1), ask.text('x')];
    expect(printing.map((body) => register.error(body))).toEqual(printing.map(() => error));
    const reads = [ask.money(241), ask.driveStatus(), [0x13, ...le(1, 4)], [0x28, ...le(1, 4), 0]];
    expect(reads.map((body) => register.error(body))).toEqual(reads.map(() => 0));
  });

  it('takes lines of a receipt without paper and refuses its close', () => {
    const register = bench('receipt');
    register.change(({ printer }) => endPaperAfter(printer, 0));
    expect(register.error(ask.line())).toBe(0);
    expect(register.error(ask.close({ 1: 10_000 }))).toBe(0x6b);
    expect(register.send(ask.status())[5]).toBe(8);
  });
});

describe('the shift', () => {
  it('makes one document of type 2 and one of type 5; X and cash make none', () => {
    const register = new Bench();
    for (const body of [ask.openShift(), ask.xReport(), ask.cash('in', 100), ask.cash('out', 50), ask.zReport()]) {
      expect(register.error(body)).toBe(0);
    }
    expect(register.state.drive.documents.map(({ type }) => type)).toEqual([1, 2, 5]);
    expect(register.state.operations[152]).toBe(5);
  });

  it('carries a tag from FF41h, FF0Ch into the opening report', () => {
    const register = new Bench();
    for (const body of [plain(0xff41), ask.tag(textTag(1203, '123456789012')), ask.openShift()]) {
      expect(register.error(body)).toBe(0);
    }
    expect(register.state.drive.documents.at(-1)?.tlv).toContain(Buffer.from('123456789012').toString('hex'));
  });

  it('refuses a receipt while a closing is begun, until FF08h', () => {
    const register = bench('open');
    register.send(plain(0xff42));
    expect(register.error(ask.openReceipt())).toBe(0x5e);
    expect(register.error(ask.cancelDocument())).toBe(0);
    expect(register.error(ask.openReceipt())).toBe(0);
  });

  it.each([
    [0, 500],
    [1, 0],
  ])('with table 1 field 2 = %i a Z report leaves %i in the drawer', (setting, left) => {
    const register = new Bench();
    register.send(ask.write(1, 2, [setting]));
    for (const body of [ask.openShift(), ask.cash('in', 500), ask.zReport()]) register.send(body);
    expect(register.send(ask.money(241)).slice(3, 5)).toEqual(le(left, 2));
    expect(register.send(ask.money(242)).slice(3, 5)).toEqual([0, 0]);
  });
});

describe('a long element', () => {
  it('comes in blocks by FF32h, FF33h and is attached by FF64h', () => {
    const register = bench('receipt');
    const bytes = textTag(1191, 'а'.repeat(300));
    expect(register.send([0xff, 0x32, ...le(30, 4), ...le(bytes.length, 2)]).slice(2)).toEqual([0, 200]);
    for (let at = 0; at < bytes.length; at += 200) {
      const block = bytes.slice(at, at + 200);
      expect(register.error([0xff, 0x33, ...le(30, 4), ...le(at, 2), block.length, ...block])).toBe(0);
    }
    expect([0, 1].map(() => register.error([0xff, 0x64, ...le(30, 4)]))).toEqual([0, 0x34]);
    expect(register.state.drive.pendingTlv).toBe(Buffer.from(bytes).toString('hex'));
  });
});

describe('tables', () => {
  it('keeps a cashier name in CP1251 and prints it', () => {
    const register = new Bench();
    register.send(ask.write(2, 2, [0xc8, 0xf0, 0xe0, ...Array<number>(61).fill(0)]));
    register.send(ask.openShift());
    expect(paperText(register.state.lastPrint?.lines ?? []).join()).toContain('Ира');
  });

  it('describes table 17 and its field 7', () => {
    const register = new Bench();
    expect(register.send([0x2d, ...le(30, 4), 17]).slice(42)).toEqual([1, 0, 40]);
    expect(register.send([0x2e, ...le(30, 4), 17, 7]).slice(42)).toEqual([0, 1, 0, 2]);
  });

  it('moves the password with the table', () => {
    const register = new Bench();
    register.send(ask.write(2, 1, le(777, 4)));
    expect([register.error(ask.status(1)), register.error(ask.status(777))]).toEqual([0x4f, 0]);
  });
});
