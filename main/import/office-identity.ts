import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TillError } from '../../contract/errors/catalogue.ts';
import { writeFileDurably } from '../store/durable-file.ts';

const identity = z.object({ tillUuid: z.uuid(), secret: z.string().min(32) });
export type OfficeIdentity = z.infer<typeof identity>;

const FILE_NAME = 'office.json';
const SECRET_BYTES = 32;

/**
 * Who imports: the back office has a till number of its own (offline-sync section 14), made at its first import and
 * kept for its owner only. @throws TillError DATA_CORRUPT for a file that is none of ours
 */
export function officeIdentity(dataFolder: string): OfficeIdentity {
  const path = join(dataFolder, FILE_NAME);
  if (existsSync(path)) return readIdentity(path);
  const made = { tillUuid: randomUUID(), secret: randomBytes(SECRET_BYTES).toString('base64url') };
  writeFileDurably(path, JSON.stringify(made), 0o600);
  return made;
}

function readIdentity(path: string): OfficeIdentity {
  try {
    return identity.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new TillError('DATA_CORRUPT', {}, { cause: error });
  }
}
