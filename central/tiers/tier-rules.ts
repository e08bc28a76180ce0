import { findVersion, instant, startOfDate, zonedDay } from '../../loyalty/index.ts';
import type { Instant, LadderOn, PreparedProgramme } from '../../loyalty/index.ts';
import type { Sql } from '../db/sql.ts';
import type { Books } from '../ledger/books.ts';
import { loadVersions } from '../programmes/shelf.ts';
import type { PreparedCache } from '../programmes/shelf.ts';

/** What tiers ask of the programme and of the clock; dates are days of the programme's zone. */
export interface TierRules {
  ladderOn: LadderOn;
  dateOf: (at: Instant) => string;
  today: string;
  /** The last day of which no receipt is expected any more. */
  settled: string;
}

/** Tills keep what they have not handed over this long; what comes later no longer moves a tier of the past. Source: offline-sync section 8. */
const LATE_DAYS = 45;
const DAY_MS = 86_400_000;
/** Without a programme there are no tiers, but what is spent counts for the one to come. */
const ZONE_WITHOUT_PROGRAMME = 'Europe/Moscow';

/** @param findCurrent the version in force at an instant; days before the first one go by that of today */
export function tierRules(findCurrent: (at: Instant) => PreparedProgramme | undefined, now: Instant): TierRules {
  const present = findCurrent(now);
  const zone = present?.programme.zone ?? ZONE_WITHOUT_PROGRAMME;
  const dateOf = (at: Instant): string => zonedDay(at, zone).date;
  return {
    ladderOn(date) {
      const end = zonedDay(startOfDate(date, zone), zone).to - 1;
      const version = findCurrent(instant(Math.min(end, now))) ?? present;
      return { tiers: version?.tiers ?? [], terms: version?.programme.tierTerms ?? {} };
    },
    dateOf,
    today: dateOf(now),
    settled: dateOf(instant(now - LATE_DAYS * DAY_MS)),
  };
}

export const tierRulesOf = ({ programmes, now }: Books): TierRules =>
  tierRules((at) => programmes.findCurrent(at), now);

export async function loadTierRules(sql: Sql, cache: PreparedCache, now: Instant): Promise<TierRules> {
  const versions = await loadVersions(sql, cache);
  return tierRules((at) => findVersion(versions, at), now);
}
