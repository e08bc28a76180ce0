/** The serial driver on a real pseudo-terminal with the real serialport; socat holds its other end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { describeScanner } from './conformance.ts';
import type { ScannerState } from './port.ts';
import { listSerialPorts, SerialScanner } from './serial-scanner.ts';
import { PtyPair } from './testing/pty-pair.ts';

/** Real time that can be pushed forward, and that waits 50 ms at most, so that a retry each second costs no second. */
class ImpatientClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  after(delayMs: number, run: () => void): () => void {
    return systemClock.after(Math.min(delayMs, 50), run);
  }

  skip(ms: number): void {
    this.#aheadMs += ms;
  }
}

const until = (isReached: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!isReached()) throw new Error('not reached within 10 s');
    },
    { timeout: 10_000, interval: 5 },
  );

const failOnBug = (error: unknown): void => {
  throw error;
};

describeScanner('SerialScanner', async () => {
  const pty = new PtyPair();
  await pty.plugIn();
  const clock = new ImpatientClock();
  const bugs: unknown[] = [];
  const scanner = new SerialScanner({
    path: pty.tillEnd,
    baudRate: 9600,
    clock,
    reportBug: (error) => bugs.push(error),
  });
  let wire = Promise.resolve();
  return {
    scanner,
    bugs,
    send: (text) => {
      pty.write(`${text}\r\n`);
    },
    sendControlCode: () => {
      pty.write('A\u0008\r\n');
    },
    unplug: () => {
      wire = wire.then(() => pty.unplug());
    },
    plugIn: () => {
      wire = wire.then(() => pty.plugIn());
    },
    until,
    settle: async () => {
      clock.skip(250);
    },
    close: async () => {
      await wire;
      await pty.close();
    },
  };
});

describe('SerialScanner', () => {
  let pty: PtyPair;
  let clock: ImpatientClock;
  let scanners: SerialScanner[];

  const open = (path: string, baudRate = 9600) => {
    const scanner = new SerialScanner({ path, baudRate, clock, reportBug: failOnBug });
    scanners.push(scanner);
    const heard: string[] = [];
    const states: ScannerState[] = [];
    scanner.on('scan', ({ text }) => heard.push(text));
    scanner.on('fault', ({ code }) => heard.push(code));
    scanner.on('state', (state) => states.push(state));
    return { scanner, heard, states };
  };

  const openReady = async (baudRate = 9600) => {
    const bench = open(pty.tillEnd, baudRate);
    await bench.scanner.start();
    await until(() => bench.states.at(-1)?.state === 'ready');
    clock.skip(250);
    return bench;
  };

  beforeEach(async () => {
    pty = new PtyPair();
    await pty.plugIn();
    clock = new ImpatientClock();
    scanners = [];
  });

  afterEach(async () => {
    await Promise.all(scanners.map((scanner) => scanner.stop()));
    await pty.close();
  });

  for (const baudRate of [9600, 115200, 128000]) {
    it(`reads at ${baudRate} bit/s`, async () => {
      const { heard } = await openReady(baudRate);
      pty.write('4600000000015\r');
      await until(() => heard.length > 0);
      expect(heard).toEqual(['4600000000015']);
    });
  }

  it('makes one scan of a code written byte by byte, and two of two codes written at once', async () => {
    const { heard } = await openReady();
    pty.write('96385074\r');
    for (const sign of '2900012345671\r') pty.write(sign);
    pty.write('4600000000015\rLC-0042-7Q\r');
    await until(() => heard.length >= 4);
    expect(heard).toEqual(['96385074', '2900012345671', '4600000000015', 'LC-0042-7Q']);
  });

  it('reads a unit without a suffix after 60 ms of silence', async () => {
    const { heard } = await openReady();
    pty.write('2900012345671');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['2900012345671']);
  });

  it('is absent where there is no such port, and ready once there is', async () => {
    await pty.unplug();
    const { scanner, states } = open(pty.tillEnd);
    await scanner.start();
    await until(() => states.length === 2);
    expect(states.map(({ state }) => state)).toEqual(['opening', 'absent']);
    await pty.plugIn();
    await until(() => states.at(-1)?.state === 'ready');
  });

  it('is busy while another program holds the port', async () => {
    await openReady();
    const { scanner, states } = open(pty.tillEnd);
    await scanner.start();
    await until(() => states.length === 2);
    expect(states.at(-1)).toMatchObject({ state: 'lost', reason: 'busy' });
  });

  it('is lost when socat dies in the middle of a code, whose half is not glued to the next', async () => {
    const { heard, states } = await openReady();
    pty.write('96385074\r29000');
    await until(() => heard.length === 1);
    await pty.unplug();
    await until(() => states.some(({ state }) => state === 'lost'));
    await pty.plugIn();
    await until(() => states.at(-1)?.state === 'ready');
    clock.skip(250);
    pty.write('4600000000015\r');
    await until(() => heard.length > 1);
    expect(heard).toEqual(['96385074', '4600000000015']);
  });
});

describe('listSerialPorts', () => {
  it('gives a list also on a system that cannot say', async () => {
    expect(Array.isArray(await listSerialPorts())).toBe(true);
  });
});
