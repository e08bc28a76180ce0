/** What everyone together has used, as far as this till knows, and what it may give by itself. Source: offline-sync sections 4, 9. */
import { counterKey, sharedCounters } from '../../loyalty/index.ts';
import type { Counter, PreparedProgramme } from '../../loyalty/index.ts';
import type { Directory, Ledger } from '../store/types.ts';
import type { EnteredText } from './draft.ts';
import type { ProgrammeInForce } from './programmes.ts';

export interface SharedCounts {
  counters: readonly Counter[];
  /** left of this till's own parts, by key */
  allotments: Readonly<Record<string, number>>;
}

export interface SharedCountsParts {
  directory: Pick<Directory, 'findCounter'>;
  ledger: Pick<Ledger, 'ownUses'>;
}

/** Only of the counters that this programme bounds and these codes have; own receipts that the copy lacks are counted in. */
export function sharedCounts(
  { prepared, stored }: ProgrammeInForce,
  codes: readonly EnteredText[],
  { directory, ledger }: SharedCountsParts,
): SharedCounts {
  if (stored === null) return { counters: [], allotments: {} };
  const counters: Counter[] = [];
  const allotments: Record<string, number> = {};
  for (const key of keysOf(prepared, codes)) {
    const { rev, value, allotted } = directory.findCounter(stored.id, key) ?? { rev: 0, value: 0, allotted: 0 };
    const own = ledger.ownUses(stored.id, key, rev);
    const counted = Math.max(0, value + own.counted);
    const left = Math.max(0, allotted - own.drawn);
    if (counted > 0) counters.push({ key, value: counted });
    if (left > 0) allotments[key] = left;
  }
  return { counters, allotments };
}

const limitKeys = new WeakMap<PreparedProgramme, readonly string[]>();

function keysOf(prepared: PreparedProgramme, codes: readonly EnteredText[]): readonly string[] {
  const known = limitKeys.get(prepared) ?? sharedCounters(prepared.programme).map(({ key }) => key);
  limitKeys.set(prepared, known);
  const ofCodes = codes.flatMap(({ code, coupon }) => {
    const ruleId = coupon === null ? prepared.ruleByCode.get(code) : undefined;
    return ruleId === undefined ? [] : [counterKey.code(ruleId, code)];
  });
  return ofCodes.length === 0 ? known : [...known, ...ofCodes];
}
