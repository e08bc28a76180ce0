import { createHash } from 'node:crypto';
import { prepareProgramme } from '../../loyalty/index.ts';
import type { Instant, PreparedProgramme } from '../../loyalty/index.ts';
import { parseStoredProgramme } from '../store/stored-programme.ts';
import type { Directory } from '../store/types.ts';
import { NO_PROGRAMME } from './no-programme.ts';
import type { Log } from './ports.ts';

export interface ProgrammeInForce {
  prepared: PreparedProgramme;
  /** null = none has been downloaded: list prices */
  stored: { id: string; hash: string } | null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The programme in force, prepared once per version. A version this build cannot read is logged and sells at list prices. */
export function createProgrammes(directory: Directory, log: Log): (now: Instant) => ProgrammeInForce {
  const none: ProgrammeInForce = { prepared: prepareProgramme(NO_PROGRAMME, sha256), stored: null };
  let latest: { hash: string; programme: ProgrammeInForce } | null = null;
  return (now) => {
    const record = directory.findProgramme(now);
    if (record === undefined) return none;
    if (latest?.hash !== record.hash) latest = { hash: record.hash, programme: prepare(record) ?? none };
    return latest.programme;
  };

  function prepare({ programmeId, hash, document }: NonNullable<ReturnType<Directory['findProgramme']>>) {
    const parsed = parseStoredProgramme(document);
    if (parsed.ok) {
      const prepared = prepareProgramme(parsed.programme, sha256, parsed.text);
      return { prepared, stored: { id: programmeId, hash } };
    }
    log.error(`programme ${programmeId} ${hash} cannot be read`, parsed.problems);
    return null;
  }
}
