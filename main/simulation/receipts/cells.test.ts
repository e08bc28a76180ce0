import { describe, expect, it } from 'vitest';
import { parseInstant } from './receipt-instant.ts';
import { parseSigned } from './signed-amount.ts';

describe('parseSigned', () => {
  it.each([
    { text: '1 234,50', places: 2 as const, amount: 1234_50 },
    { text: '-2', places: 3 as const, amount: -2000 },
    { text: '−0.437', places: 3 as const, amount: -437 },
    { text: '89,9000', places: 2 as const, amount: 89_90 },
    { text: '1\u00A0000', places: 2 as const, amount: 1000_00 },
    { text: '89,905', places: 2 as const, amount: null },
    { text: '1e3', places: 2 as const, amount: null },
    { text: '', places: 2 as const, amount: null },
    { text: '99999999999', places: 2 as const, amount: null },
  ])('reads “$text” to $places places as $amount', ({ text, places, amount }) => {
    expect(parseSigned(text, places)).toBe(amount);
  });
});

describe('parseInstant', () => {
  it.each([
    { text: '2026-11-22T11:32:00Z', zone: 'Europe/Moscow', at: '2026-11-22T11:32:00Z' },
    { text: '2026-11-22T14:32:00+03:00', zone: 'Asia/Vladivostok', at: '2026-11-22T11:32:00Z' },
    { text: '2026-11-22 14:32', zone: 'Europe/Moscow', at: '2026-11-22T11:32:00Z' },
    { text: '22.11.2026 14:32:05', zone: 'Europe/Moscow', at: '2026-11-22T11:32:05Z' },
    { text: '1.2.26', zone: 'Europe/Moscow', at: '2026-02-01T12:00:00+03:00' },
    // The day of 23 hours in Berlin: after the gap the clock is an hour ahead.
    { text: '2026-03-29 14:00', zone: 'Europe/Berlin', at: '2026-03-29T14:00:00+02:00' },
    { text: '2026-03-29 01:00', zone: 'Europe/Berlin', at: '2026-03-29T01:00:00+01:00' },
  ])('reads $text in $zone as $at', ({ text, zone, at }) => {
    expect(parseInstant(text, zone)).toBe(Date.parse(at));
  });

  it.each(['31.02.2026', '22.11.2026 25:00', '22/11/2026', '2026-13-01', 'вчера', ''])('does not read “%s”', (text) => {
    expect(parseInstant(text, 'Europe/Moscow')).toBeNull();
  });
});
