/** What a cashier typed where a code, a card or a phone belongs. Source: scanners section 5. */
import { latinByCyrillicKeys } from '../../native/scanner/index.ts';
import type { ScanProfile } from './card-formats.ts';
import { classify } from './classify.ts';
import type { ScanKind } from './classify.ts';

export interface TypedEntry {
  /** Normalised, to be shown before the look-up. */
  text: string;
  kind: ScanKind;
}

const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Spaces, dashes, brackets and full-width signs are forgiven; Cyrillic letters count as the Latin ones of the same
 * keys. A dash may belong to a card, so the entry is first understood with its dashes, then without.
 */
export function parseTyped(input: string, profile: ScanProfile): TypedEntry {
  const compact = latinByCyrillicKeys(input.normalize('NFKC'))
    .replace(DASHES, '-')
    .replace(/[\s()]/g, '');
  const bare = compact.replace(/-/g, '');
  const entries = [...new Set([compact, bare])].map((text) => ({
    text,
    kind: classify({ text, aim: null }, profile, 'typed'),
  }));
  const understood = entries.find(({ kind }) => kind.kind !== 'unknown') ?? entries[0];
  return understood ?? { text: '', kind: { kind: 'unknown', reason: 'noMatch' } };
}
