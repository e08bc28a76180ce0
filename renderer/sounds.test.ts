import { describe, expect, it } from 'vitest';
import { TONES } from './sounds.ts';

const rhythm = (sound: keyof typeof TONES) => TONES[sound].map(([, ms, gap]) => `${ms}/${gap}`).join(' ');
const longest = (sound: keyof typeof TONES) => Math.max(...TONES[sound].map(([, ms]) => ms));

describe('tones', () => {
  it('differ by rhythm, not only by pitch', () => {
    const rhythms = (Object.keys(TONES) as (keyof typeof TONES)[]).map(rhythm);
    expect(new Set(rhythms).size).toBe(rhythms.length);
  });

  it('have the longest tone where a scan was refused: 250 ms at 220 Hz', () => {
    expect(TONES.refused).toEqual([[220, 250, 0]]);
    expect(Math.max(longest('goods'), longest('customer'), longest('attention'), longest('done'))).toBeLessThan(250);
  });
});
