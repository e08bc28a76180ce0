import { parseProgramme } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import { putProgramme } from './put-programme.ts';
import { sha256 } from './shelf.ts';

export type Published =
  | { kind: 'published'; isNew: boolean; hash: string }
  /** The version is there with other content, under this hash. */
  | { kind: 'versionTaken'; hash: string }
  /** Not a programme that this centre can run. */
  | { kind: 'invalid' };

/** @param document a programme as JSON, from outside */
export async function publishProgramme(sql: Sql, document: string): Promise<Published> {
  const parsed = parseProgramme(readJson(document));
  if (!parsed.ok) return { kind: 'invalid' };
  const { isNew, hash } = await putProgramme(sql, parsed.programme, parsed.text);
  return hash === sha256(parsed.text) ? { kind: 'published', isNew, hash } : { kind: 'versionTaken', hash };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
