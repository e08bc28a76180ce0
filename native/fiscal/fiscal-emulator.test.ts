/** The emulator as a program: its words, its exit codes, and what a kill leaves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectControl } from './emulator/index.ts';
import { frameOf } from './emulator/frame.ts';
import { ask } from './emulator/testing/bench.ts';
import { RawPort } from './emulator/testing/raw-port.ts';

const PROGRAM = join(import.meta.dirname, 'fiscal-emulator.ts');

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

/** Starts the program on the folder's tty and state and waits until it says so. */
async function ready(...args: string[]) {
  const child = run('--tty-link', join(folder, 'tty'), '--state', join(folder, 'register'), ...args);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: JSON.parse(chunk.toString()) as { ready: boolean; tty: string; control: string } };
}

describe('fiscal-emulator', () => {
  it('says where it is on stdout and stderr, with the seed of its faults', async () => {
    const child = run('--tty-link', join(folder, 'tty'), '--seed', '42');
    const words = text(child.stderr);
    const [out] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGTERM');
    const [tty, control] = [join(folder, 'tty'), join(folder, 'tty.control')];
    expect(JSON.parse(out.toString())).toEqual({ ready: true, tty, control });
    expect((await words).split('\n')).toEqual([
      'fiscal-emulator: a test instrument, not a cash register',
      `fiscal-emulator: ready at ${tty}, control ${control}, seed 42`,
      '',
    ]);
  });

  it('ends on SIGTERM with 0 and takes its link and socket away', async () => {
    const { child } = await ready();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, existsSync(join(folder, 'tty')), existsSync(join(folder, 'tty.control'))]).toEqual([0, false, false]);
  });

  it.each([
    [[], 'say --tty-link PATH or --tcp PORT'],
    [['--tty-link', 'x', '--profile', 'fast'], 'there is no profile "fast"'],
    [['--tcp', 'many'], '--tcp takes a whole number'],
    [['--dance'], "Unknown option '--dance'"],
    [['--tcp', '0', '--misbehave', 'explode'], '"explode" is no fault'],
  ])('exits with 2 and plain words on %j', async (args, words) => {
    const child = run(...args);
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    expect(said).toContain(words);
    expect(code).toBe(2);
  });

  it('control asks the running one: faults in, text and a picture of the last print out', async () => {
    const { said } = await ready('--columns', '48');
    const ask48 = async (...words: string[]): Promise<string> => text(run('control', said.control, ...words).stdout);
    expect(await ask48('misbehave', 'faults=nak=2,strayFf')).toBe('null\n');
    expect(JSON.parse(await ask48('state'))).toMatchObject({ mode: 4, faults: ['nak', 'strayFf'] });
    expect(await ask48('clear')).toBe('null\n');
    const port = await RawPort.open(said.tty);
    await port.send(ask.openShift());
    await port.close();
    const report = (await ask48('lastPrintText')).split('\n');
    expect(report[0]).toBe('  ЭМУЛЯТОР - НЕ КАССА');
    expect(Math.max(...report.map((line) => line.length))).toBe(48);
    const picture = join(folder, 'report.png');
    expect(await ask48('lastPrintPng', '--out', picture)).toBe('');
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  });

  it.each([
    [['control'], 2, 'say PATH and COMMAND'],
    [['control', 'CHANNEL', 'ageShift', 'hours'], 2, '"hours" is no NAME=VALUE'],
    [['control', 'CHANNEL', 'dance'], 1, '"dance" is no command'],
    [['control', '/nowhere/tty.control', 'state'], 1, 'ENOENT'],
  ])('%j exits with %i and words', async (args, exitCode, words) => {
    const { said } = await ready();
    const child = run(...args.map((word) => (word === 'CHANNEL' ? said.control : word)));
    const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    expect(complaint).toContain(words);
    expect(code).toBe(exitCode);
  });

  it('loses nothing that was answered when it is killed, and finds its link again', async () => {
    const first = await ready();
    const port = await RawPort.open(first.said.tty);
    await port.send(ask.openShift());
    for (let n = 0; n < 5; n += 1) {
      await port.send(ask.openReceipt());
      await port.send(ask.line());
      expect((await port.send(ask.close({ 1: 10_000 })))[2]).toBe(0);
    }
    await port.send(ask.openReceipt());
    await port.settle();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await port.close();

    const second = await ready();
    const again = await RawPort.open(second.said.tty);
    expect((await again.send(ask.status()))[5]).toBe(8);
    expect((await again.send(ask.driveStatus())).slice(29)).toEqual([7, 0, 0, 0]);
    await again.close();
  });

  it('is register 700123 where it is told so, and a question to it after its kill is refused at once', async () => {
    const { child, said } = await ready('--serial', '700123');
    const client = await connectControl(said.control);
    expect((await client.send('state')).register.registration.serial).toBe(700_123);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const words = { message: 'the emulator closed the control channel' };
    await expect(client.send('state')).rejects.toMatchObject(words);
    await expect(client.send('state')).rejects.toMatchObject(words);
  });

  it('killed inside a close has the receipt or has it not, whole either way', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { child, said } = await ready();
      const port = await RawPort.open(said.tty);
      const mode = (await port.send(ask.status()))[5];
      if (mode === 4) await port.send(ask.openShift());
      if (mode !== 8) await port.send(ask.openReceipt());
      if (mode !== 8) await port.send(ask.line());
      await port.settle();
      port.write(frameOf(ask.close({ 1: 10_000 })));
      await port.byte();
      child.kill('SIGKILL');
      await once(child, 'exit');
      await port.close();
    }
    const { said } = await ready();
    const client = await connectControl(said.control);
    const { register, drawer } = await client.send('state');
    client.close();
    const receipts = register.drive.documents.filter(({ type }) => type === 3);
    expect(drawer).toBe(receipts.length * 10_000);
    expect(register.drive.documents.map(({ fd }) => fd)).toEqual(register.drive.documents.map((_, i) => i + 1));
    expect(register.shift.receipts).toBe(receipts.length);
  });
});
