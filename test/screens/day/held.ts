/** Receipts whose end is not known. */
import type { z } from 'zod';
import type { heldReceiptView } from '../../../contract/till/views.ts';
import { at } from './clock.ts';
import { REDEEMED, type Sale } from './sale.ts';
import { OFFLINE, REGISTER_GONE, STATUS, type Status } from './status.ts';

export type Held = z.input<typeof heldReceiptView>;
const held = (state: Held['state'], money: { cash: number; card: number }, certificates = 0): Held => ({
  receiptId: 'receipt-318',
  number: 318,
  kind: 'sale',
  total: 165710,
  ...money,
  certificates,
  since: at(14, 33, 2),
  state,
});

const BY_CARD = { cash: 0, card: 165710 };
const IN_CASH = { cash: 200000, card: 0 };
const GONE: Status = { ...REGISTER_GONE, now: at(14, 33, 20) };

export const UNKNOWN: Sale = { ...REDEEMED, phase: 'unknown' };
export const CHECKING: Status = { ...GONE, held: [held('checking', BY_CARD)] };
export const SILENT: Status = { ...GONE, held: [held('silent', IN_CASH)] };
export const NOT_ISSUED: Status = { ...STATUS, now: at(14, 34), held: [held('notIssued', BY_CARD)] };
export const NOT_RECORDED: Status = { ...STATUS, now: at(14, 34), held: [held('notRecorded', IN_CASH)] };
export const DRIVE_CHANGED: Status = { ...STATUS, now: at(14, 34), held: [held('driveChanged', IN_CASH)] };
const heldReturn = (state: Held['state']): Held => ({
  ...{ ...held(state, { cash: 85434, card: 129868 }), number: 319, total: 215302, kind: 'saleReturn' },
});
export const RETURN_CHECKING: Status = { ...GONE, held: [heldReturn('checking')] };
export const RETURN_NOT_ISSUED: Status = { ...STATUS, now: at(14, 34), held: [heldReturn('notIssued')] };
export const SILENT_CARD: Status = { ...GONE, held: [held('silent', BY_CARD)] };
export const NOT_ISSUED_CASH: Status = { ...STATUS, now: at(14, 34), held: [held('notIssued', IN_CASH)] };
export const NOT_ISSUED_CERTIFIED: Status = {
  ...STATUS,
  now: at(14, 34),
  held: [held('notIssued', { cash: 65710, card: 0 }, 100000)],
};

export const TWO_HELD: Status = {
  ...OFFLINE,
  scanner: { state: 'lost', name: 'Honeywell 1470g' },
  held: [{ ...held('silent', IN_CASH), receiptId: 'receipt-317', number: 317 }, held('notIssued', BY_CARD)],
};
