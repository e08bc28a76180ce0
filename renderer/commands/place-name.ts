/** Where the keys go: one place at a time. */
export type Place =
  'sale' | 'amount' | 'payment' | 'done' | 'fiscalising' | 'unknown' | 'queue' | 'menu' | 'return' | 'dialog';
