import { instant } from '../money/units.ts';
import type { Instant, Kopecks, Points } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { quote } from '../quote/quote.ts';
import { sampleVisits } from './sample-visits.ts';
import type { SampleVisit } from './sample-visits.ts';

export interface Figures {
  toPay: Kopecks;
  redeemed: Points;
  earned: Points;
}

export interface ComparedVisit {
  visit: SampleVisit;
  gross: Kopecks;
  before: Figures;
  after: Figures;
}

const NOON_MS = 43_200_000;

/** The sample purchases that one programme answers otherwise than the other, at noon of the day the later one begins. */
export function compareProgrammes(before: PreparedProgramme, after: PreparedProgramme): ComparedVisit[] {
  const now = instant(Math.max(before.from, after.from) + NOON_MS);
  return sampleVisits([after.programme, before.programme])
    .map((visit) => {
      const [old, next] = [before, after].map((programme) => quoteSample(programme, visit, now));
      return { visit, gross: old!.gross, before: old!.figures, after: next!.figures };
    })
    .filter(({ before: old, after: next }) => JSON.stringify(old) !== JSON.stringify(next));
}

/** A member whose tier the programme does not have is in none. */
const ofProgramme = ({ tiers }: PreparedProgramme, customer: SampleVisit['customer']): SampleVisit['customer'] =>
  customer === null || tiers.some(({ id }) => id === customer.tierId) ? customer : { ...customer, tierId: null };

function quoteSample(prepared: PreparedProgramme, { basket, customer, partner }: SampleVisit, now: Instant) {
  const { totals, redemption, accrual } = quote(prepared, basket, ofProgramme(prepared, customer), {
    now,
    storeZone: prepared.programme.zone,
    offline: null,
    ...(partner !== null && { partnerId: partner }),
  });
  return {
    gross: totals.gross,
    figures: { toPay: totals.toPay, redeemed: redemption.redeemed, earned: accrual.total },
  };
}
