/**
 * The driver's side of the link against a line that says anything: no crash, no wait beyond the time-outs, no ACK of
 * what is no frame, no verdict the register does not bear out. In virtual time, thousands of cases.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../line.ts';
import { FiscalError } from '../port.ts';
import { ShtrihRegister } from './driver.ts';
import { BabblingLine } from './fixtures/babbling-line.ts';
import { FaultyRegister } from './fixtures/faulty-register.ts';
import type { Fault } from './fixtures/faulty-register.ts';
import { RECEIPT } from './fixtures/scripted-register.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';
import { ACK, ENQ, NAK, STX, encodeFrame } from './frame.ts';
import { LinkError } from './link-request.ts';
import type { Repeat } from './link-request.ts';
import { Link } from './link.ts';
import { chooseModel } from './models/choose.ts';
import { scaleTimeOuts, wiredTimeOuts } from './time-outs.ts';

const RUNS = 2000;
const timeOuts = scaleTimeOuts(wiredTimeOuts(115_200), 0.1);
const timing = timeOuts.link;
const log = () => undefined;

/** Control bytes, pieces of frames and whole ones are likelier than chance would have them. */
const saying = fc.record({
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(ACK, NAK, ENQ, STX, 0xff).map((byte) => Uint8Array.of(byte)),
    fc.uint8Array({ minLength: 1, maxLength: 30 }).map(encodeFrame),
    fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((body) => Uint8Array.of(ACK, ...encodeFrame(Uint8Array.of(0x10, ...body)))),
    fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((body) => encodeFrame(Uint8Array.of(0x10, ...body)).subarray(0, -1)),
  ),
  afterMs: fc.integer({ min: 0, max: 200 }),
});

const REQUEST_MS = 300;
/** Every ENQ, every try of a frame and every wait for its answer, one after another. */
const LONGEST_MS =
  (timing.nakTries + 1) * (timing.answerTries + 2) * (timing.enqTries + 1) * (timing.enqMs + timing.gapMs + 200) +
  4 * (REQUEST_MS * (timing.answerTries + 2) + timing.patienceMs);

/** Whether the bytes hold a frame with its length and check right, from any STX on. */
function holdsFrame(bytes: readonly number[], accepts: (body: readonly number[]) => boolean = () => true): boolean {
  return bytes.some((byte, at) => {
    const length = bytes[at + 1] ?? 0;
    const body = bytes.slice(at + 2, at + 2 + length);
    const check = body.reduce((sum, value) => sum ^ value, length);
    return byte === STX && length > 0 && body.length === length && bytes[at + 2 + length] === check && accepts(body);
  });
}

