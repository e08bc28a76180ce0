import { describe, expect, it } from 'vitest';
import type { Sanitised } from './sanitise.ts';
import { Settling } from './settling.ts';

const scan = (text: string): Sanitised => ({ ok: true, text, aim: null });

describe('Settling', () => {
  it('drops what comes 249 ms after open and passes what comes at 250 ms', () => {
    const settling = new Settling(1000);
    expect(settling.pass([scan('old')], 1249, false)).toEqual([]);
    expect(settling.pass([scan('new')], 1250, false)).toEqual([scan('new')]);
  });

  it('drops the end of a scan that began before 250 ms, and only that', () => {
    const settling = new Settling(0);
    settling.pass([], 200, true);
    expect(settling.pass([], 260, true)).toEqual([]);
    expect(settling.pass([scan('tail'), scan('whole')], 270, false)).toEqual([scan('whole')]);
    expect(settling.pass([scan('next')], 280, false)).toEqual([scan('next')]);
  });
});
