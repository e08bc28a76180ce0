import { describe, expect, it } from 'vitest';
import { checkScanProfile, DEFAULT_SCAN_PROFILE } from './card-formats.ts';
import type { ScanProfile } from './card-formats.ts';

const check = (changes: Partial<ScanProfile>) => checkScanProfile({ ...DEFAULT_SCAN_PROFILE, ...changes });

describe('checkScanProfile', () => {
  it('passes the default: cards 29, scales 22', () => {
    expect(checkScanProfile(DEFAULT_SCAN_PROFILE)).toEqual({ ok: true, profile: DEFAULT_SCAN_PROFILE });
  });

  for (const [name, changes, prefixes] of [
    ['scales and cards both claim 29', { weighedPrefixes: ['29'] }, ['29', '29']],
    ['a card prefix 221 lies within scales 22', { cardPrefixes: ['221'] }, ['221', '22']],
    ['badges claim cards 29 too', { badgePrefixes: ['29'] }, ['29', '29']],
    ['coupons 290 lie within cards 29', { couponPrefixes: ['290'] }, ['29', '290']],
    ['a UPC card 36 is an EAN card 036', { upcCardPrefixes: ['36'], cardPrefixes: ['036'] }, ['036', '36']],
    ['coupons and certificates both claim AB', { couponPrefixes: ['AB-'], certificatePrefixes: ['ab'] }, ['AB-', 'ab']],
  ] as const) {
    it(`refuses an overlap: ${name}`, () => {
      const checked = check(changes as unknown as Partial<ScanProfile>);
      expect(checked).toMatchObject({ ok: false, error: 'overlap' });
      if (checked.ok || checked.error !== 'overlap') return;
      expect(checked.clashes.map((pair) => pair.map(({ prefix }) => prefix))).toEqual([prefixes]);
    });
  }

  it('refuses a coupon prefix that the tokens have taken', () => {
    expect(check({ couponPrefixes: ['r1-x'] })).toMatchObject({ ok: false, error: 'overlap' });
  });

  it('lets prefixes of one kind nest', () => {
    expect(check({ cardPrefixes: ['29', '290'] }).ok).toBe(true);
  });

  for (const [field, value] of [
    ['cardPrefixes', ['2x']],
    ['cardPrefixes', ['']],
    ['weighedPrefixes', ['221']],
    ['couponPrefixes', ['']],
    ['couponPrefixes', ['--']],
    ['cardPattern', '(a+)+'],
    ['country', 'XX'],
  ] as const) {
    it(`names the field of ${field} ${JSON.stringify(value)}`, () => {
      expect(check({ [field]: value })).toEqual({ ok: false, error: 'invalid', fields: [field] });
    });
  }

  it('refuses what is no profile at all', () => {
    expect(checkScanProfile(null)).toMatchObject({ ok: false, error: 'invalid' });
  });
});
