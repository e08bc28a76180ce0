/** Codes of the demo shop that tests, the training panel and the demonstration sale may rely on. */
export const DEMO_CODES = {
  milk: '4607001000013',
  coffee: '4607001000020',
  wine: '4607001000037',
  bread: '4607001000044',
  eggs: '4607001000051',
  bag: '4607001000068',
  /** marked goods by their bar code, which names no unit */
  water: '4607001000075',
  /** Data Matrix of two bottles of it */
  waterMark: '01046070010000752154Xk9Qa7\u001d93Zw1Q',
  otherWaterMark: '01046070010000752154Xk9Qb2\u001d93Hf7M',
  /** the scales' label of 0.437 kg of cheese */
  cheeseLabel: '2200437004376',
  /** «Анна К.», silver, 450.75 points at hand */
  annaCard: '2900001010412',
  /** «Борис Л.», a full stamp card: a coffee for nothing is waiting */
  borisCard: '2900001020206',
  /** Anna's own coupon: 100.00 off from 500.00 */
  annaCoupon: 'ANNA100',
  /** typed by hand: 10 % off the receipt, at most 500.00 */
  promoCode: 'ОСЕНЬ',
  /** 1 000.00 to pay with; the PIN of every demo certificate is `certificatePin` */
  certificate: '2400001000012',
  /** 120.50 left of 500.00 */
  smallCertificate: '2400000500025',
  lapsedCertificate: '2400002000042',
  /** of 3 000.00, to be sold */
  newCertificate: '2400003000034',
  certificatePin: '1234',
  /** right digits, nobody's card */
  unknownCard: '2999999999991',
  /** a card read with one digit wrong */
  damagedCard: '2900001010413',
  /** right digits, no such goods */
  unknownGoods: '4699999999998',
} as const;
