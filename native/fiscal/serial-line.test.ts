import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPtyPair } from './fixtures/pty-pair.ts';
import type { PtyPair } from './fixtures/pty-pair.ts';
import { FiscalError } from './port.ts';
import { SerialLine } from './serial-line.ts';

/** The real `serialport` on a real pseudo-terminal. */

const BAUD = 115_200;

it('an absent port is no link, with the system’s reason as cause', async () => {
  const failure: unknown = await new SerialLine('/dev/no-such-register', BAUD).open().catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(FiscalError);
  expect(failure).toMatchObject({
    kind: 'noLink',
    cause: { message: expect.stringMatching(/No such file|File not found/u) as string },
  });
});

describe.skipIf(process.platform !== 'linux')('SerialLine on a pseudo-terminal', () => {
  let pty: PtyPair;
  let line: SerialLine;
  let isPlugged = true;

  beforeEach(async () => {
    pty = openPtyPair();
    isPlugged = true;
    line = new SerialLine(pty.path, BAUD);
    await line.open();
  });

  afterEach(async () => {
    await line.close();
    if (isPlugged) await pty.unplug();
  });

  const heard = () => new Promise<Buffer>((resolve) => pty.device.once('data', resolve));
  const closing = () => new Promise<Error | null>((resolve) => line.onClosed(resolve));

  it('carries every byte value both ways unchanged', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const there: number[] = [];
    const arrived = new Promise<void>((resolve) => {
      pty.device.on('data', (chunk: Buffer) => {
        there.push(...chunk);
        if (there.length === all.length) resolve();
      });
    });
    await line.write(all);
    await arrived;
    expect(there).toEqual([...all]);

    const back: number[] = [];
    const returned = new Promise<void>((resolve) => {
      line.onBytes((bytes) => {
        back.push(...bytes);
        if (back.length === all.length) resolve();
      });
    });
    pty.send(all);
    await returned;
    expect(back).toEqual([...all]);
  });

  it('is locked against a second opener', async () => {
    const second = new SerialLine(pty.path, BAUD);
    await expect(second.open()).rejects.toMatchObject({
      kind: 'noLink',
      message: expect.stringContaining('lock') as string,
    });
    expect(second.isOpen).toBe(false);
  });

  it('tells the unplugged device with a cause and is closed', async () => {
    const closed = closing();
    const listening = new Promise<void>((resolve) => line.onBytes(() => resolve()));
    pty.send(Uint8Array.of(0x15));
    await listening;
    await pty.unplug();
    isPlugged = false;
    expect(await closed).toMatchObject({ disconnected: true });
    expect(line.isOpen).toBe(false);
    await expect(line.write(Uint8Array.of(5))).rejects.toMatchObject({ kind: 'noLink' });
    await expect(line.open()).rejects.toMatchObject({ kind: 'noLink' });
  });

  it('tells an ordinary close without a cause, and opens again', async () => {
    const closed = closing();
    await line.close();
    expect(await closed).toBeNull();
    await line.open();
    const byte = heard();
    await line.write(Uint8Array.of(0x05));
    expect([...(await byte)]).toEqual([0x05]);
  });
});
