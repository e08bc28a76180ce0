import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { kopecks, points, type Kopecks, type Points } from '../../loyalty/index.ts';
import { parseHundredths } from '../cli/amounts.ts';
import { isEanValid } from '../scan/check-digits.ts';
import { cell, isoDate, refuse, required } from './cells.ts';

/** Column names by what they hold, the documented one first. */
const COLUMNS = {
  customerId: ['customer_id', 'код клиента', 'id'],
  name: ['name', 'имя', 'фио', 'клиент'],
  phone: ['phone', 'телефон'],
  email: ['email', 'почта', 'e-mail'],
  birthday: ['birthday', 'дата рождения', 'день рождения'],
  card: ['card', 'карта', 'номер карты'],
  tier: ['tier', 'уровень'],
  points: ['points', 'баллы', 'бонусы'],
  spend: ['spend', 'сумма покупок'],
} as const;

export interface ImportedCustomer {
  customerId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  birthday: string | null;
  tierId: string | null;
  cardNumber: string | null;
  openingPoints: Points;
  qualifyingSpend: Kopecks;
}

/** One row of customers; a phone or a card it must have. @throws RowRefused */
export function customerFromRow(cells: Readonly<Record<string, string>>): ImportedCustomer {
  const text = (names: readonly string[]) => cell(cells, names) || null;
  const phone = text(COLUMNS.phone);
  const card = text(COLUMNS.card);
  if (!phone && !card) refuse('missing', COLUMNS.phone[0]);
  if (card && card.length > 64) refuse('tooLong', COLUMNS.card[0]);
  if (card && /^\d{13}$/.test(card) && !isEanValid(card)) refuse('checkDigit', COLUMNS.card[0], card);
  const birthday = text(COLUMNS.birthday);
  return {
    customerId: required(cells, COLUMNS.customerId, 64),
    name: text(COLUMNS.name)?.slice(0, 128) ?? null,
    phone: phone && e164(phone),
    email: text(COLUMNS.email)?.slice(0, 128) ?? null,
    birthday: birthday && isoDate(birthday, COLUMNS.birthday[0]),
    tierId: text(COLUMNS.tier),
    cardNumber: card,
    openingPoints: points(hundredths(text(COLUMNS.points), COLUMNS.points[0])),
    qualifyingSpend: kopecks(hundredths(text(COLUMNS.spend), COLUMNS.spend[0])),
  };
}

function hundredths(text: string | null, column: string): number {
  if (text === null) return 0;
  return parseHundredths(text) ?? refuse('notMoney', column, text);
}

function e164(text: string): string {
  const phone = parsePhoneNumberFromString(text, 'RU');
  return phone?.isValid() ? phone.number : refuse('notPhone', COLUMNS.phone[0], text);
}
