import { describe, expect, it } from 'vitest';
import { localTime } from './local-time.ts';

describe('localTime', () => {
  it.each([
    ['Europe/Moscow', '2026-11-22T14:33:07'],
    ['Asia/Vladivostok', '2026-11-22T21:33:07'],
    ['Europe/Kaliningrad', '2026-11-22T13:33:07'],
  ])('is the wall clock of %s, wherever the computer thinks it stands', (zone, expected) => {
    expect(localTime(Date.UTC(2026, 10, 22, 11, 33, 7, 999), zone)).toBe(expected);
  });
});
