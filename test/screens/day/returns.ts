/** Returns, being made and made. */
import type { z } from 'zod';
import type { returnView } from '../../../contract/till/views.ts';
import { RECEIPT } from './done.ts';
import { NEXT, type Sale } from './sale.ts';

export type Returning = z.input<typeof returnView>;
/** The return of mockup 10: goods taken with points, points earned and already spent. */
const returned = (lineNo: number, name: string, sold: number, chosen: number, paid: number, money: number) => ({
  ...{ lineNo, name, soldBy: 'piece' as const, sold: sold * 1000, left: sold * 1000 },
  ...{ chosen: chosen * 1000, paid, money },
});

export const RETURN: Returning = {
  receipt: { number: 264, at: Date.parse('2026-11-07T18:22:00+03:00'), total: 331570, fd: 970 },
  customer: { name: 'Олег Т.', card: '5518' },
  lines: [
    returned(1, 'Чайник электрический, 1,7 л', 1, 1, 196628, 196628),
    returned(2, 'Полотенце кухонное, хлопок', 3, 1, 56024, 18674),
    returned(3, 'Контейнер пищевой, 0,8 л', 2, 0, 44365, 0),
    returned(4, 'Губки для посуды, 10 шт', 2, 0, 12825, 0),
    { ...returned(5, 'Средство для посуды, 900 мл', 1, 0, 21728, 0), left: 0 },
  ],
  money: { total: 215302, handed: 215302, cash: 85434, card: 129868 },
  certificates: [],
  membership: null,
  pointsBack: 2597,
  pointsTaken: 10714,
  pointsLetOff: 0,
  after: { balance: 0, debt: 6867 },
};

export const RETURN_ASKED: Returning = {
  ...{ receipt: null, customer: null, lines: [], certificates: [], membership: null, after: null },
  ...{ pointsBack: 0, pointsTaken: 0, pointsLetOff: 0 },
  money: { total: 0, handed: 0, cash: 0, card: 0 },
};

/** Paid in part with a certificate, under a programme that lets off points already spent. */
export const RETURN_CERTIFIED: Returning = {
  ...RETURN,
  money: { total: 215302, handed: 115302, cash: 0, card: 115302 },
  certificates: [{ shown: '••••\u00A00012', amount: 100000 }],
  ...{ pointsTaken: 3847, pointsLetOff: 6867, after: { balance: 0, debt: 0 } },
};

/** A month of the club given back after ten days, at what its other days are worth. */
export const RETURN_MEMBERSHIP: Returning = {
  ...RETURN,
  lines: [returned(1, 'Клуб на месяц', 1, 1, 30000, 19000), returned(2, 'Полотенце кухонное, хлопок', 3, 0, 56024, 0)],
  money: { total: 19000, handed: 19000, cash: 19000, card: 0 },
  membership: { gives: 'unusedDays', unusedDays: 19000, price: 30000 },
  ...{ pointsBack: 0, pointsTaken: 1500, after: { balance: 12000, debt: 0 } },
};
const BACK = { certificates: [], pointsBack: 2597, pointsTaken: 10714, debt: 6867 };
export const RETURNED: Sale = {
  ...NEXT,
  phase: 'done',
  number: 319,
  done: {
    ...{ ...RECEIPT, number: 319, kind: 'saleReturn', total: 215302, received: 215302, change: 0 },
    ...{ cash: 85434, card: 129868, returned: BACK },
    customer: { ...RECEIPT.customer!, name: 'Олег Т.', card: '5518', redeemed: 0, earned: 0, balance: 0 },
  },
};

export const RETURNED_CERTIFIED: Sale = {
  ...RETURNED,
  done: {
    ...RETURNED.done!,
    ...{ received: 115302, cash: 0, card: 115302 },
    returned: { ...BACK, certificates: [{ shown: '••••\u00A00012', amount: 100000 }], pointsTaken: 3847, debt: 0 },
  },
};
