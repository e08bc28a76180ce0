/** Two emulators on one folder, in one process and in two, one of them killed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from './index.ts';

const PROGRAM = fileURLToPath(new URL('../fiscal-emulator.ts', import.meta.url));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const inFolder = (folder: string, name: string) => ({
  ttyLink: join(folder, name),
  stateFolder: join(folder, 'register'),
});

/** A process of its own, up. */
async function program(folder: string) {
  const { ttyLink, stateFolder } = inFolder(folder, 'first');
  const child = spawn(process.execPath, [PROGRAM, '--tty-link', ttyLink, '--state', stateFolder]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  return child;
}

describe('a register in a folder', () => {
  it('is refused to a second emulator, and left as it is', async () => {
    const folder = temporaryFolder();
    const first = await startEmulator(inFolder(folder, 'first'));
    onTestFinished(() => first.close());
    const state = () => readFileSync(join(folder, 'register', 'state.json'), 'utf8');
    const before = state();
    await expect(startEmulator(inFolder(folder, 'second'))).rejects.toMatchObject({
      name: 'FolderInUseError',
      message: expect.stringContaining('another emulator lives in') as string,
    });
    expect(state()).toBe(before);
  });

  it('is free again after its emulator has ended', async () => {
    const folder = temporaryFolder();
    await (await startEmulator(inFolder(folder, 'first'))).close();
    await (await startEmulator(inFolder(folder, 'second'))).close();
  });

  it('is refused while another process has it, and free as soon as that one is killed', async () => {
    const folder = temporaryFolder();
    const first = await program(folder);
    await expect(startEmulator(inFolder(folder, 'second'))).rejects.toMatchObject({ name: 'FolderInUseError' });
    const gone = new Promise((resolve) => first.once('exit', resolve));
    first.kill('SIGKILL');
    await gone;
    await (await startEmulator(inFolder(folder, 'second'))).close();
  });
});
