import { FiscalError } from '../port.ts';
import type { FiscalReceipt, FoundDocument, ShiftDocument } from '../port.ts';

/**
 * What a till without a fiscal register of its own counts itself: shifts, documents and cash, numbered from 1 without
 * gaps like those of a register, so that a receipt whose end is unclear is found by its number here as there. Pure.
 */
export interface Book {
  /** made once, digits */
  serial: string;
  lastDocument: number;
  shift: { number: number; isOpen: boolean; receipts: number };
  /** kopecks */
  drawer: number;
  /** the latest, oldest first */
  documents: readonly BookDocument[];
}

export interface BookDocument extends FoundDocument {
  /** of a receipt */
  receiptId: string | null;
}

/** More than anybody asks back for: a receipt without an end holds up the next one. */
const DOCUMENTS_MAX = 200;
/** Codes of documents as the fiscal format has them. Source: fiscal-printer section 4.5. */
const TYPE = { opening: 2, receipt: 3, closing: 5 } as const;
/** Codes of refusals, so that the till says the same whoever refuses. Source: fiscal-printer section 5. */
const REFUSED = { shiftOpen: 0x3c, shiftClosed: 0x3d, cashShort: 0x46 } as const;

export function newBook(serial: string): Book {
  const shift = { number: 0, isOpen: false, receipts: 0 };
  return { serial, lastDocument: 0, shift, drawer: 0, documents: [] };
}

/** @param at local wall clock, `2026-11-22T14:05:00` */
export function openShift(book: Book, at: string): { book: Book; made: ShiftDocument } {
  if (book.shift.isOpen) throw refusal(REFUSED.shiftOpen, 'the shift is open');
  const shift = { number: book.shift.number + 1, isOpen: true, receipts: 0 };
  return report({ ...book, shift }, TYPE.opening, at);
}

export function closeShift(book: Book, at: string): { book: Book; made: ShiftDocument } {
  assertOpen(book);
  return report({ ...book, shift: { ...book.shift, isOpen: false } }, TYPE.closing, at);
}

/** @throws FiscalError `refused` for cash the drawer does not hold */
export function moveCash(book: Book, direction: 'in' | 'out', amount: number): Book {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new FiscalError('invalid', `cash to move: ${amount}`);
  const drawer = book.drawer + (direction === 'in' ? amount : -amount);
  assertHasCash(drawer);
  return { ...book, drawer };
}

export interface Sold {
  number: number;
  total: number;
  /** kopecks, from cash only */
  change: number;
}

/** @param receipt checked by `assertRegisterable` */
export function addReceipt(book: Book, receipt: FiscalReceipt, at: string): { book: Book; made: Sold } {
  assertOpen(book);
  const { id, operation, payments, lines } = receipt;
  const { cash, electronic, advance, credit, counter = 0 } = payments;
  const total = lines.reduce((sum, line) => sum + line.sum, 0);
  const change = cash + electronic + advance + credit + counter - total;
  const drawer = book.drawer + (operation === 'sale' ? cash - change : change - cash);
  assertHasCash(drawer);
  const shift = { ...book.shift, receipts: book.shift.receipts + 1 };
  const document = { type: TYPE.receipt, at, operation, total, receiptId: id };
  const next = append({ ...book, shift, drawer }, document);
  return { book: next, made: { number: next.lastDocument, total, change } };
}

export function findInBook({ documents }: Book, fd: number): BookDocument | null {
  return documents.find((document) => document.fd === fd) ?? null;
}

type NewDocument = Pick<BookDocument, 'type' | 'operation' | 'total' | 'receiptId'> & { at: string };

function append(book: Book, { at, ...document }: NewDocument): Book {
  const fd = book.lastDocument + 1;
  const kept = book.documents.slice(-(DOCUMENTS_MAX - 1));
  return { ...book, lastDocument: fd, documents: [...kept, { ...document, fd, fpd: 0, dateTime: at.slice(0, 16) }] };
}

function report(book: Book, type: number, at: string): { book: Book; made: ShiftDocument } {
  const next = append(book, { type, at, operation: null, total: null, receiptId: null });
  return { book: next, made: { shiftNumber: book.shift.number, fd: next.lastDocument, fpd: 0 } };
}

function assertOpen({ shift }: Book): void {
  if (!shift.isOpen) throw refusal(REFUSED.shiftClosed, 'the shift is closed');
}

function assertHasCash(drawer: number): void {
  if (drawer < 0) throw refusal(REFUSED.cashShort, 'not enough cash in the drawer');
}

const refusal = (deviceCode: number, message: string) => new FiscalError('refused', message, { deviceCode });
