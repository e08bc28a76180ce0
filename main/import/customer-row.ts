import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import { instant, kopecks, points, type Kopecks, type Points } from '../../loyalty/index.ts';
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
  segments: ['segments', 'сегменты', 'группы'],
  offers: ['offers', 'предложения'],
  joined: ['joined', 'дата вступления'],
  inviter: ['inviter', 'пригласил', 'пригласивший'],
} as const;

/** In a list: no longer any. */
const NONE = '-';

export interface ImportedCustomer extends Pick<CustomerRecord, 'segments' | 'offers' | 'joinedOn' | 'inviter'> {
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

/** One row of customers: a phone or a card it must have, or something anew of one who is known. @throws RowRefused */
export function customerFromRow(cells: Readonly<Record<string, string>>): ImportedCustomer {
  const text = (names: readonly string[]) => cell(cells, names) || null;
  const phone = text(COLUMNS.phone);
  const card = text(COLUMNS.card);
  const facts = factsOf(cells);
  if (!phone && !card && Object.keys(facts).length === 0) refuse('missing', COLUMNS.phone[0]);
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
    ...facts,
  };
}

/** What rules ask of a member besides; a column that is absent or empty says nothing, a dash takes all away. */
function factsOf(
  cells: Readonly<Record<string, string>>,
): Pick<ImportedCustomer, 'segments' | 'offers' | 'joinedOn' | 'inviter'> {
  const list = (names: readonly string[]) =>
    cell(cells, names)
      .split('|')
      .map((item) => item.trim())
      .filter((item) => item !== '' && item !== NONE);
  const [segments, offers] = [list(COLUMNS.segments), list(COLUMNS.offers)];
  const says = (names: readonly string[]) => cell(cells, names) !== '';
  const [joined, memberId] = [cell(cells, COLUMNS.joined), cell(cells, COLUMNS.inviter)];
  if ([...segments, ...offers, memberId].some(({ length }) => length > 64)) refuse('tooLong', COLUMNS.segments[0]);
  return {
    ...(says(COLUMNS.segments) && { segments }),
    ...(says(COLUMNS.offers) && {
      offers: offers.map((ruleId) => ({ ruleId, isActivated: true, from: instant(0), to: null })),
    }),
    ...(joined !== '' && { joinedOn: isoDate(joined, COLUMNS.joined[0]) }),
    ...(memberId !== '' && { inviter: { memberId, tierId: null } }),
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
