import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mappingStorageErrors } from './storage-errors.ts';
import { writeFileDurably } from './durable-file.ts';
import type { DataKeys } from './personal-data.ts';

const KEY_BYTES = 32;
const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES);
const keyFile = z.object({ version: z.literal(1), dek: key, bik: key });

/**
 * Reads the keys of personal data, or makes them. The file is for its owner alone (0600). An unreadable one is set
 * aside, never overwritten. Source: offline-sync section 18.
 */
export function loadKeys(folder: string): DataKeys {
  const path = join(folder, 'keys.json');
  return mappingStorageErrors(folder, () => {
    const known = existsSync(path) ? parseKeys(readFileSync(path, 'utf8')) : undefined;
    if (known !== undefined) {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      return known;
    }
    if (existsSync(path)) renameSync(path, `${path}.unreadable`);
    const fresh = { dek: randomBytes(KEY_BYTES), bik: randomBytes(KEY_BYTES) };
    const text = { version: 1, dek: fresh.dek.toString('base64'), bik: fresh.bik.toString('base64') };
    writeFileDurably(path, JSON.stringify(text), 0o600);
    return fresh;
  });
}

function parseKeys(text: string): DataKeys | undefined {
  const parsed = keyFile.safeParse(readJson(text));
  if (!parsed.success) return undefined;
  return { dek: Buffer.from(parsed.data.dek, 'base64'), bik: Buffer.from(parsed.data.bik, 'base64') };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
