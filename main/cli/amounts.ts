/**
 * Amounts as people type them: `1 234,50`, `1234.5`, `300`. Comma and point are both decimal, spaces are ignored.
 * Never through a float. Source: ui section 8.
 */

/** Hundredths (kopecks of roubles, hundredths of points); null for anything but a number ≥ 0 with at most two decimals. */
export function parseHundredths(text: string): number | null {
  const match = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00A0]/g, ''));
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
