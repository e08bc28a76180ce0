/** Every fault switch does what the table in fault-syntax.ts says, on a real terminal. Source: fiscal-printer section 8. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTROL_COMMANDS, startEmulator, type Emulator } from './index.ts';
import { ACK, ENQ, frameOf, NAK, STX } from './frame.ts';
import { FAULT_NAMES, parseFaults } from './fault-syntax.ts';
import { FaultBox } from './fault-box.ts';
import { INVALID_DOCUMENT } from './printer.ts';
import { ask, NOW } from './testing/bench.ts';
import { RawPort } from './testing/raw-port.ts';

let folder: string;
let emulator: Emulator;
let port: RawPort;
const CLOSE = ask.close({ 1: 10_000 });
const STATUS_FRAME = frameOf(ask.status());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'));
  emulator = await startEmulator({ ttyLink: join(folder, 'tty'), now: () => NOW });
  port = await RawPort.open(emulator.ttyPath);
  await port.send(ask.openShift());
});

afterEach(async () => {
  await port.close();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

async function openReceipt(): Promise<void> {
  await port.send(ask.openReceipt());
  await port.send(ask.line());
}

const receipts = (): number => emulator.state().drive.documents.filter(({ type }) => type === 3).length;
const misbehave = (faults: string): Promise<null> => emulator.control('misbehave', { faults });
const errorOf = (answer: readonly number[]): number | undefined => answer[answer[0] === 0xff ? 2 : 1];

/** Sends a frame after ENQ, NAK and takes its ACK. */
async function put(body: readonly number[]): Promise<void> {
  await port.settle();
  port.write(frameOf(body));
  expect(await port.byte()).toBe(ACK);
}

describe('1 the answer on the line', () => {
  it('drops byte 2; ENQ brings the whole answer', async () => {
    await misbehave('dropAnswerByte=2');
    await put(ask.status());
    expect(await port.bytes(3)).toEqual([STX, 0x10, 0]);
    const [again] = await resync();
    expect(again?.length).toBe(16);
  });

  it('corrupts byte 3; ENQ brings the whole answer', async () => {
    await misbehave('corruptAnswerByte=3');
    await put(ask.status());
    expect((await port.bytes(19)).slice(0, 4)).toEqual([STX, 16, 0x10, 0xff]);
    const [again] = await resync();
    expect(again?.slice(0, 2)).toEqual([0x10, 0]);
  });

  it('delays byte 5 by 30 ms and sends all of it', async () => {
    await misbehave('delayAnswerByte=5:30');
    expect((await port.send(ask.status())).length).toBe(16);
  });

  async function resync(): Promise<number[][]> {
    await port.writeGarbage([NAK]);
    return port.settle();
  }
});

describe('2 to 4 the handshake', () => {
  it('2 runs the command without ACK', async () => {
    await misbehave('noAck/FF45');
    await openReceipt();
    await port.settle();
    port.write(frameOf(CLOSE));
    expect(errorOf(await port.answer())).toBe(0);
    expect(receipts()).toBe(1);
  });

  it('3 runs the command, loses the answer and is idle', async () => {
    await misbehave('noAnswer/FF45');
    await openReceipt();
    await put(CLOSE);
    port.write([ENQ]);
    expect(await port.byte()).toBe(NAK);
    expect(receipts()).toBe(1);
  });

  it('4 refuses three good frames, takes the fourth', async () => {
    await misbehave('nak=3');
    await port.settle();
    for (let n = 0; n < 3; n += 1) {
      port.write(STATUS_FRAME);
      expect(await port.byte()).toBe(NAK);
    }
    expect(errorOf(await port.send(ask.status()))).toBe(0);
  });
});

