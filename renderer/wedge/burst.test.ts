/** Recorded key lists through the burst rules. Source: scanners section 3.2. */
import { describe, expect, it } from 'vitest';
import { fallSilent, PLAIN_RULES, pressKey, slowRules } from './burst.ts';
import type { Burst, BurstEnd, BurstRules } from './burst.ts';
import type { WedgeKey } from './wedge-key.ts';

const press = (code: string, t: number, more: Partial<WedgeKey> = {}): WedgeKey => ({
  code,
  key: code.replace(/^(Key|Digit)/, ''),
  shift: false,
  ctrl: false,
  alt: false,
  t,
  ...more,
});

const digits = (count: number, gapMs: number, from = 0): WedgeKey[] =>
  Array.from({ length: count }, (_, at) => press(`Digit${at % 10}`, from + at * gapMs));

/** Which keys were kept from the page, and how each burst ended; silence follows the last key. */
function run(keys: readonly WedgeKey[], rules: BurstRules = PLAIN_RULES) {
  let burst: Burst | null = null;
  const held: string[] = [];
  const ends: BurstEnd[] = [];
  for (const key of keys) {
    const step = pressKey(burst, key, rules);
    if (step.ended) ends.push(step.ended);
    if (step.holds) held.push(key.code);
    burst = step.burst;
  }
  if (burst !== null) ends.push(fallSilent(burst, rules));
  return { held, ends, outcomes: ends.map(({ outcome }) => outcome) };
}

const gaps = (...gapsMs: number[]): WedgeKey[] => {
  let t = 0;
  return [press('Digit0', 0), ...gapsMs.map((gap) => press('Digit1', (t += gap)))];
};

describe('a scan', () => {
  for (const gapMs of [0, 1, 6, 10, 19, 35]) {
    it(`of 13 digits every ${gapMs} ms and Enter is a scan of 13 keys, the third to the last held`, () => {
      const { held, ends } = run([...digits(13, gapMs), press('Enter', 13 * gapMs)]);
      expect(ends.map(({ outcome, burst }) => [outcome, burst.count])).toEqual([['scan', 13]]);
      expect(held).toHaveLength(12);
      expect(held.at(-1)).toBe('Enter');
    });
  }

  for (const terminator of ['Enter', 'NumpadEnter', 'Tab']) {
    it(`may end with ${terminator}, which is not part of it`, () => {
      const { ends } = run([...digits(8, 5), press(terminator, 40)]);
      expect(ends[0]?.burst.keys.map(({ code }) => code)).not.toContain(terminator);
      expect(ends[0]?.outcome).toBe('scan');
    });
  }

  it('may end with silence: the unit has no suffix', () => {
    expect(run(digits(13, 5)).outcomes).toEqual(['scan']);
  });

  it('is not split by one stall of 120 ms', () => {
    expect(run(gaps(5, 5, 5, 120, 5, 5, 5)).outcomes).toEqual(['scan']);
  });

  it('is split by a gap of 121 ms', () => {
    expect(run(gaps(5, 5, 5, 5, 5, 121, 5, 5, 5, 5, 5)).outcomes).toEqual(['scan', 'scan']);
  });

  it('is held from the third key also when the second came late', () => {
    expect(run(gaps(85, 5, 5, 5, 5)).held).toHaveLength(4);
  });

  it('of 512 keys is a scan, of 513 none', () => {
    expect(run([...digits(512, 10), press('Enter', 5120)]).outcomes).toEqual(['scan']);
    const oversized = run([...digits(513, 10), press('Enter', 5130)]);
    expect(oversized.outcomes).toEqual(['oversized']);
    expect(oversized.held).toHaveLength(512);
  });

  it('of more than 8 s is none', () => {
    expect(run(digits(300, 27)).outcomes).toEqual(['oversized']);
  });

  it('does not grow without end: a burst of 10000 keys keeps 512', () => {
    expect(run(digits(10_000, 1)).ends[0]?.burst.keys).toHaveLength(512);
  });

  it('counts no Shift, neither as key nor as gap', () => {
    const keys = digits(6, 30).flatMap((key) => [press('ShiftLeft', key.t - 1), key]);
    const { ends } = run(keys);
    expect(ends.map(({ outcome, burst }) => [outcome, burst.count])).toEqual([['scan', 6]]);
  });

  it('keeps presses of Alt as marks between character codes', () => {
    const alt = press('AltLeft', 45, { key: 'Alt', alt: true });
    const { ends } = run([
      ...digits(8, 5),
      alt,
      press('Numpad6', 50, { alt: true }),
      press('Numpad5', 55, { alt: true }),
    ]);
    expect(ends[0]?.burst.keys.map(({ code }) => code).slice(8)).toEqual(['AltLeft', 'Numpad6', 'Numpad5']);
    expect(ends[0]?.burst.count).toBe(10);
  });

  it('holds Ctrl with a letter: a hostile label must not reach the page', () => {
    const { held } = run([...digits(6, 5), press('KeyO', 30, { ctrl: true }), press('Enter', 35)]);
    expect(held).toContain('KeyO');
  });

  it('lets the function keys of the cashier through and goes on', () => {
    const { held, outcomes } = run([...digits(6, 5), press('F8', 27), press('Digit1', 30), press('Enter', 35)]);
    expect(held).not.toContain('F8');
    expect(outcomes).toEqual(['scan']);
  });

  it('never begins with a function key, Enter, Tab or an arrow', () => {
    for (const code of ['F2', 'Enter', 'Tab', 'ArrowDown', 'Escape', 'Backspace']) {
      expect(pressKey(null, press(code, 0), PLAIN_RULES)).toEqual({
        burst: null,
        holds: false,
        begins: false,
        ended: null,
      });
    }
  });

  it('of keys without a code is told by what they say', () => {
    const keys = Array.from('2900012345671', (key, at) => press('', at * 5, { key }));
    expect(run([...keys, press('', 65, { key: 'Enter' })]).outcomes).toEqual(['scan']);
  });
});

