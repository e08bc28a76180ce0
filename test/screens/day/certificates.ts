/** Receipts paid with gift certificates. */
import { COFFEE, goods } from './goods.ts';
import { NEXT, REDEEMED, type Sale } from './sale.ts';

const CERTIFICATE = { number: '2400001000012', shown: '••••\u00A00012', lost: 0, lastDay: '2027-11-21' };
/** Paid in part by a certificate, points redeemed besides. */
export const CERTIFIED: Sale = {
  ...REDEEMED,
  totals: { ...REDEEMED.totals, certificates: 100000, due: 65710 },
  certificates: [{ ...CERTIFICATE, paid: 100000, left: 0 }],
};

export const CERTIFIED_WHOLLY: Sale = {
  ...NEXT,
  ...{ phase: 'selling', number: 318, lines: goods([COFFEE]), lastLineNo: 1 },
  totals: { gross: 64900, discounts: 9735, redeemedMoney: 0, toPay: 55165, certificates: 55165, due: 0, pieces: 1 },
  certificates: [{ ...CERTIFICATE, paid: 55165, left: 44835 }],
};

/** Used as a whole under the programme, and a second one that has nothing left to pay. */
export const CERTIFIED_TWICE: Sale = {
  ...CERTIFIED_WHOLLY,
  certificates: [
    { ...CERTIFICATE, paid: 55165, left: 0, lost: 44835 },
    { ...CERTIFICATE, number: '2400000500025', shown: '••••\u00A00025', paid: 0, left: 12050 },
  ],
};
