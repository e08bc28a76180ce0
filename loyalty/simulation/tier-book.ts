import type { Instant } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import type { TierReceipt } from '../tiers/measure.ts';
import { bringForward, postToTier, takeBackFromTier, tierAt } from '../tiers/tier-account.ts';
import type { LadderOn, TierAccount } from '../tiers/tier-account.ts';
import { zonedDay } from '../time/zoned-day.ts';

/** A member's tier account while events are played back in their order; a programme without tiers keeps none. */
export class TierBook {
  readonly #ladderOn: LadderOn;
  readonly #zone: string;
  #account: TierAccount | null;
  /** The day of the last event; a day is over, and settled, once another has come. */
  #day = '';

  constructor({ tiers, programme }: PreparedProgramme) {
    const ladder = { tiers, terms: programme.tierTerms ?? {} };
    this.#ladderOn = () => ladder;
    this.#zone = programme.zone;
    const state = { tierId: null, until: null, source: 'earned' } as const;
    this.#account = tiers.length === 0 ? null : { asOf: '', state, days: [], returns: [] };
  }

  /** `measured` in units of the metric; null without tiers. */
  at(now: Instant): { tierId: string | null; measured: number } | null {
    const today = this.#dateOf(now);
    const account = this.#settledBy(today);
    if (account === null) return null;
    const { state, measured } = tierAt(account, this.#ladderOn, today);
    return { tierId: state.tierId, measured };
  }

  post(now: Instant, receipt: Omit<TierReceipt, 'date'>): void {
    const date = this.#dateOf(now);
    const account = this.#settledBy(date);
    if (account !== null) this.#account = postToTier(account, this.#ladderOn, { ...receipt, date });
  }

  /** @param soldAt of the receipt, whose day goes down */
  takeBack(now: Instant, soldAt: Instant, receipt: Omit<TierReceipt, 'date'>): void {
    const madeOn = this.#dateOf(now);
    const account = this.#settledBy(madeOn);
    if (account === null) return;
    const back = { ...receipt, date: this.#dateOf(soldAt), madeOn };
    this.#account = takeBackFromTier(account, this.#ladderOn, back);
  }

  #settledBy(today: string): TierAccount | null {
    if (this.#account === null || today <= this.#day) return this.#account;
    this.#account = bringForward(this.#account, this.#ladderOn, this.#day);
    this.#day = today;
    return this.#account;
  }

  #dateOf(now: Instant): string {
    return zonedDay(now, this.#zone).date;
  }
}
