/** The bridge: one name, one call, one port; nothing of electron's passes through. */
import { beforeAll, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  exposed: new Map<string, Record<string, () => void>>(),
  listeners: new Map<string, (event: { ports: unknown[]; sender: string }) => void>(),
  sent: [] as unknown[][],
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, () => void>) => electron.exposed.set(name, api),
  },
  ipcRenderer: {
    on: (channel: string, listener: (event: { ports: unknown[]; sender: string }) => void) =>
      electron.listeners.set(channel, listener),
    send: (...message: unknown[]) => electron.sent.push(message),
  },
}));

const posted: unknown[][] = [];
beforeAll(async () => {
  vi.stubGlobal('window', {
    location: { origin: 'kopilka://app' },
    postMessage: (...message: unknown[]) => posted.push(message),
  });
  await import('./index.ts');
});

it('exposes one name with one call', () => {
  expect([...electron.exposed.keys()]).toEqual(['kopilka']);
  expect(Object.keys(electron.exposed.get('kopilka') ?? {})).toEqual(['connect']);
});

it('asks main for a port with an empty message', () => {
  electron.exposed.get('kopilka')?.['connect']?.();
  expect(electron.sent).toEqual([['kopilka:connect']]);
});

it('passes the port on to our own origin, without the event it came in', () => {
  const port = { name: 'port' };
  electron.listeners.get('kopilka:connect')?.({ ports: [port], sender: 'electron' });
  expect(posted).toEqual([['kopilka:connect', 'kopilka://app', [port]]]);
});

it('listens to nothing else', () => {
  expect([...electron.listeners.keys()]).toEqual(['kopilka:connect']);
});
