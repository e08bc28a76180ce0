/** The life of HID POS units on a fake of the node-hid calls, in virtual time. */
import { describe, expect, it } from 'vitest';
import { describeScanner } from './conformance.ts';
import { HID_FIXTURES } from './hid-pos.fixtures.ts';
import { HidScanner } from './hid-scanner.ts';
import type { HidScannerOptions } from './hid-scanner.ts';
import type { Scan, ScanFault, ScannerState } from './port.ts';
import { FakeHidBus, XENON } from './testing/fake-hid-bus.ts';
import { reportsOf } from './testing/reports.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const PATH = '/dev/hidraw0';
const XENON_ID = 'hid:0c2e:1007:17:0';
const KEYBOARD = { vendorId: 0x0c2e, productId: 0x1001, path: '/dev/hidraw1', interface: 0, usagePage: 1, usage: 6 };

const hexOf = (text: string): string[] =>
  reportsOf(new TextEncoder().encode(text)).map((report) => Buffer.from(report).toString('hex'));

function setUp(options: Partial<HidScannerOptions> = {}) {
  const bus = new FakeHidBus();
  const clock = new VirtualClock();
  const bugs: unknown[] = [];
  const scanner = new HidScanner({ bus, clock, reportBug: (error) => bugs.push(error), ...options });
  const scans: Scan[] = [];
  const faults: ScanFault[] = [];
  const states: ScannerState[] = [];
  scanner.on('scan', (scan) => scans.push(scan));
  scanner.on('fault', (fault) => faults.push(fault));
  scanner.on('state', (state) => states.push(state));
  return { bus, clock, bugs, scanner, scans, faults, states };
}

async function setUpReady(options: Partial<HidScannerOptions> = {}) {
  const bench = setUp(options);
  bench.bus.plugIn(XENON);
  await bench.scanner.start();
  await bench.clock.advance(300);
  return bench;
}

describeScanner('HidScanner', async () => {
  const { bus, clock, bugs, scanner } = setUp();
  bus.plugIn(XENON);
  return {
    scanner,
    bugs,
    send: (text) => {
      bus.send(PATH, ...hexOf(text));
    },
    sendControlCode: () => {
      bus.send(PATH, ...hexOf('\u0002\u0008'));
    },
    unplug: () => {
      bus.unplug(PATH);
    },
    plugIn: () => {
      bus.plugIn(XENON);
    },
    until: async (isReached) => {
      for (let steps = 0; !isReached(); steps++) {
        if (steps > 100) throw new Error('not reached within 10 s');
        await clock.advance(100);
      }
    },
    settle: () => clock.advance(250),
    close: async () => {},
  };
});

