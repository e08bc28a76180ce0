import type { Instant } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { addToDays, measure } from '../tiers/measure.ts';
import type { TierDay } from '../tiers/measure.ts';
import { afterReturn, review, upgrade } from '../tiers/tier-state.ts';
import type { TierLadder, TierState } from '../tiers/tier-state.ts';
import { zonedDay } from '../time/zoned-day.ts';

/** A member's way through the tiers; a programme without them keeps no days. Source: loyalty-domain section 11. */
export class TierBook {
  readonly #ladder: TierLadder;
  readonly #zone: string;
  #days: TierDay[] = [];
  #state: TierState = { tierId: null, until: null, source: 'earned' };

  constructor({ tiers, programme }: PreparedProgramme) {
    this.#ladder = { tiers, terms: programme.tierTerms ?? {} };
    this.#zone = programme.zone;
  }

  get tierId(): string | null {
    return this.#state.tierId;
  }

  /** In units of the metric; null without tiers. */
  measured(now: Instant): number | null {
    return this.#hasTiers() ? measure(this.#days, this.#ladder.terms, this.#today(now)) : null;
  }

  review(now: Instant): void {
    if (this.#state.until === null) return;
    this.#state = review(this.#state, this.#ladder, this.#days, this.#today(now));
  }

  post(now: Instant, paid: number, earned: number): void {
    if (!this.#hasTiers()) return;
    const date = this.#today(now);
    this.#days = addToDays(this.#days, { date, paid, earned }, this.#ladder.terms);
    this.#state = upgrade(this.#state, this.#ladder, this.#days, date);
  }

  takeBack(now: Instant, money: number, pointsTaken: number): void {
    if (!this.#hasTiers()) return;
    const date = this.#today(now);
    this.#days = addToDays(this.#days, { date, paid: 0 - money, earned: 0 - pointsTaken }, this.#ladder.terms);
    this.#state = afterReturn(this.#state, this.#ladder, this.#days, date);
  }

  #hasTiers(): boolean {
    return this.#ladder.tiers.length > 0;
  }

  #today(now: Instant): string {
    return zonedDay(now, this.#zone).date;
  }
}
