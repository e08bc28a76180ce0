/** The code of a marked unit of goods (Честный знак). Source: scanners section 6, fiscal-printer section 4.4. */

const GS = '\u001d';
/** `01` GTIN `21` serial; what proves the code stands behind the separator. Some end the GTIN with one as well. */
const GS1_MARK = /^01\d{14}\u001d?21[!-z]{1,20}(?:\u001d|$)/;
/** GTIN, 7 of serial, 4 of price, 4 of proof. */
const TOBACCO_MARK = /^(\d{14})[!-z]{15}$/;

/** Fourteen digits as the goods know them: EAN-8 and EAN-13 lose the zeros in front. */
export const gtinOf = (fourteen: string): string => (/^0{6}/.test(fourteen) ? fourteen.slice(6) : fourteen.slice(1));

/**
 * The mark as it goes on the receipt, without FNC1 in front. Null where the text is none, or where a scanner that sends
 * no separators has run serial and proof into one: that cannot be repaired.
 *
 * @param isCertain the scanner said that separators are sent as such
 */
export function markOf(text: string, isCertain: boolean): string | null {
  const mark = text.startsWith(GS) ? text.slice(1) : text;
  return GS1_MARK.test(mark) && (isCertain || mark.includes(GS)) ? mark : null;
}

/** @returns 14 digits, their check digit not looked at; null for what is no pack of tobacco */
export const tobaccoGtin = (text: string): string | null => TOBACCO_MARK.exec(text)?.[1] ?? null;
