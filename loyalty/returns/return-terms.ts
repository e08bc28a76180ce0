import type { Programme } from '../programme/schema.ts';
import type { PointsOnReturn } from './types.ts';

/** With the defaults of loyalty-domain section 12, also for a sale whose version nobody knows any more. */
export const returnTermsOf = (programme: Pick<Programme, 'returns'> | undefined): PointsOnReturn => ({
  restoreGraceDays: programme?.returns?.restoreGraceDays ?? 30,
  shortage: programme?.returns?.shortage ?? 'debt',
});
