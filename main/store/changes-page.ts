import { z } from 'zod';
import { TillError } from '../../contract/errors/catalogue.ts';
import { CHANGES_MAX } from '../../contract/sync/api.ts';
import { change } from '../../contract/sync/records.ts';
import type { Change } from '../../contract/sync/records.ts';
import { instant } from '../../contract/units.ts';
import type { ChangesPage } from './directory-apply.ts';
import type { PageTaken } from './directory-messages.ts';

const KNOWN: ReadonlySet<string> = new Set(change.options.map((option) => option.shape.entity.value));

const envelope = z.object({
  changes: z.array(z.looseObject({ entity: z.string().max(64) })).max(CHANGES_MAX),
  next: z.int().nonnegative(),
  more: z.boolean(),
  serverTime: instant,
});

/**
 * Reads the body of an answer of `changes`. An entity of a newer centre is passed over and counted; a known one that
 * does not fit its schema makes the whole page unusable. Source: offline-sync section 8.
 * @throws TillError CENTRE_GARBAGE
 */
export function readChangesPage(body: Uint8Array): ChangesPage & PageTaken {
  try {
    const { changes, ...rest } = envelope.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    const known: Change[] = changes.filter(({ entity }) => KNOWN.has(entity)).map((row) => change.parse(row));
    return { ...rest, changes: known, skipped: changes.length - known.length };
  } catch (cause) {
    throw new TillError('CENTRE_GARBAGE', {}, { cause });
  }
}
