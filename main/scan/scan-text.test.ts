import { describe, expect, it } from 'vitest';
import { countFailure } from './failure-guard.ts';
import type { RecentFailures } from './failure-guard.ts';
import { loggableText, showableText } from './scan-text.ts';

describe('showableText', () => {
  it('writes control characters out', () => {
    expect(showableText('0104\u001d21\u007f')).toBe('0104\\x1d21\\x7f');
  });

  it('takes out what would turn or hide text', () => {
    expect(showableText('abc\u202ecba\u200b\ufeff')).toBe('abccba');
  });

  it('shows 64 characters whole and 65 cut', () => {
    expect(showableText('я'.repeat(64))).toBe('я'.repeat(64));
    expect(showableText('я'.repeat(65))).toBe(`${'я'.repeat(63)}…`);
  });
});

describe('loggableText', () => {
  it('gives the length and the last four', () => {
    expect(loggableText('2900012345671')).toEqual({ length: 13, tail: '5671' });
  });

  it('gives nothing of a text of eight', () => {
    expect(loggableText('12345678')).toEqual({ length: 8, tail: '' });
  });
});

describe('countFailure', () => {
  const confirmations = (times: readonly number[]): boolean[] => {
    let recent: RecentFailures = [];
    return times.map((at) => {
      const counted = countFailure(recent, at);
      recent = counted.recent;
      return counted.mustConfirm;
    });
  };

  it('asks at the eleventh failure within a minute', () => {
    const times = Array.from({ length: 11 }, (_, count) => count * 5000);
    expect(confirmations(times)).toEqual([...Array<boolean>(10).fill(false), true]);
  });

  it('does not ask when eleven take longer than a minute', () => {
    const times = Array.from({ length: 11 }, (_, count) => count * 6000);
    expect(confirmations(times).at(-1)).toBe(false);
  });
});