describe('the link', () => {
  it.each<Repeat>(['safe', 'unlessAccepted', 'never'])(
    `ends in time on any bytes, acknowledges frames alone, takes an answer alone for one (%s)`,
    async (repeat) => {
      await fc.assert(
        fc.asyncProperty(fc.array(saying, { maxLength: 30 }), async (sayings) => {
          const clock = new VirtualClock();
          const line = new BabblingLine(clock, sayings);
          const link = new Link({ line, timing, clock, log });
          const request = {
            code: 0x10,
            body: Uint8Array.of(0x10, 1, 0, 0, 0),
            timeoutMs: REQUEST_MS,
            lookMs: 30,
            repeat,
          };
          const answer = await clock.run(link.exchange(request)).catch((cause: unknown) => {
            expect(cause).toBeInstanceOf(LinkError);
            return null;
          });
          expect(clock.now()).toBeLessThan(LONGEST_MS);
          for (const received of line.acknowledged) expect(holdsFrame(received)).toBe(true);
          if (answer === null) return;
          const whole = [0x10, answer.error, ...answer.data].join();
          expect(holdsFrame(line.said, (body) => body.join() === whole)).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    60_000,
  );
});

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fault>({ kind: 'none' }) },
  fc.constantFrom<Fault>({ kind: 'requestLost' }, { kind: 'answerLost' }, { kind: 'powerCut' }),
  fc.record({ kind: fc.constant('requestSpoiled' as const), at: fc.nat(150), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('answerCut' as const), at: fc.nat(60) }),
  fc.record({ kind: fc.constant('answerSpoiled' as const), at: fc.nat(60), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('answerDropsByte' as const), at: fc.nat(60) }),
  fc.record({ kind: fc.constant('answerDelayed' as const), ms: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({ kind: fc.constant('noise' as const), bytes: fc.uint8Array({ maxLength: 8 }) }),
);

/** Messages of ours up to the close of {@link receipt}: faults that begin later meet the close itself. */
const WRITES_TO_CLOSE = 27;
const clean: Fault = { kind: 'none' };
const faultsFrom = (first: number, last: number): fc.Arbitrary<Fault[]> =>
  fc
    .record({ quiet: fc.integer({ min: first, max: last }), faults: fc.array(fault, { maxLength: 20 }) })
    .map(({ quiet, faults }) => [...Array.from({ length: quiet }, () => clean), ...faults]);
const anywhere = fc.oneof(faultsFrom(0, WRITES_TO_CLOSE), faultsFrom(WRITES_TO_CLOSE, WRITES_TO_CLOSE + 6));

function driverOn(line: Line, clock: VirtualClock): ShtrihRegister {
  const link = new Link({ line, timing, clock, log });
  const model = chooseModel('ШТРИХ-М-01Ф', null);
  const passwords = { cashier: 1, system: 30 };
  return new ShtrihRegister({ link, clock, passwords, model, timeOuts, timeoutsMs: {}, marksReceipts: true, log });
}

const receipt = { ...RECEIPT, payments: { cash: 35_478, electronic: 0, advance: 0, credit: 0 } };

describe('a receipt over a faulty line', () => {
  it('is never closed twice, never called issued when it is not, nor refused when it is', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, async (faults) => {
        const clock = new VirtualClock();
        const line = new FaultyRegister(clock, faults);
        const register = driverOn(line, clock);
        const verdict = await clock.run(register.registerReceipt(receipt)).then(
          ({ fd }) => ({ issued: fd }),
          (cause: unknown) => {
            expect(cause).toBeInstanceOf(FiscalError);
            return (cause as FiscalError).kind;
          },
        );
        expect(line.closes).toBeLessThanOrEqual(1);
        if (typeof verdict === 'object') expect(line.documents).toBe(verdict.issued);
        else if (verdict !== 'unknown') expect(line.documents).toBe(0);
        expect(clock.now()).toBeLessThan(30 * LONGEST_MS);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('that ended unclear is told by the drive once the line is well again', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, async (faults) => {
        const clock = new VirtualClock();
        const line = new FaultyRegister(clock, faults);
        const register = driverOn(line, clock);
        const isIssued = await clock.run(register.registerReceipt(receipt)).then(
          () => true,
          () => null,
        );
        let lastFd: number | null = null;
        for (let looks = 0; lastFd === null && looks <= faults.length; looks += 1) {
          lastFd = await clock.run(register.readCounters().then(({ lastFd: last }) => last)).catch(() => null);
        }
        expect(lastFd).toBe(line.documents);
        const late = register.takeLateClose();
        if (late !== null && 'fd' in late.outcome) expect(line.documents).toBe(1);
        if (isIssued === true) expect(lastFd).toBe(1);
      }),
      { numRuns: RUNS / 4 },
    );
  }, 60_000);

  it('is nothing but a FiscalError on a line that babbles, whatever call is made', async () => {
    const calls = [
      'readStatus',
      'readCounters',
      'readDrive',
      'openShift',
      'settle',
      'cancelReceipt',
      'connect',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), fc.array(saying, { maxLength: 40 }), async (call, sayings) => {
        const clock = new VirtualClock();
        const register = driverOn(new BabblingLine(clock, sayings), clock);
        await clock.run(register[call]() as Promise<unknown>).catch((cause: unknown) => {
          expect(cause).toBeInstanceOf(FiscalError);
        });
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
