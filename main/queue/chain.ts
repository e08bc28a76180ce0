import { createHash } from 'node:crypto';
import { chainText, enrolmentText } from '../../contract/sync/chain.ts';
import type { ChainLink } from '../../contract/sync/chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of an operation, hex. Source: offline-sync section 3. */
export const linkHash = (link: ChainLink): string => sha256(chainText(link));

/** Hash before the first operation of an epoch, hex. */
export const enrolmentHash = (record: { tillUuid: string; tillId: number; epoch: number }): string =>
  sha256(enrolmentText(record));
