import type { LotTerms } from '../programme/lot-terms.ts';
import type { Say } from './say.ts';

/** How long a coupon works. */
export function couponLife({ expiry }: LotTerms, { pick, count, date }: Say): string {
  switch (expiry.mode) {
    case 'days':
      return pick(`${count(expiry.days, 'day')}`, `for ${count(expiry.days, 'day')}`);
    case 'months':
    case 'activity':
      return pick(`${count(expiry.months, 'month')}`, `for ${count(expiry.months, 'month')}`);
    case 'endOfMonth':
      return pick('до конца месяца', 'to the end of the month');
    case 'endOfYear':
      return pick('до конца года', 'to the end of the year');
    case 'fixedDate':
      return pick(`по ${date(expiry.date)}`, `to ${date(expiry.date)}`);
    case 'none':
      return pick('без срока', 'without an end');
  }
}