describe('a person', () => {
  it('who types digits every 90 ms is never held', () => {
    const { held, outcomes } = run([...digits(11, 90), press('Enter', 990)]);
    expect(held).toEqual([]);
    expect(outcomes).toEqual(['human']);
  });

  it('who types every 36 ms is a person still', () => {
    expect(run(digits(20, 36)).outcomes).toEqual(['human']);
  });

  it('who types five keys in a flash gets the last three back', () => {
    const { ends } = run(digits(5, 10));
    expect(ends[0]?.outcome).toBe('human');
    expect(ends[0]?.burst.held.map(({ code }) => code)).toEqual(['Digit2', 'Digit3', 'Digit4']);
  });

  it('gets held keys back before Backspace acts, and Backspace is not held', () => {
    const { held, outcomes } = run([...digits(4, 10), press('Backspace', 60)]);
    expect(outcomes).toEqual(['human']);
    expect(held).not.toContain('Backspace');
  });

  it('who presses Enter after four quick keys keeps the Enter', () => {
    expect(run([...digits(4, 10), press('Enter', 60)]).held).not.toContain('Enter');
  });
});

describe('a prefix key', () => {
  const F13 = { code: 'F13', ctrl: false };
  const STX = { code: 'KeyB', ctrl: true };

  it('holds every key from the first on and is not part of the scan', () => {
    const rules = { ...PLAIN_RULES, prefix: F13 };
    const { held, ends } = run([press('F13', 0), ...digits(8, 10, 10), press('Enter', 90)], rules);
    expect(held).toHaveLength(10);
    expect(ends.map(({ outcome, burst }) => [outcome, burst.keys.length])).toEqual([['scan', 8]]);
  });

  it('makes keys without it a matter for the page alone', () => {
    const { held, outcomes } = run(digits(13, 5), { ...PLAIN_RULES, prefix: F13 });
    expect([held, outcomes]).toEqual([[], []]);
  });

  it('may be STX, that is Ctrl+B, and not B', () => {
    const rules = { ...PLAIN_RULES, prefix: STX };
    expect(run([press('KeyB', 0, { ctrl: true }), ...digits(8, 10, 10)], rules).outcomes).toEqual(['scan']);
    expect(run([press('KeyB', 0), ...digits(8, 10, 10)], rules).outcomes).toEqual([]);
  });

  it('allows a slow unit: 80 ms between keys, 250 ms once', () => {
    const keys = [press('F13', 0), ...digits(6, 80, 80), press('Digit1', 730), press('Enter', 800)];
    expect(run(keys, slowRules(F13)).outcomes).toEqual(['scan']);
  });
});
