/**
 * Whatever a stranger sends: the register answers in protocol only, accepts no frame that is not whole, and stays a
 * register: its counters, its drive and its drawer agree with each other afterwards.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from './commands/index.ts';
import { runControl, CONTROL_COMMANDS } from './control-commands.ts';
import { codeOf, execute } from './execute.ts';
import { FaultBox } from './fault-box.ts';
import { ACK, ENQ, frameOf, lrcOf, NAK, STX } from './frame.ts';
import { advanceLink, IDLE, type LinkState } from './link.ts';
import { Machine } from './machine.ts';
import { PROFILES } from './profiles.ts';
import { newRegisteredRegister } from './registration.ts';
import { openStore } from './state-store.ts';
import type { RegisterState } from './state.ts';
import { ask, Bench, NOW } from './testing/bench.ts';

const byte = fc.integer({ min: 0, max: 255 });

/** Requests a till makes in a day, many of them in their right order. */
const goodBody: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constantFrom<(readonly number[])[]>(
    ...[ask.openShift(), ask.zReport(), ask.xReport(), ask.status(), ask.driveStatus(), ask.subtotal()],
    ...[ask.cancel(), ask.cancelDocument(), ask.repeat(), ask.goOn(), ask.readOn(), ask.text('text')],
  ),
  fc.integer({ min: 0, max: 3 }).map((kind) => ask.openReceipt(kind)),
  fc
    .record({
      operation: fc.integer({ min: 1, max: 4 }),
      price: fc.nat(100_000),
      vat: fc.constantFrom(1, 2, 4, 8, 0xcb),
    })
    .map((line) => ask.line(line)),
  fc.nat(500_000).map((cash) => ask.close({ 1: cash })),
  fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.nat(100_000)).map(([way, sum]) => ask.cash(way, sum)),
  fc.nat(30).map((fd) => ask.find(fd)),
  fc.nat(30).map((fd) => ask.request(fd)),
);

/** A known code and a good password, and then anything. */
const halfGoodBody = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.constantFrom(1, 2, 29, 30), fc.uint8Array({ maxLength: 160 }), fc.boolean())
  .map(([{ code, length, who }, password, rest, isFitting]) => {
    const head = code > 0xff ? [0xff, code & 0xff] : [code];
    const start = who === 'none' ? head : [...head, password, 0, 0, 0];
    const size = typeof length === 'number' ? length : length[0];
    const filled = [...rest, ...Array<number>(size).fill(0)].slice(0, Math.max(0, size - start.length));
    return [...start, ...(isFitting ? filled : rest)];
  });

const mutatedBody = fc.tuple(goodBody, fc.nat(200), byte).map(([body, place, value]) => {
  return body.map((old, i) => (i === place % body.length ? value : old));
});

const anyBody = fc
  .oneof(
    { weight: 5, arbitrary: goodBody },
    { weight: 3, arbitrary: halfGoodBody },
    { weight: 2, arbitrary: mutatedBody },
    { weight: 1, arbitrary: fc.array(byte, { minLength: 1, maxLength: 255 }) },
  )
  .map((body) => body.slice(0, 255));

/** A receipt from its opening to its close, so that documents are made between the noise. */
const anySale: fc.Arbitrary<(readonly number[])[]> = fc
  .tuple(fc.nat(3), fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 3 }), fc.nat(500))
  .map(([kind, prices, over]) => {
    const operation = [1, 3, 2, 4][kind] ?? 1;
    const total = prices.reduce((sum, price) => sum + price, 0);
    return [
      ask.openReceipt(kind),
      ...prices.map((price) => ask.line({ operation, price })),
      ask.close({ 1: total + over }),
    ];
  });

const anyDay = fc
  .array(
    fc.oneof(
      anyBody.map((body) => [body]),
      anySale,
    ),
    { maxLength: 30 },
  )
  .map((parts): (readonly number[])[] => [ask.openShift(), ...parts.flat()]);

