/** Typists pause longer than this only when they are done or thinking; the till answers within a few milliseconds. */
export const SEARCH_AFTER_MS = 250;

const digitsOf = (query: string) => query.replace(/\D/g, '').length;
const BEGINS_PHONE = /^([+9]|[78][\s(-]*9)/;
const isNumber = (query: string) => /^[\d\s+()-]+$/.test(query);

/** Four digits, or two letters of a name. */
export function worthSearching(query: string): boolean {
  return isNumber(query) ? digitsOf(query) >= 4 : query.trim().length >= 2;
}

/**
 * A single hit is attached without a key of its own where the number is whole: the last four digits, or a full phone
 * (keystroke budget of ui section 4.2: F2 and four digits). In between the cashier is still typing. Four digits that
 * may begin a whole phone (9…, 8 9…, 7 9…) wait for Enter: in a shop of 10 000 members they are likely to be somebody
 * else's last four.
 */
export function attachesItself(query: string): boolean {
  const digits = digitsOf(query);
  return isNumber(query) && ((digits === 4 && !BEGINS_PHONE.test(query.trim())) || digits >= 10);
}
