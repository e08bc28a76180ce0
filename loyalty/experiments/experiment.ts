/** Members in groups for comparison: the same member is always in the same group. */
import { mulDiv } from '../money/mul-div.ts';

export interface Experiment {
  id: string;
  /** Changes who falls into which group. */
  salt: string;
  /** Shares in basis points; whom they leave out is in no group. */
  groups: readonly { id: string; shareBp: number }[];
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 code units, mixed once more so that near ids fall far apart; 0 to 2^32 - 1. */
export function stableHash(text: string): number {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The group of a member, or null. */
export function groupOf({ id, salt, groups }: Experiment, customerId: string): string | null {
  const point = mulDiv(stableHash(`${id}:${salt}:${customerId}`), 10_000, 2 ** 32, 'floor');
  let bound = 0;
  for (const group of groups) {
    bound += group.shareBp;
    if (point < bound) return group.id;
  }
  return null;
}
