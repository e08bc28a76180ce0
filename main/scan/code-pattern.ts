/**
 * A programme's own pattern for its cards, such as `LC-\d{4}-[0-9A-Z]{2}`. Scanned text is hostile, so a pattern is a
 * plain row of signs, `\d` and `[...]` with counts, at most one of them a range: such a pattern takes linear time.
 * Source: scanners section 10, rule 1.
 */

const PATTERN_SIGNS_MAX = 200;
const ITEM = String.raw`(?:[A-Za-z0-9 _/-]|\\[d.+*$\\]|\[[A-Za-z0-9-]+\])(?:\{\d{1,2}(?:,\d{1,2})?\})?`;
const PATTERN = new RegExp(`^(?:${ITEM})+$`);

/** The anchored, case-insensitive expression, or null when the pattern is not of the shape above. */
export function compileCodePattern(pattern: string): RegExp | null {
  if (pattern.length > PATTERN_SIGNS_MAX || !PATTERN.test(pattern)) return null;
  if ((pattern.match(/\{\d+,\d+\}/g) ?? []).length > 1) return null;
  try {
    return new RegExp(`^${pattern}$`, 'i');
  } catch {
    return null; // [Z-A] or {3,2}
  }
}
