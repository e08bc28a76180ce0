import type { Cashier, Correction, FiscalReceipt } from '../port.ts';
import { u32, u8 } from './bytes.ts';
import { encodeTlv, structTlv, textTlv } from './tlv.ts';

/** Tags of the whole document that the register cannot know (FF0Ch). Source: fiscal-printer sections 4.6, 7.3, 9.1. */

const TAG = {
  contact: 1008,
  ownMark: 1084,
  ownMarkName: 1085,
  ownMarkValue: 1086,
  correctionKind: 1173,
  correctionBasis: 1174,
  basisText: 1177,
  basisDate: 1178,
  basisNumber: 1179,
  cashierInn: 1203,
} as const;

const OWN_MARK_NAME = 'ID';
/** The format wants 12 characters, those of a company's 10 digits filled with spaces. */
const INN_LENGTH = 12;

export function cashierInnTag(inn: string): Uint8Array {
  return textTlv(TAG.cashierInn, inn.padEnd(INN_LENGTH));
}

/** @param marksReceipts own receipt id goes into tag 1084 */
export function documentTags(receipt: FiscalReceipt, cashier: Cashier | null, marksReceipts: boolean): Uint8Array[] {
  const { contact, id, correction } = receipt;
  const mark = structTlv(TAG.ownMark, textTlv(TAG.ownMarkName, OWN_MARK_NAME), textTlv(TAG.ownMarkValue, id));
  return [
    ...(contact === null ? [] : [textTlv(TAG.contact, contact)]),
    ...(cashier?.inn ? [cashierInnTag(cashier.inn)] : []),
    ...(correction ? correctionTags(correction) : []),
    ...(marksReceipts ? [mark] : []),
  ];
}

function correctionTags({ reason, description, date, orderNumber }: Correction): Uint8Array[] {
  const basis = [
    ...(description ? [textTlv(TAG.basisText, description)] : []),
    encodeTlv(TAG.basisDate, u32(Date.parse(`${date}T00:00:00Z`) / 1000)),
    ...(orderNumber === null ? [] : [textTlv(TAG.basisNumber, orderNumber)]),
  ];
  return [encodeTlv(TAG.correctionKind, u8(reason === 'order' ? 1 : 0)), structTlv(TAG.correctionBasis, ...basis)];
}
