/**
 * `1 234,50`, `-2`, `0.437`, `89,9000`: an integer of 10^-places, exactly, with its sign; null for anything else. Zeros
 * past the last place are what some exports write.
 */
export function parseSigned(text: string, places: 2 | 3): number | null {
  const match = /^([-−])?(\d{1,10})(?:[.,](\d{1,8}))?$/.exec(text.replace(/[\s\u00A0\u202F]/g, ''));
  if (match === null) return null;
  const [, sign, whole, fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const amount = Number(whole) * 10 ** places + Number(fraction.slice(0, places).padEnd(places, '0'));
  return sign === undefined ? amount : 0 - amount;
}