describe('5 to 8 power', () => {
  /** Bytes that were under way when power returned mean nothing to either side. */
  async function revive(): Promise<void> {
    await emulator.control('powerOn');
    await port.drain();
  }

  it('5 dies before the document: the receipt is still open', async () => {
    await misbehave('dieBeforeFnWrite=0');
    await openReceipt();
    await put(CLOSE);
    expect((await emulator.control('state')).powered).toBe(false);
    await revive();
    expect((await port.send(ask.status()))[5]).toBe(8);
    expect(receipts()).toBe(0);
  });

  it('6 dies after the document: the receipt is closed, the answer gone', async () => {
    await misbehave('dieAfterFnWrite=0');
    await openReceipt();
    await put(CLOSE);
    await revive();
    expect(await port.settle()).toEqual([]);
    expect((await port.send(ask.status()))[5]).toBe(2);
    expect(receipts()).toBe(1);
  });

  it('7 dies after the answer: no answer waits any more', async () => {
    await misbehave('dieAfterAnswer=0');
    await openReceipt();
    await put(CLOSE);
    expect(errorOf(await port.answer())).toBe(0);
    await revive();
    expect(await port.settle()).toEqual([]);
    expect(receipts()).toBe(1);
  });

  it('8 dies while printing: what is on paper stays, printing goes on by itself when power is back', async () => {
    await openReceipt();
    const before = (await emulator.control('tape')).length;
    await misbehave('diePrinting@4=0');
    expect(errorOf(await port.send(CLOSE))).toBe(0);
    expect((await emulator.control('tape')).length).toBe(before + 3);
    await revive();
    const text = (await emulator.control('lastReceiptText')) ?? '';
    expect((await emulator.control('tape')).slice(before).join('\n')).toBe(text);
    expect((await port.send(ask.status()))[6]).toBe(0);
  });

  it('comes back by itself after the given time', async () => {
    await misbehave('dieAfterFnWrite=20');
    await openReceipt();
    await put(CLOSE);
    while (!(await emulator.control('state')).powered) await new Promise(setImmediate);
    expect((await port.send(ask.status()))[5]).toBe(2);
  });

  it('forgets which document was being read', async () => {
    expect(errorOf(await port.send(ask.request(1)))).toBe(0);
    await port.settle();
    await emulator.control('powerOff');
    await revive();
    expect(errorOf(await port.send(ask.readOn()))).toBe(0x08);
  });

  it('is silent without power', async () => {
    await emulator.control('powerOff');
    port.write([ENQ]);
    await revive();
    expect(await port.settle()).toEqual([]);
  });
});

describe('9 and 10 paper', () => {
  it('9 paper ends at line 3: 2, with paper 3, after continue the whole receipt again', async () => {
    await openReceipt();
    const before = (await emulator.control('tape')).length;
    await misbehave('paperOut@3');
    expect(errorOf(await port.send(CLOSE))).toBe(0);
    expect((await port.send(ask.status())).slice(3, 7)).toEqual([0x12, 0x02, 2, 2]);
    expect(errorOf(await port.send(ask.goOn()))).toBe(0x6b);
    expect(errorOf(await port.send(ask.openReceipt()))).toBe(0x6b);
    await emulator.control('loadPaper');
    expect((await port.send(ask.status()))[6]).toBe(3);
    expect(errorOf(await port.send(ask.openReceipt()))).toBe(0x58);
    expect(errorOf(await port.send(ask.goOn()))).toBe(0);
    expect((await port.send(ask.status()))[6]).toBe(0);
    const lines = ((await emulator.control('lastReceiptText')) ?? '').split('\n');
    expect((await emulator.control('tape')).slice(before)).toEqual([...lines.slice(0, 3), INVALID_DOCUMENT, ...lines]);
    expect(receipts()).toBe(1);
  });

  it('9 paper ends while nothing prints: 1, with paper 0', async () => {
    await misbehave('paperOut');
    expect((await port.send(ask.status()))[6]).toBe(1);
    await emulator.control('loadPaper');
    expect((await port.send(ask.status()))[6]).toBe(0);
  });

  it('10 an open cover stands in the flags and stops printing', async () => {
    await misbehave('coverOpen');
    expect((await port.send(ask.status())).slice(3, 5)).toEqual([0x92, 0x06]);
    expect(errorOf(await port.send(ask.openReceipt()))).toBe(0x6b);
    await emulator.control('closeCover');
    expect(errorOf(await port.send(ask.openReceipt()))).toBe(0);
  });
});

describe('11 to 15 the drive and the clock', () => {
  it.each([
    ['fnError=2F:before', 0x2f, 0, 8],
    ['fnError=04:after', 0x04, 1, 2],
  ])('11 %s', async (faults, error, made, mode) => {
    await misbehave(faults);
    await openReceipt();
    expect(errorOf(await port.send(CLOSE))).toBe(error);
    expect([receipts(), (await port.send(ask.status()))[5]]).toEqual([made, mode]);
  });

  it('14 waits for the command it names: the drive is swapped between the last line and the close', async () => {
    await misbehave('swapFn/FF45');
    await openReceipt();
    expect(emulator.state().drive.number).toBe('9999078900012345');
    await port.send(CLOSE);
    expect(emulator.state().drive.number).toBe('9999078900012346');
  });

  it('12 the shift is over 24 h: no receipt, but a Z report', async () => {
    await misbehave('ageShift');
    expect(errorOf(await port.send(ask.openReceipt()))).toBe(0x4e);
    expect(errorOf(await port.send(ask.zReport()))).toBe(0);
  });

  it.each([
    ['clockJump=10', 0x17],
    ['clockJump=-10', 0x07],
    ['clockJump=4', 0],
  ])('13 %s is answered %i by the drive', async (faults, error) => {
    await openReceipt();
    await misbehave(faults);
    expect(errorOf(await port.send(CLOSE))).toBe(error);
  });

  it('14 another drive counts from 1', async () => {
    await misbehave('swapFn');
    const status = await port.send(ask.driveStatus());
    expect(String.fromCharCode(...status.slice(13, 29))).toBe('9999078900012346');
    expect(status.slice(29)).toEqual([1, 0, 0, 0]);
  });

  it('15 no receipt while the data operator is unreachable for 30 days', async () => {
    await openReceipt();
    await misbehave('ofdOverdue');
    expect(errorOf(await port.send(CLOSE))).toBe(0x15);
    expect((await port.send(ask.driveStatus()))[7]).toBe(8);
    await emulator.control('dataOperator', { online: true });
    expect(errorOf(await port.send(CLOSE))).toBe(0);
  });
});

