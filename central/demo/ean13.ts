/** Twelve digits with their check digit. */
export function ean13(twelve: string): string {
  if (!/^\d{12}$/.test(twelve)) throw new RangeError(`not twelve digits: ${twelve}`);
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

/** A label of the shop's scales: prefix 22, the article's PLU, the weight in grams. */
export function scaleLabel(plu: string, grams: number): string {
  return ean13(`22${plu}${String(grams).padStart(5, '0')}`);
}
