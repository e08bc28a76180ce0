import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** Two pseudo-terminals joined by socat: the till opens `tillEnd`, the test writes to the other. Source: scanners section 12.2. */
export class PtyPair {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kopilka-pty-'));
  readonly tillEnd = join(this.#folder, 'till');
  readonly #unitEnd = join(this.#folder, 'unit');
  #socat: ChildProcess | null = null;

  async plugIn(): Promise<void> {
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
    this.#socat = spawn('socat', [end(this.tillEnd), end(this.#unitEnd)], { stdio: 'ignore' });
    await vi.waitFor(
      () => {
        if (!existsSync(this.tillEnd) || !existsSync(this.#unitEnd)) throw new Error('socat has made no terminals');
      },
      { timeout: 10_000, interval: 5 },
    );
  }

  write(bytes: string | Uint8Array): void {
    writeFileSync(this.#unitEnd, bytes);
  }

  /** Both terminals are gone when this resolves. */
  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = null;
    if (socat === null) return;
    const exited = new Promise((resolve) => socat.once('exit', resolve));
    socat.kill();
    await exited;
  }

  async close(): Promise<void> {
    await this.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
