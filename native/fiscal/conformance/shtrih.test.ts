/** The real driver against the emulated register, through `serialport` on a real pseudo-terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRegister } from './any.ts';
import { describeFiscalRegister } from './fiscal.ts';
import { startEmulator } from '../emulator/index.ts';
import { openRegister } from '../index.ts';

async function makeRegister() {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-conformance-'));
  const emulator = await startEmulator({ ttyLink: join(folder, 'register') });
  return {
    register: openRegister(`tty:${emulator.ttyPath}@115200`),
    stop: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describeRegister('the Shtrih-M driver on the emulator', makeRegister);
describeFiscalRegister('the Shtrih-M driver on the emulator', makeRegister);
