import { describe, expect, it } from 'vitest';
import { openScanners } from './index.ts';
import type { DeviceState } from './index.ts';

describe('openScanners', () => {
  it('gives one stream of scans, faults and states', async () => {
    const hub = openScanners({ addresses: [{ kind: 'simulated' }] });
    const heard: unknown[] = [];
    hub.listen({
      scan: ({ text }) => heard.push(text),
      fault: ({ code }) => heard.push(code),
      state: ({ address, state }) => heard.push([address, state.state]),
    });
    await hub.start();
    hub.simulated?.scan('2900012345671');
    hub.simulated?.scan('A\u0001');
    hub.simulated?.unplug();
    await hub.stop();
    expect(heard).toEqual([['simulated', 'ready'], '2900012345671', 'control-chars', ['simulated', 'lost']]);
  });

  it('knows the latest state of each device, absent before start', async () => {
    const hub = openScanners({ addresses: [{ kind: 'simulated' }] });
    const stateOf = (states: DeviceState[]): string[] => states.map(({ state }) => state.state);
    expect(stateOf(hub.states())).toEqual(['absent']);
    await hub.start();
    expect(stateOf(hub.states())).toEqual(['ready']);
    hub.simulated?.unplug();
    expect(stateOf(hub.states())).toEqual(['lost']);
    hub.simulated?.plugIn();
    expect(stateOf(hub.states())).toEqual(['ready']);
    await hub.stop();
  });

  it('makes one scanner of the same address given twice', () => {
    const hub = openScanners({ addresses: [{ kind: 'simulated' }, { kind: 'simulated' }] });
    expect(hub.states()).toHaveLength(1);
  });

  it('may have no scanner at all', async () => {
    const hub = openScanners({ addresses: [] });
    await hub.start();
    expect(hub.simulated).toBeNull();
    expect(hub.states()).toEqual([]);
    await hub.stop();
  });

  it('starts on a PC whatever its USB, and settles on a state', async () => {
    const hub = openScanners({ addresses: [{ kind: 'hid' }] });
    const first = new Promise<DeviceState>((resolve) => {
      hub.listen({ state: resolve });
    });
    await hub.start();
    expect((await first).address).toBe('hid');
    await hub.stop();
  });
});
