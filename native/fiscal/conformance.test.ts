/** The real driver against the emulated register, through `serialport` on a real pseudo-terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRegister } from './conformance.ts';
import { startEmulator } from './emulator/index.ts';
import { openRegister } from './index.ts';

describeRegister('the Shtrih-M driver on the emulator', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-conformance-'));
  const emulator = await startEmulator({ ttyLink: join(folder, 'register') });
  return {
    register: openRegister(`tty:${emulator.ttyPath}@115200`),
    stop: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