describe('16 to 20 the hard ones', () => {
  it('16 a foreign receipt takes the next number', async () => {
    await misbehave('foreignDocument=12300');
    await openReceipt();
    await port.send(CLOSE);
    expect(emulator.state().drive.documents.map(({ fd, total }) => [fd, total])).toEqual([
      [1, null],
      [2, null],
      [3, 12_300],
      [4, 10_000],
    ]);
  });

  it('17 the port vanishes after the close and returns under another name', async () => {
    const other = join(folder, 'elsewhere');
    await openReceipt();
    await port.settle();
    await misbehave(`vanish=50:${other}`);
    const closed = once(port.port, 'close');
    port.write(frameOf(CLOSE));
    await closed;
    while (emulator.ttyPath !== other) await new Promise(setImmediate);
    port = await RawPort.open(other);
    expect((await port.send(ask.status()))[5]).toBe(2);
    expect(receipts()).toBe(1);
  });

  it('18 a stray FF follows the ACK', async () => {
    await misbehave('strayFf');
    await put(ask.status());
    expect(await port.byte()).toBe(0xff);
    expect(errorOf(await port.answer())).toBe(0);
  });

  it('19 the cancel is refused once', async () => {
    await misbehave('cancelRefused');
    await openReceipt();
    expect(errorOf(await port.send(ask.cancel()))).toBe(0x59);
    expect(errorOf(await port.send(ask.cancel()))).toBe(0);
  });

  it('20 the close is answered 0 and the counter stands still', async () => {
    await misbehave('hollowClose');
    await openReceipt();
    expect(errorOf(await port.send(CLOSE))).toBe(0);
    expect((await port.send(ask.driveStatus())).slice(29)).toEqual([2, 0, 0, 0]);
    expect((await port.send(ask.status()))[5]).toBe(2);
    expect([receipts(), (await emulator.control('state')).drawer]).toEqual([0, 0]);
  });
});

describe('the words for faults', () => {
  it('each stands in docs/emulator.md, as does each control command', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/emulator.md'), 'utf8');
    expect([...FAULT_NAMES, ...CONTROL_COMMANDS].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('knows each by its name', () => {
    expect(parseFaults(FAULT_NAMES.join(', ')).map(({ name }) => name)).toEqual(FAULT_NAMES);
  });

  it('reads probability, command, line and arguments', () => {
    expect(parseFaults('p=0.05:noAck/FF45,diePrinting@7=300')).toEqual([
      { name: 'noAck', commands: [0xff45], line: null, args: [], probability: 0.05 },
      { name: 'diePrinting', commands: null, line: 7, args: ['300'], probability: null },
    ]);
  });

  it.each(['explode', 'nak=x', 'p=2:noAck', 'fnError=2F:maybe', 'noAck/ZZ', 'noAck=1', '@3'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseFaults(text)).toThrow();
    },
  );

  it('draws the same faults from the same seed, about one in twenty', () => {
    const draws = (seed: number): boolean[] => {
      const box = new FaultBox(seed);
      box.add('p=0.05:noAck');
      return Array.from({ length: 2000 }, () => box.draw('noAck', 0x10) !== null);
    };
    const drawn = draws(7).filter(Boolean).length;
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
    expect(drawn).toBeGreaterThan(50);
    expect(drawn).toBeLessThan(150);
  });

  it('forgets what waits when cleared', async () => {
    await misbehave('noAnswer,nak=2');
    await emulator.control('clear');
    expect((await emulator.control('state')).faults).toEqual([]);
    expect(errorOf(await port.send(ask.status()))).toBe(0);
  });
});
