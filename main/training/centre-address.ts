import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dataFolder: string) => join(dataFolder, 'centre', 'address');

/** The embedded centre of a running till takes any free port: other commands on this data folder find it here. */
export function writeCentreAddress(dataFolder: string, address: string): void {
  writeFileSync(fileOf(dataFolder), address, { mode: 0o600 });
}

export function removeCentreAddress(dataFolder: string): void {
  rmSync(fileOf(dataFolder), { force: true });
}

/** The address of an embedded centre that answers now; null when there is none. */
export async function findRunningCentre(dataFolder: string): Promise<string | null> {
  try {
    const address = readFileSync(fileOf(dataFolder), 'utf8');
    const { ok } = await fetch(new URL('/sync/v1/health', address), { signal: AbortSignal.timeout(2_000) });
    return ok ? address : null;
  } catch {
    return null;
  }
}
