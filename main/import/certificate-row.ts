import { certificateNumber, certificatePin } from '../../contract/sync/certificates.ts';
import type { CertificateRow } from '../../contract/sync/certificates.ts';
import { kopecks } from '../../loyalty/index.ts';
import { parseHundredths } from '../cli/amounts.ts';
import { isEanValid } from '../scan/check-digits.ts';
import { cell, isoDate, refuse, required } from './cells.ts';

/** Column names by what they hold, the documented one first. */
const COLUMNS = {
  number: ['number', 'номер', 'номер сертификата'],
  pin: ['pin', 'пин', 'пин-код'],
  value: ['value', 'номинал', 'сумма'],
  left: ['left', 'остаток'],
  lastDay: ['valid_to', 'действует по', 'годен до'],
} as const;

/** One row of gift certificates; with something left it was sold before, else it is yet to be sold. @throws RowRefused */
export function certificateFromRow(cells: Readonly<Record<string, string>>): CertificateRow {
  const number = required(cells, COLUMNS.number, 32).toUpperCase();
  if (!certificateNumber.safeParse(number).success) refuse('notNumber', COLUMNS.number[0], number);
  if (/^\d{13}$/.test(number) && !isEanValid(number)) refuse('checkDigit', COLUMNS.number[0], number);
  const pin = required(cells, COLUMNS.pin, 8);
  if (!certificatePin.safeParse(pin).success) refuse('notPin', COLUMNS.pin[0]);
  const faceValue = money(required(cells, COLUMNS.value), COLUMNS.value[0]);
  if (faceValue === 0) refuse('notMoney', COLUMNS.value[0], '0');
  const left = cell(cells, COLUMNS.left);
  const lastDay = cell(cells, COLUMNS.lastDay);
  return {
    number,
    pin,
    faceValue,
    left: left === '' ? null : money(left, COLUMNS.left[0]),
    lastDay: lastDay === '' ? null : isoDate(lastDay, COLUMNS.lastDay[0]),
  };
}

function money(text: string, column: string) {
  return kopecks(parseHundredths(text) ?? refuse('notMoney', column, text));
}
