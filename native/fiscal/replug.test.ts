/** The register unplugged and plugged in again, under its own and under other names, on real pseudo-terminals. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testReceipt } from './conformance/receipt.ts';
import { openPty } from './emulator/pty.ts';
import { startEmulator } from './emulator/index.ts';
import { openRegister } from './index.ts';
import type { FiscalRegister } from './index.ts';
import type { RegisterOptions } from './open-register.ts';

/** A fifth of every wait: the emulated register answers within microseconds. */
const TIME_SCALE = 0.2;
const TRIES_MAX = 20;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-replug-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An emulated register whose cable can be pulled and put into any port of a folder. */
async function pluggedIn(folder: string, name: string, serial: number) {
  const emulator = await startEmulator({ ttyLink: join(folder, name), registration: { serial } });
  onTestFinished(() => emulator.close());
  return {
    unplug: () => emulator.control('unplug'),
    replug: (to: string) => emulator.control('replug', { link: join(folder, to) }),
    lastFd: () => emulator.state().drive.documents.length,
  };
}

/** The till’s side: it was told port `a` and may look at the other ports of the folder. */
function registerAt(folder: string, options: RegisterOptions = {}) {
  const candidates = async () => ['b', 'c', 'd'].map((name) => join(folder, name));
  const register = openRegister(`tty:${join(folder, 'a')}`, { candidates, timeScale: TIME_SCALE, ...options });
  onTestFinished(() => register.disconnect());
  return register;
}

/** The till asks again until the register is there; a busy computer may need more than one look. */
async function connectAgain(register: FiscalRegister) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await register.connect();
    } catch (cause) {
      if (tries === TRIES_MAX) throw cause;
    }
  }
}

const OURS = 149_119;
const STRANGER = 200_200;

describe('a register that is plugged in again', () => {
  it.each(['a', 'b'])('at port %s is found by its serial number and sells on', async (port) => {
    const folder = temporaryFolder();
    const plug = await pluggedIn(folder, 'a', OURS);
    const register = registerAt(folder);
    await register.connect();
    await register.openShift();
    await register.registerReceipt(testReceipt('before'));
    await plug.unplug();
    await expect(register.readStatus()).rejects.toMatchObject({ kind: 'noLink' });
    await expect(register.connect()).rejects.toMatchObject({ kind: 'noLink' });
    await plug.replug(port);
    expect(await connectAgain(register)).toMatchObject({ serial: '149119' });
    const { fd } = await register.registerReceipt(testReceipt('after'));
    expect(fd).toBe(plug.lastFd());
  });

  it('comes back at b after it has moved to c, and to its own port', async () => {
    const folder = temporaryFolder();
    const plug = await pluggedIn(folder, 'a', OURS);
    const register = registerAt(folder);
    await register.connect();
    for (const port of ['c', 'b', 'a']) {
      await plug.unplug();
      await expect(register.readStatus()).rejects.toMatchObject({ kind: 'noLink' });
      await plug.replug(port);
      expect(await connectAgain(register)).toMatchObject({ serial: '149119' });
    }
  });

  it('unplugged while its receipt is being built is found elsewhere with nothing issued', async () => {
    const folder = temporaryFolder();
    const plug = await pluggedIn(folder, 'a', OURS);
    const register = registerAt(folder);
    await register.connect();
    await register.openShift();
    const before = plug.lastFd();
    let pulled: Promise<unknown> = Promise.resolve();
    const sold = register.registerReceipt(testReceipt('cut'), (stage) => {
      if (stage === 'opened') pulled = plug.unplug();
    });
    await expect(sold).rejects.toMatchObject({ kind: 'noLink' });
    await pulled;
    await plug.replug('d');
    await connectAgain(register);
    await register.cancelReceipt();
    expect(plug.lastFd()).toBe(before);
    expect(await register.registerReceipt(testReceipt('again'))).toMatchObject({ fd: before + 1 });
  });

  it('is not taken for another one that stands in its old port', async () => {
    const folder = temporaryFolder();
    const plug = await pluggedIn(folder, 'a', OURS);
    const register = registerAt(folder);
    await register.connect();
    await plug.unplug();
    await expect(register.readStatus()).rejects.toMatchObject({ kind: 'noLink' });
    await pluggedIn(folder, 'a', STRANGER);
    await expect(register.connect()).rejects.toMatchObject({ kind: 'noLink' });
    await plug.replug('b');
    expect(await connectAgain(register)).toMatchObject({ serial: '149119' });
  });
});

describe('a till that starts', () => {
  it('finds the register it had before under another name', async () => {
    const folder = temporaryFolder();
    await pluggedIn(folder, 'c', OURS);
    expect(await connectAgain(registerAt(folder, { serial: '149119' }))).toMatchObject({ serial: '149119' });
  });

  it('takes the register in the port it was told when the one it had is nowhere', async () => {
    const folder = temporaryFolder();
    await pluggedIn(folder, 'a', STRANGER);
    expect(await connectAgain(registerAt(folder, { serial: '149119' }))).toMatchObject({ serial: '200200' });
  });

  it('looks nowhere else when it never had one', async () => {
    const folder = temporaryFolder();
    await pluggedIn(folder, 'b', OURS);
    await expect(registerAt(folder).connect()).rejects.toMatchObject({ kind: 'noLink' });
  });
});

describe('a foreign device on a serial port', () => {
  const ENQ = 0x05;
  const NAK = 0x15;

  /** What a device got that answers each byte in its own way. */
  async function heardBy(answer: (byte: number) => number | null): Promise<number[]> {
    const folder = temporaryFolder();
    const heard: number[] = [];
    const port = openPty(join(folder, 'b'), {
      onBytes: (bytes) => {
        for (const byte of bytes) {
          heard.push(byte);
          const reply = answer(byte);
          if (reply !== null) port.write(Uint8Array.of(reply));
        }
      },
      onError: () => undefined,
    });
    onTestFinished(() => port.unplug());
    const register = registerAt(folder, { serial: '149119' });
    await expect(register.connect()).rejects.toMatchObject({ kind: 'noLink' });
    return heard;
  }

  it('that is silent hears ENQ twice and nothing else', async () => {
    expect(await heardBy(() => null)).toEqual([ENQ, ENQ]);
  });

  it('that answers nonsense hears no more than ENQ', async () => {
    expect(new Set(await heardBy(() => 0x41))).toEqual(new Set([ENQ]));
  });

  it('that happens to say NAK hears FCh at most', async () => {
    const heard = await heardBy((byte) => (byte === ENQ ? NAK : null));
    expect(heard.filter((byte) => byte !== ENQ).join(' ')).toMatch(/^(?:2 1 252 253 ?)+$/u);
  });
});
