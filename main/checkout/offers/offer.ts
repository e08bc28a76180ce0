import { kopecks, points } from '../../../loyalty/index.ts';
import type { Explanation, Kopecks, Points, Quote } from '../../../loyalty/index.ts';
import type { OfferView } from '../../../contract/till/views.ts';
import { editDraft } from '../edit-draft.ts';
import { requote } from '../pricing.ts';
import type { Priced } from '../pricing.ts';
import type { DraftEvent } from '../state.ts';

/** A change of the sale without its moment. */
export type Choice = DraftEvent extends infer Event ? (Event extends DraftEvent ? Omit<Event, 'at'> : never) : never;

/** Something the customer may have and the cashier takes with one key: offered, never forced. */
export interface Offer {
  id: string;
  kind: OfferView['kind'];
  ruleId: string;
  /** what is told in place of the rule's name, for example the way of payment */
  name: { ru: string; en: string } | null;
  take: Choice;
  leave: Choice;
  /** 0 = not taken */
  taken: number;
  /** as many as are there to be taken; null where it is one or none */
  ready: number | null;
}

export interface Gain {
  money: Kopecks;
  points: Points;
}

/** The sale as it would be after a choice; the sale itself stays. */
export function tryOut(priced: Priced, choice: Choice): Priced {
  const edited = editDraft(priced.draft, { ...choice, at: priced.draft.pricedAt } as DraftEvent);
  return edited.ok ? requote(priced, edited.value) : priced;
}

/** What the second sale gives the customer over the first; what it would take counts as nothing. */
export function gainOf(before: Quote, after: Quote): Gain {
  return {
    money: kopecks(Math.max(0, before.totals.toPay - after.totals.toPay)),
    points: points(Math.max(0, after.accrual.total - before.accrual.total)),
  };
}

export const givesSomething = ({ money, points: earned }: Gain): boolean => money > 0 || earned > 0;

/** What the engine says of a rule, the first of the given codes or of all. */
export function toldOf({ explanations }: Quote, ruleId: string, codes?: readonly string[]): Explanation | undefined {
  return explanations.find((entry) => entry.ruleId === ruleId && (codes === undefined || codes.includes(entry.code)));
}