/** A command that changed the state it was given, and not its own copy, would throw. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

function assertConsistent(state: RegisterState): void {
  const { drive, shift, receipt, money, operations } = state;
  const registers = (from: number, to: number): number =>
    Array.from({ length: to - from + 1 }, (_, i) => operations[from + i] ?? 0).reduce((a, b) => a + b, 0);
  expect(drive.documents.map(({ fd }) => fd)).toEqual(drive.documents.map((_, i) => i + 1));
  expect(drive.confirmedFd).toBeLessThanOrEqual(drive.documents.length);
  const receipts = drive.documents.filter(({ type }) => type === 3 || type === 31);
  expect(registers(148, 151)).toBe(receipts.length);
  if (shift.isOpen) {
    expect(shift.receipts).toBe(receipts.filter((document) => document.shift === shift.number).length);
    expect(registers(144, 147)).toBe(shift.receipts);
  }
  expect(drive.documents.filter(({ type }) => type === 2).length).toBe(shift.number);
  expect(drive.documents.filter(({ type }) => type === 5).length).toBe(shift.isOpen ? shift.number - 1 : shift.number);
  expect(money[241] ?? 0).toBeGreaterThanOrEqual(0);
  for (const value of [...Object.values(money), ...Object.values(operations)])
    expect(Number.isSafeInteger(value)).toBe(true);
  if (receipt !== null) expect([4, 0x14]).toContain(drive.currentDocument);
  if (receipt === null) expect([0, 2, 8]).toContain(drive.currentDocument);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
}

describe('any bodies', () => {
  it('each is answered with its code; a refusal changes nothing; the register stays one (3 000 days)', () => {
    let receipts = 0;
    fc.assert(
      fc.property(anyDay, (bodies) => {
        const bench = new Bench();
        for (const body of bodies) {
          const { state, answer } = execute(frozen(bench.state), Uint8Array.from(body), bench.now);
          const isLong = body[0] === 0xff && body.length > 1;
          expect(answer[0]).toBe(body[0]);
          if (isLong) expect(answer[1]).toBe(body[1]);
          const error = answer[isLong ? 2 : 1] ?? -1;
          expect(error).toBeGreaterThanOrEqual(0);
          if (error !== 0) expect(state).toBe(bench.state);
          if (error !== 0) expect(answer.length).toBe(isLong ? 3 : 2);
          expect(answer.length).toBeLessThanOrEqual(255);
          bench.state = state;
          bench.printAll();
        }
        assertConsistent(bench.state);
        receipts += bench.state.drive.documents.filter(({ type }) => type === 3).length;
      }),
      { numRuns: 3000 },
    );
    expect(receipts).toBeGreaterThan(1000);
  });
});

const anyPiece: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.array(byte, { maxLength: 20 }),
  fc.array(fc.constantFrom(ENQ, ACK, NAK, STX, 0xff, 0), { maxLength: 6 }),
  anyBody.map((body) => frameOf(body)),
  fc.tuple(anyBody, fc.nat(300), byte).map(([body, place, value]) => {
    const frame = frameOf(body);
    return frame.map((old, i) => (i === place % frame.length ? value : old));
  }),
  fc.tuple(anyBody, fc.nat(300)).map(([body, size]) => frameOf(body).slice(0, size)),
  anyBody.map((body) => [ENQ, ...frameOf(body), ACK]),
);

describe('any bytes', () => {
  it('no frame is accepted but a whole one with its LRC (5 000 streams)', () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { maxLength: 12 }), (pieces) => {
        let state: LinkState = IDLE;
        const seen: number[] = [];
        for (const each of pieces.flat()) {
          seen.push(each);
          const step = advanceLink(state, { type: 'byte', byte: each });
          state = step.state;
          for (const output of step.outputs) {
            if (output.type !== 'accept') continue;
            const { body } = output;
            expect(seen.slice(-body.length - 3)).toEqual([STX, body.length, ...body, lrcOf(body)]);
            state = advanceLink(state, { type: 'answered', body: [body[0] ?? 0, 0] }).state;
          }
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('any bytes on the line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  interface Line {
    machine: Machine;
    faults: FaultBox;
    said: number[];
    send: (bytes: readonly number[]) => void;
  }

  function openLine(): Line {
    const said: number[] = [];
    const faults = new FaultBox(7);
    const note = (): void => undefined;
    const machine = new Machine({
      ...{ state: newRegisteredRegister(NOW), store: openStore(undefined), profile: PROFILES.instant, faults },
      ...{ log: { bytes: note, request: note, answer: note, note, close: note }, now: () => NOW, vanish: note },
      write: (bytes) => void said.push(...bytes),
    });
    machine.change(machine.state);
    return { machine, faults, said, send: (bytes) => machine.receive(Uint8Array.from(bytes)) };
  }

  /** What the register said is NAK, ACK and whole frames with their LRC, nothing else. */
  function assertProtocol(said: readonly number[]): void {
    for (let at = 0; at < said.length; at += 1) {
      const first = said[at];
      if (first === ACK || first === NAK) continue;
      expect(first).toBe(STX);
      const size = said[at + 1] ?? 0;
      const body = said.slice(at + 2, at + 2 + size);
      expect(size).toBeGreaterThan(0);
      expect(said[at + 2 + size]).toBe(lrcOf(body));
      at += 2 + size;
    }
  }

  it('it speaks protocol only, stays a register, and takes the next good frame (2 000 streams)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPiece, { maxLength: 12 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        async (pieces, pauses) => {
          const { machine, said, send } = openLine();
          for (const [i, piece] of pieces.entries()) {
            send(piece);
            await vi.advanceTimersByTimeAsync((pauses[i % Math.max(1, pauses.length)] ?? 0) * 2);
          }
          const wait = 110_000;
          await vi.advanceTimersByTimeAsync(wait);
          assertProtocol(said);
          assertConsistent(machine.state);
          for (let at = 0; machine.linkName !== 'IDLE' && at < 3; at += 1) {
            send([ENQ, ACK]);
            await vi.advanceTimersByTimeAsync(wait);
          }
          said.length = 0;
          send([ENQ, ...frameOf([0xfc])]);
          expect(said.slice(0, 5)).toEqual([NAK, ACK, STX, said[3], 0xfc]);
          machine.stop();
        },
      ),
      { numRuns: 2000 },
    );
  });

  const anyArgument = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
  /** Those that take the port away or draw pictures are tested on a real one. */
  const QUIET = CONTROL_COMMANDS.filter((name) => !/^(unplug|replug)$|Png$/.test(name));
  const anyRequest = fc.record({
    command: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...QUIET) }, { weight: 1, arbitrary: fc.string() }),
    faults: fc.oneof(
      fc.constantFrom('paperOut@3', 'nak=2,noAck', 'swapFn', 'p=0.5:coverOpen', 'clockJump=-9'),
      fc.string(),
    ),
    hours: anyArgument,
    lines: anyArgument,
    fd: anyArgument,
    to: fc.oneof(fc.constant('2026-12-01T10:00:00'), fc.string()),
    online: anyArgument,
    ms: fc.constant(0),
    total: fc.oneof(fc.nat(10_000), anyArgument),
    operation: fc.oneof(fc.integer({ min: 1, max: 4 }), anyArgument),
  });

  it('any control requests between them: each is done or refused in words, and the register works on (1 000 runs)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyRequest, anyBody), { maxLength: 15 }), async (steps) => {
        const { machine, faults, send } = openLine();
        const transport = {
          path: 'x',
          write: () => undefined,
          unplug: async () => undefined,
          replug: async () => undefined,
        };
        for (const [request, body] of steps) {
          try {
            await runControl({ machine, faults, transport, now: () => NOW }, request);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            expect((error as Error).message).not.toMatch(/undefined|Cannot read/);
          }
          send([ENQ, ACK, ...frameOf(body), ACK]);
          await vi.advanceTimersByTimeAsync(200);
        }
        await runControl({ machine, faults, transport, now: () => NOW }, { command: 'clear' });
        machine.powerOn();
        await vi.advanceTimersByTimeAsync(110_000);
        for (let at = 0; machine.linkName !== 'IDLE' && at < 3; at += 1) {
          send([ENQ, ACK]);
          await vi.advanceTimersByTimeAsync(110_000);
        }
        expect(machine.linkName).toBe('IDLE');
        expect(codeOf(execute(machine.state, Uint8Array.from(ask.status()), NOW).answer)).toBe(0x10);
        machine.stop();
      }),
      { numRuns: 1000 },
    );
  });
});
