/** What keeps the tills of a fault run apart while their registers are killed. */
import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { registerProcess, type RegisterProcess } from './register-process.ts';

function aRegister() {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-register-'));
  const register = registerProcess(folder, 1);
  onTestFinished(async () => {
    await register.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return register;
}

async function serialOf(register: RegisterProcess) {
  return (await register.control('state')).register.registration.serial;
}

const isLinked = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

it('a killed one leaves no link to a terminal whose number is free, and comes back with its memory and a link', async () => {
  const register = aRegister();
  const serial = await serialOf(register);
  await register.control('swapFn');
  const died = new Promise<void>((resolve) => register.onDeath(resolve));
  process.kill(register.pid(), 'SIGKILL');
  await died;
  expect(isLinked(register.ports[0])).toBe(false);
  const { register: back } = await register.control('state');
  expect([back.registration.serial, back.retiredDrives.length]).toEqual([serial, 1]);
  expect(isLinked(register.ports[0])).toBe(true);
});

it('two of them have two works numbers, so that neither till takes the other one for its own', async () => {
  expect(await serialOf(aRegister())).not.toBe(await serialOf(aRegister()));
});
