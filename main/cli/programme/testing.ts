import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgramme } from './run-programme.ts';

const ROOT = new URL('../../../', import.meta.url);

/** A file of the repository, by its path from the root. */
export const fileAt = (path: string): string => fileURLToPath(new URL(path, ROOT));

export const programmeAt = (name: string): string => fileAt(`loyalty/programmes/${name}.jsonc`);

/** A file with this text in a folder of its own. */
export function fileOf(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'programme-')), 'file.jsonc');
  writeFileSync(path, text);
  return path;
}

/** Runs a command as a user does: with its arguments, real files, and what it prints. */
export async function run(...args: string[]): Promise<{ status: number; out: string; said: string }> {
  const [out, said]: [string[], string[]] = [[], []];
  const status = await runProgramme(args, { out: (text) => out.push(text), say: (text) => said.push(text) });
  return { status, out: out.join('\n'), said: said.join('\n') };
}
