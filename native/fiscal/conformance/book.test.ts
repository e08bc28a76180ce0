/** A register without a fiscal drive, its book in a real file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../index.ts';
import { describeRegister } from './any.ts';

describeRegister('no register at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-book-'));
  return {
    register: openRegister('none', { bookPath: join(folder, 'book.json') }),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
