import { TillError } from '../../contract/errors/catalogue.ts';
import type { DoneView } from '../../contract/till/views.ts';
import type { Points } from '../../loyalty/index.ts';
import { emptyDraft } from './draft.ts';
import type { Clock } from './ports.ts';
import { loweredRedemption, price } from './pricing.ts';
import type { Priced, PricingParts } from './pricing.ts';
import type { CheckoutEvent, CheckoutState } from './state.ts';
import { transition } from './transition.ts';

export interface SaleParts extends PricingParts {
  clock: Clock;
  isOnline: () => boolean;
  /** the receipt on the screen when the till starts; null = none */
  lastReceipt: DoneView | null;
  /** after every change, with the new quote already made */
  onChange: () => void;
  /** the maximum sank under what had been chosen (ui section 5, redeem) */
  onRedemptionLowered: (to: Points) => void;
}

/** The one owner of the checkout's state: everything that happens goes through `apply`, one event at a time. */
export interface Sale {
  state(): CheckoutState;
  priced(): Priced;
  /** @throws TillError when the event does not fit; the state is then as before */
  apply(event: CheckoutEvent): void;
  /** The link came or went: the same sale under other bounds. */
  reprice(): void;
}

export function createSale(parts: SaleParts): Sale {
  const draft = emptyDraft(parts.clock.now());
  const { lastReceipt } = parts;
  let state: CheckoutState =
    lastReceipt === null ? { phase: 'empty', draft } : { phase: 'done', draft, done: lastReceipt };
  let priced = price(state.draft, parts.isOnline(), parts);

  return {
    state: () => state,
    priced: () => priced,
    apply(event) {
      const moved = transition(state, event);
      if (!moved.ok) throw new TillError(moved.code, moved.params);
      if (moved.value === state) return;
      adopt(moved.value);
      parts.onChange();
    },
    reprice() {
      if (state.phase !== 'empty' && state.phase !== 'selling') return;
      adopt({ ...state, draft: { ...state.draft } });
      parts.onChange();
    },
  };

  /** As long as the quote's `now` stands so does the version of the programme, whatever has been downloaded since. */
  function priceNow(): Priced {
    const { programme, draft: shown } = priced;
    const isSame = shown.pricedAt === state.draft.pricedAt;
    return price(state.draft, parts.isOnline(), isSame ? { ...parts, programmeAt: () => programme } : parts);
  }

  /** The new state counts only once its quote could be made. */
  function adopt(next: CheckoutState): void {
    const before = state;
    state = next;
    if (next.draft === before.draft) return;
    try {
      priced = priceNow();
    } catch (error) {
      state = before;
      throw error;
    }
    const redeem = isOpen(next) ? loweredRedemption(priced) : null;
    if (redeem === null) return;
    const lowered = transition(next, { type: 'redemptionLowered', redeem });
    if (lowered.ok) state = lowered.value;
    priced = priceNow();
    parts.onRedemptionLowered(priced.quote.redemption.redeemed);
  }
}

const isOpen = ({ phase }: CheckoutState): boolean => phase === 'empty' || phase === 'selling';
