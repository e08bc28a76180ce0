/** Tells a scanner's keys from a person's by their times. Pure: the listener brings keys and silence. Source: scanners section 3.2. */
import { roleOf } from './wedge-key.ts';
import type { WedgeKey } from './wedge-key.ts';

export interface BurstRules {
  /** Units send a key every 1 to 19 ms; quick human digits come every 90 to 180. */
  medianGapMsMax: number;
  /** Stalls up to 85 ms were measured on a loaded PC: one slow key must not split a scan. */
  gapMsMax: number;
  /** Key that opens every scan, by `code`; with one, no other keys are ever taken. */
  prefix: { code: string; ctrl: boolean } | null;
}

export const PLAIN_RULES: BurstRules = { medianGapMsMax: 35, gapMsMax: 120, prefix: null };
/** Bluetooth and Android-style units; safe only together with a prefix key. */
export const slowRules = (prefix: { code: string; ctrl: boolean }): BurstRules => ({
  medianGapMsMax: 80,
  gapMsMax: 250,
  prefix,
});

/** No code of ours is shorter. */
const KEYS_MIN = 6;
const KEYS_MAX = 512;
const DURATION_MS_MAX = 8_000;
/** Keys that pass before a burst can be told: from the third on they are held. */
const KEYS_UNHELD = 2;

export interface Burst {
  /** Keys so far and marks of Alt, oldest first; the prefix key is not among them. */
  keys: readonly WedgeKey[];
  /** Counted keys: without Alt marks. */
  count: number;
  gaps: readonly number[];
  /** The keys the page has not seen. */
  held: readonly WedgeKey[];
  isHolding: boolean;
  hasPrefix: boolean;
  startedAt: number;
  lastAt: number;
}

/** What became of a burst that ended. `human`: give the held keys back. `oversized`: no scan of ours, no person either. */
export type BurstEnd = { outcome: 'scan' | 'human' | 'oversized'; burst: Burst };

export interface Step {
  burst: Burst | null;
  /** Keep this key press from the page. */
  holds: boolean;
  /** A new burst begins with this key: the moment to remember what is in the focused field. */
  begins: boolean;
  /** Comes before this key press is judged. */
  ended: BurstEnd | null;
}

/** The lower median: one stall among few keys does not let the third one slip to the page. */
function median(gaps: readonly number[]): number {
  return gaps.toSorted((one, other) => one - other)[Math.floor((gaps.length - 1) / 2)] ?? Infinity;
}

const isOversized = ({ count, startedAt, lastAt }: Burst): boolean =>
  count > KEYS_MAX || lastAt - startedAt > DURATION_MS_MAX;

function outcomeOf(burst: Burst, rules: BurstRules): BurstEnd {
  const isFast = median(burst.gaps) <= rules.medianGapMsMax;
  if (isFast && isOversized(burst)) return { outcome: 'oversized', burst };
  return { outcome: isFast && burst.count >= KEYS_MIN ? 'scan' : 'human', burst };
}

function begun(key: WedgeKey, rules: BurstRules): Step {
  const isPrefix = rules.prefix?.code === key.code && rules.prefix.ctrl === key.ctrl;
  const mayBegin = rules.prefix === null ? roleOf(key) === 'sign' : isPrefix;
  if (!mayBegin) return { burst: null, holds: false, begins: false, ended: null };
  const burst: Burst = {
    keys: isPrefix ? [] : [key],
    count: isPrefix ? 0 : 1,
    gaps: [],
    held: [],
    isHolding: isPrefix,
    hasPrefix: isPrefix,
    startedAt: key.t,
    lastAt: key.t,
  };
  return { burst, holds: isPrefix, begins: true, ended: null };
}

function continued(burst: Burst, key: WedgeKey, rules: BurstRules): Step {
  const gaps = burst.hasPrefix && burst.count === 0 ? burst.gaps : [...burst.gaps, key.t - burst.lastAt];
  const isHolding = burst.isHolding || (burst.count >= KEYS_UNHELD && median(gaps) <= rules.medianGapMsMax);
  const isFull = burst.count >= KEYS_MAX;
  const next: Burst = {
    ...burst,
    keys: isFull ? burst.keys : [...burst.keys, key],
    count: burst.count + 1,
    gaps: isFull ? burst.gaps : gaps,
    held: isHolding && !isFull ? [...burst.held, key] : burst.held,
    isHolding,
    lastAt: key.t,
  };
  return { burst: next, holds: isHolding, begins: false, ended: null };
}

/** One key press that is no auto-repeat; a repeated key counts neither as key nor as gap. */
export function pressKey(burst: Burst | null, key: WedgeKey, rules: BurstRules): Step {
  if (burst !== null && key.t - burst.lastAt > rules.gapMsMax) {
    const { burst: next, holds, begins } = pressKey(null, key, rules);
    return { burst: next, holds, begins, ended: outcomeOf(burst, rules) };
  }
  if (burst === null) return begun(key, rules);
  const pass: Step = { burst, holds: burst.isHolding, begins: false, ended: null };
  switch (roleOf(key)) {
    case 'function':
      return { ...pass, holds: false };
    case 'modifier':
      return pass;
    case 'alt':
      return { ...pass, burst: { ...burst, keys: [...burst.keys, key].slice(0, 2 * KEYS_MAX) } };
    case 'editing':
      return { burst: null, holds: false, begins: false, ended: { outcome: 'human', burst } };
    case 'terminator': {
      const ended = outcomeOf(burst, rules);
      return { burst: null, holds: ended.outcome !== 'human', begins: false, ended };
    }
    case 'sign':
      return continued(burst, key, rules);
  }
}

/** Silence longer than a single gap may be: a unit without a suffix has finished, or a person has stopped. */
export function fallSilent(burst: Burst, rules: BurstRules): BurstEnd {
  return outcomeOf(burst, rules);
}