describe('looking for a unit', () => {
  it('asks the bus each second for 10 s, each 3 s to 5 min, then each 10 s', async () => {
    const { bus, clock, scanner } = setUp();
    await scanner.start();
    await clock.advance(9_999);
    expect(bus.enumerations).toBe(10);
    await clock.advance(290_001);
    const afterFiveMinutes = bus.enumerations;
    expect(afterFiveMinutes).toBe(10 + Math.floor(290_000 / 3_000) + 1);
    await clock.advance(100_000);
    expect(bus.enumerations).toBe(afterFiveMinutes + 10);
  });

  it('never asks while its unit is ready', async () => {
    const { bus, clock } = await setUpReady();
    const asked = bus.enumerations;
    await clock.advance(3_600_000);
    expect(bus.enumerations).toBe(asked);
  });

  it('asks at once when told to, after resume from suspend', async () => {
    const { bus, clock, scanner } = await setUpReady();
    const asked = bus.enumerations;
    scanner.rescan();
    await clock.advance(0);
    expect(bus.enumerations).toBe(asked + 1);
  });

  it('asks no more after stop, and closes its unit', async () => {
    const { bus, clock, scanner } = await setUpReady();
    await scanner.stop();
    const asked = bus.enumerations;
    await clock.advance(60_000);
    expect(bus.enumerations).toBe(asked);
    expect(bus.handles.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('goes absent, opening, ready, lost, absent, opening, ready', async () => {
    const { bus, clock, scanner, states } = setUp();
    await scanner.start();
    await clock.advance(0);
    bus.plugIn(XENON);
    await clock.advance(1_000);
    bus.unplug(PATH);
    await clock.advance(1_000);
    bus.plugIn(XENON);
    await clock.advance(1_000);
    expect(states).toEqual([
      { state: 'absent' },
      { state: 'opening', deviceId: XENON_ID },
      { state: 'ready', deviceId: XENON_ID, name: 'Xenon 1900' },
      { state: 'lost', reason: 'unplugged', deviceId: XENON_ID },
      { state: 'absent', reason: 'unplugged', deviceId: XENON_ID },
      { state: 'opening', deviceId: XENON_ID },
      { state: 'ready', deviceId: XENON_ID, name: 'Xenon 1900' },
    ]);
    expect(bus.handles[0]?.isClosed).toBe(true);
  });

  it('knows the unit again on another path, and a stranger on the old path as a stranger', async () => {
    const { bus, clock, states } = await setUpReady();
    bus.unplug(PATH);
    bus.plugIn({ ...XENON, path: '/dev/hidraw5' });
    bus.plugIn({ ...XENON, serialNumber: '18' });
    await clock.advance(1_000);
    const ready = states.filter((state) => state.state === 'ready').map(({ deviceId }) => deviceId);
    expect(ready).toEqual([XENON_ID, XENON_ID, 'hid:0c2e:1007:18:0']);
  });

  it('says failed and tries on when the system lacks libudev', async () => {
    const { bus, clock, scanner, states } = setUp();
    bus.isBroken = true;
    bus.plugIn(XENON);
    await scanner.start();
    await clock.advance(5_000);
    expect(states).toEqual([{ state: 'absent', reason: 'failed' }]);
    bus.isBroken = false;
    await clock.advance(1_000);
    expect(states.at(-1)?.state).toBe('ready');
  });
});

describe('a unit that cannot be used', () => {
  it('is no-permission when this user may not open it, said once', async () => {
    const { bus, clock, scanner, states } = setUp();
    bus.plugIn(XENON);
    bus.forbidden.add(PATH);
    await scanner.start();
    await clock.advance(10_000);
    expect(states).toEqual([
      { state: 'opening', deviceId: XENON_ID },
      { state: 'lost', reason: 'no-permission', deviceId: XENON_ID },
    ]);
  });

  it('is failed when the system refuses for another reason, and ready when it no longer does', async () => {
    const { bus, clock, scanner, states } = setUp();
    bus.plugIn(XENON);
    bus.refused.add(PATH);
    await scanner.start();
    await clock.advance(2_000);
    expect(states.at(-1)).toEqual({ state: 'lost', reason: 'failed', deviceId: XENON_ID });
    bus.refused.clear();
    await clock.advance(1_000);
    expect(states.at(-1)?.state).toBe('ready');
  });

  it('is in keyboard mode when it comes back as a keyboard of the same vendor', async () => {
    const { bus, clock, states } = await setUpReady();
    bus.unplug(PATH);
    bus.plugIn(KEYBOARD);
    await clock.advance(1_000);
    expect(states.at(-1)).toEqual({ state: 'absent', reason: 'keyboard-mode', deviceId: XENON_ID });
  });

  it('is in keyboard mode from the start when only a keyboard of a known maker is there', async () => {
    const { bus, clock, scanner, states } = setUp();
    bus.plugIn({ ...KEYBOARD, productId: 0x1007 });
    await scanner.start();
    await clock.advance(0);
    expect(states).toEqual([{ state: 'absent', reason: 'keyboard-mode' }]);
    expect(bus.handles).toEqual([]);
  });
});

describe('reports of a unit', () => {
  it('are dropped in the first 250 ms after open', async () => {
    const { bus, clock, scanner, scans } = setUp();
    bus.plugIn(XENON);
    await scanner.start();
    await clock.advance(249);
    bus.send(PATH, ...hexOf('2900012345671'));
    await clock.advance(1);
    bus.send(PATH, ...hexOf('4600000000015'));
    expect(scans.map(({ text }) => text)).toEqual(['4600000000015']);
  });

  it('are dropped to their end when a long code began in those 250 ms', async () => {
    const { bus, clock, scanner, scans, faults } = setUp();
    bus.plugIn(XENON);
    await scanner.start();
    const [first = '', second = ''] = hexOf('Y'.repeat(70));
    await clock.advance(200);
    bus.send(PATH, first);
    await clock.advance(60);
    bus.send(PATH, second, ...hexOf('96385074'));
    expect(scans.map(({ text }) => text)).toEqual(['96385074']);
    expect(faults).toEqual([]);
  });

  it('of two units are never mixed', async () => {
    const { bus, clock, scans } = await setUpReady();
    bus.plugIn({ ...XENON, serialNumber: '18', path: '/dev/hidraw3' });
    bus.unplug(PATH);
    bus.plugIn(XENON);
    await clock.advance(2_000);
    const [first = '', second = ''] = hexOf('Y'.repeat(70));
    bus.send(PATH, first);
    bus.send('/dev/hidraw3', ...hexOf('4600000000015'));
    bus.send(PATH, second);
    expect(scans.map(({ text, deviceId }) => [text, deviceId])).toEqual([
      ['4600000000015', 'hid:0c2e:1007:18:0'],
      ['Y'.repeat(70), XENON_ID],
    ]);
  });

  it('cut off by an unplug are not glued to the next scan', async () => {
    const { bus, clock, scans } = await setUpReady();
    bus.send(PATH, hexOf('W'.repeat(70))[0] ?? '');
    bus.unplug(PATH);
    bus.plugIn(XENON);
    await clock.advance(1_300);
    bus.send(PATH, ...hexOf('2900012345671'));
    expect(scans.map(({ text }) => text)).toEqual(['2900012345671']);
  });

  it('are faults with their code when they are no scan', async () => {
    const { bus, faults } = await setUpReady();
    const oversized = HID_FIXTURES.find(({ id }) => id === 'N06');
    bus.send(PATH, ...(oversized?.reports ?? []));
    expect(faults).toEqual([{ code: 'too-long', source: 'hid', deviceId: XENON_ID }]);
  });

  it('follow the descriptor against the saved profile', async () => {
    const withoutAim =
      '058c0902a1010912a1028502150026ff0075080501093b95018102058c09fe95388202010666ff09049501810295048103058c09ff2501750195018102750795018103c0c0';
    const { bus, clock, scanner, scans } = setUp();
    bus.plugIn(XENON);
    bus.descriptors.set(PATH, Buffer.from(withoutAim, 'hex'));
    await scanner.start();
    await clock.advance(300);
    const fixture = HID_FIXTURES.find(({ id }) => id === 'C01');
    bus.send(PATH, ...(fixture?.reports ?? []));
    expect(scans.map(({ text, aim }) => [text, aim])).toEqual([['4600000000015', null]]);
  });
});

describe('feature report 254', () => {
  const profiles = [{ vendorId: 0x0c2e, switchToHidPos: true }];

  it('is sent once after each open when the profile wants it', async () => {
    const { bus } = await setUpReady({ profiles });
    expect(bus.handles[0]?.featureReports).toEqual([[0xfe, 0x01]]);
  });

  it('is not sent otherwise', async () => {
    const { bus } = await setUpReady();
    expect(bus.handles[0]?.featureReports).toEqual([]);
  });

  it('may be refused: the unit is ready all the same', async () => {
    const bench = setUp({ profiles });
    bench.bus.refusesFeatureReports = true;
    bench.bus.plugIn(XENON);
    await bench.scanner.start();
    await bench.clock.advance(0);
    expect(bench.states.at(-1)?.state).toBe('ready');
  });
});
