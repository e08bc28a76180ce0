/** What every scanner promises, whatever its wire: run against real drivers, fakes of a bus, and the simulator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scan, ScanFault, Scanner, ScannerState } from './port.ts';

export interface ScannerBench {
  scanner: Scanner;
  /** The unit reads a code of printable ASCII. */
  send(text: string): void;
  /** The unit sends something that is no scan. */
  sendControlCode(): void;
  unplug(): void;
  plugIn(): void;
  /** Lets time pass until `isReached` holds; rejects when it never does. */
  until(isReached: () => boolean): Promise<void>;
  /** Past the moments after open in which scans are dropped. */
  settle(): Promise<void>;
  /** What the scanner reported of listeners that threw. */
  bugs: unknown[];
  close(): Promise<void>;
}

export function describeScanner(name: string, openBench: () => Promise<ScannerBench>): void {
  describe(`${name} is a scanner`, () => {
    let bench: ScannerBench;
    let scans: Scan[];
    let faults: ScanFault[];
    let states: ScannerState[];
    const lastState = (): string | undefined => states.at(-1)?.state;
    const isReady = (): boolean => lastState() === 'ready';

    beforeEach(async () => {
      bench = await openBench();
      scans = [];
      faults = [];
      states = [];
      bench.scanner.on('scan', (scan) => scans.push(scan));
      bench.scanner.on('fault', (fault) => faults.push(fault));
      bench.scanner.on('state', (state) => states.push(state));
      await bench.scanner.start();
      await bench.until(isReady);
      await bench.settle();
    });

    afterEach(async () => {
      await bench.scanner.stop();
      await bench.close();
    });

    it('names its device when ready', () => {
      expect(states.at(-1)).toMatchObject({ state: 'ready', deviceId: expect.any(String) as string });
    });

    it('gives one scan for one code, from its source and device', async () => {
      bench.send('2900012345671');
      await bench.until(() => scans.length === 1);
      const ready = states.find((state) => state.state === 'ready');
      expect(scans[0]).toMatchObject({
        text: '2900012345671',
        source: bench.scanner.source,
        deviceId: ready?.deviceId,
        receivedAt: expect.any(Number) as number,
      });
    });

    it('gives two scans for the same code read twice', async () => {
      bench.send('4600000000015');
      bench.send('4600000000015');
      await bench.until(() => scans.length === 2);
      expect(scans.map(({ text }) => text)).toEqual(['4600000000015', '4600000000015']);
    });

    it('gives a fault and no scan for a control code', async () => {
      bench.sendControlCode();
      await bench.until(() => faults.length === 1);
      expect(faults[0]?.code).toBe('control-chars');
      expect(scans).toEqual([]);
    });

    it('says lost when unplugged, and reads again once plugged in', async () => {
      bench.unplug();
      await bench.until(() => states.some(({ state }) => state === 'lost'));
      states.length = 0;
      bench.plugIn();
      await bench.until(isReady);
      await bench.settle();
      bench.send('LC-0042-7Q');
      await bench.until(() => scans.length === 1);
      expect(scans[0]?.text).toBe('LC-0042-7Q');
    });

    it('reports a listener that throws, tells the others, and stays ready', async () => {
      bench.scanner.on('scan', () => {
        throw new Error('our own bug');
      });
      const heardAfter: string[] = [];
      bench.scanner.on('scan', ({ text }) => heardAfter.push(text));
      bench.send('2900012345671');
      await bench.until(() => heardAfter.length === 1);
      expect(bench.bugs).toEqual([new Error('our own bug')]);
      expect(isReady()).toBe(true);
    });

    it('is silent after stop and ready again after start', async () => {
      await bench.scanner.stop();
      states.length = 0;
      await bench.scanner.start();
      await bench.until(isReady);
      await bench.settle();
      bench.send('96385074');
      await bench.until(() => scans.length === 1);
      expect(scans).toHaveLength(1);
    });
  });
}
