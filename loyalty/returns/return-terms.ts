import { DEFAULT_ZONE } from '../programme/terms.ts';
import type { Programme } from '../programme/schema.ts';
import type { ReturnTerms } from './types.ts';

/** With the defaults of loyalty-domain section 12, also for a sale whose version nobody knows any more. */
export const returnTermsOf = (programme: Partial<Pick<Programme, 'returns' | 'zone'>> | undefined): ReturnTerms => ({
  zone: programme?.zone ?? DEFAULT_ZONE,
  restoreGraceDays: programme?.returns?.restoreGraceDays ?? 30,
  shortage: programme?.returns?.shortage ?? 'debt',
});
