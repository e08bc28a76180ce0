/** Points and coupons that lapse before they come alive, and warnings that never stop. */
import type { LotTerms } from '../programme/lot-terms.ts';
import { eachRule, error, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';

const DAYS_OF_MONTH_MIN = 28;
const DAYS_OF_YEAR = 365;

export const findDeadPoints: Check = (checked) => [
  ...deadIn(checked.programme.lots, ['lots'], checked.programme.from),
  ...findEndlessWarnings(checked),
  ...findDeadOfRules(checked),
];

const findDeadOfRules = eachRule((rule, at, { programme }) =>
  ['lots', 'valid'].flatMap((field) =>
    rule[field] === undefined ? [] : deadIn(rule[field] as LotTerms, at(field), rule.window?.from ?? programme.from),
  ),
);

/** The last day may come before the first one only where the expiry does not wait for the activation. */
function deadIn({ activationDays, expiry, expiresFrom }: LotTerms, at: Finding['at'], begins: string): Finding[] {
  const place = [...at, 'expiry'];
  const waits = expiresFrom !== 'accrual';
  switch (expiry.mode) {
    case 'days':
      return !waits && activationDays > expiry.days
        ? [error('lots.deadBeforeAlive', place, { days: activationDays })]
        : [];
    case 'months':
      return !waits && activationDays > expiry.months * 31
        ? [error('lots.deadBeforeAlive', place, { days: activationDays })]
        : [];
    case 'endOfMonth':
      return waits ? [] : late(activationDays, 31, DAYS_OF_MONTH_MIN, place);
    case 'endOfYear':
      return waits ? [] : late(activationDays, DAYS_OF_YEAR + 1, DAYS_OF_YEAR, place);
    case 'fixedDate':
      return expiry.date < addDays(begins, activationDays)
        ? [error('lots.dateIsOver', [...place, 'date'], { date: expiry.date })]
        : [];
    case 'none':
    case 'activity':
      return [];
  }
}

/** Always too late from `most` days on; with any delay at the end of the period. */
function late(days: number, most: number, least: number, at: Finding['at']): Finding[] {
  if (days >= most) return [error('lots.deadBeforeAlive', at, { days })];
  return days > 0 ? [warning('lots.someDeadBeforeAlive', at, { days, least })] : [];
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const findEndlessWarnings: Check = ({ programme: { lots, expiryWarningDays } }) =>
  lots.expiry.mode === 'days' && lots.expiry.days > 0 && expiryWarningDays >= lots.expiry.days
    ? [warning('lots.alwaysWarned', ['expiryWarningDays'], { days: lots.expiry.days })]
    : [];
