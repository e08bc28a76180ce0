import { describe, expect, it } from 'vitest';
import { describeScanner } from './conformance.ts';
import { HID_FIXTURES } from './hid-pos.fixtures.ts';
import { SimulatedScanner } from './simulated-scanner.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

describeScanner('SimulatedScanner', async () => {
  const clock = new VirtualClock();
  const bugs: unknown[] = [];
  const scanner = new SimulatedScanner({ clock, reportBug: (error) => bugs.push(error) });
  return {
    scanner,
    bugs,
    send: (text) => {
      scanner.scan(text);
    },
    sendControlCode: () => {
      scanner.scan('\u0002\u0008');
    },
    unplug: () => {
      scanner.unplug();
    },
    plugIn: () => {
      scanner.plugIn();
    },
    until: async (isReached) => {
      await clock.advance(0);
      if (!isReached()) throw new Error('not reached at once');
    },
    settle: () => clock.advance(0),
    close: async () => {},
  };
});

describe('SimulatedScanner', () => {
  async function started() {
    const clock = new VirtualClock();
    const scanner = new SimulatedScanner({
      clock,
      reportBug: (error) => {
        throw error;
      },
    });
    const heard: string[] = [];
    scanner.on('scan', ({ text }) => heard.push(text));
    scanner.on('fault', ({ code }) => heard.push(code));
    await scanner.start();
    return { clock, scanner, heard };
  }

  it('reads raw HID reports through the parser: the rotating token of fixture B03 in three reports', async () => {
    const { scanner, heard } = await started();
    const fixture = HID_FIXTURES.find(({ id }) => id === 'B03');
    scanner.hidReports((fixture?.reports ?? []).map((hex) => Buffer.from(hex, 'hex')));
    expect(heard).toEqual([expect.stringMatching(/^R1-[0-9A-Z]{135}$/)]);
  });

  it('reads serial bytes through the framer, ended by 60 ms of silence', async () => {
    const { clock, scanner, heard } = await started();
    scanner.serialBytes(Buffer.from('4600000000015'));
    await clock.advance(59);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual(['4600000000015']);
  });

  it('reads nothing while unplugged', async () => {
    const { scanner, heard } = await started();
    scanner.unplug();
    scanner.scan('4600000000015');
    expect(heard).toEqual([]);
  });

  it('gives a too-long fault for 513 bytes', async () => {
    const { scanner, heard } = await started();
    scanner.scan('Q'.repeat(513));
    expect(heard).toEqual(['too-long']);
  });
});
