/**
 * What the customer on the screen does without a receipt: the engine decides at the till, with or without the centre,
 * and the operation waits in the queue as a receipt does. Source: loyalty-domain sections 9, 13, 14.
 */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { MemberEventDone, MemberEventView } from '../../contract/till/member-event-views.ts';
import { explain, formatPercent, kopecks, lastSpendableDay, listEvents, quoteEvent } from '../../loyalty/index.ts';
import type { EventQuote, Kopecks, ListedEvent, Locale, MemberEvent } from '../../loyalty/index.ts';
import { businessDate } from '../checkout/business-date.ts';
import { emptyDraft } from '../checkout/draft.ts';
import type { Clock } from '../checkout/ports.ts';
import { price } from '../checkout/pricing.ts';
import type { PricingParts } from '../checkout/pricing.ts';
import type { Sale } from '../checkout/sale.ts';
import type { Ledger } from '../store/types.ts';

export interface MemberEvents {
  /** What the programme in force rewards, for the customer on the screen. @throws TillError NO_CUSTOMER */
  list(): MemberEventView[];
  /**
   * It is on disk, and in the customer's account, when this returns.
   * @throws TillError NO_CUSTOMER, NOT_NOW, EVENT_NOT_OFFERED, EVENT_NO_SUM, EVENT_REFUSED; nothing has happened then
   */
  record(wish: { event: string; amount: Kopecks | null }): MemberEventDone;
}

export interface MemberEventsParts {
  pricing: PricingParts;
  ledger: Pick<Ledger, 'recordEvent'>;
  sale: Sale;
  isOnline: () => boolean;
  clock: Clock;
  locale: () => Locale;
}

export function createMemberEvents({
  pricing,
  ledger,
  sale,
  isOnline,
  clock,
  locale,
}: MemberEventsParts): MemberEvents {
  return {
    list() {
      const asking = ask();
      return listEvents(asking.programme.prepared.programme).map((listed) => {
        const answer = asking.quote({ name: listed.name, amount: kopecks(0) });
        return {
          event: listed.name,
          title: listed.title[locale()],
          points: answer.accrual.total,
          share: listed.rateBp > 0 ? formatPercent(listed.rateBp, locale()) : null,
          refusal: gives(answer) ? null : refusalOf(answer, listed),
        };
      });
    },
    record({ event: name, amount }) {
      const asking = ask();
      const { programme, now, snapshot } = asking;
      const listed = listEvents(programme.prepared.programme).find((each) => each.name === name);
      if (listed === undefined || programme.stored === null) throw new TillError('EVENT_NOT_OFFERED');
      if (listed.rateBp > 0 && (amount ?? 0) === 0) throw new TillError('EVENT_NO_SUM');
      const event: MemberEvent = { name, amount: listed.rateBp > 0 ? (amount ?? kopecks(0)) : kopecks(0) };
      const answer = asking.quote(event);
      if (!gives(answer)) throw new TillError('EVENT_REFUSED', { reason: reasonOf(answer, listed) });
      const { accrual, changes } = answer;
      ledger.recordEvent({
        ...{ event, instant: now, storeZone: asking.storeZone, businessDate: businessDate(now, asking.storeZone) },
        ...{ customer: { customerId: snapshot.id, snapshot }, offline: asking.offline },
        ...{ context: asking.context, programme: programme.stored },
        claim: { accrued: accrual.total, lots: accrual.lots, changes },
      });
      sale.apply({ type: 'eventRecorded', at: clock.now() });
      const { zone } = programme.prepared.programme;
      return {
        title: listed.title[locale()],
        points: accrual.total,
        lots: accrual.lots.map((lot) => ({
          points: lot.amount,
          activatesAt: lot.activatesAt > now ? lot.activatesAt : null,
          lastDay: lot.expiresAt === null ? null : lastSpendableDay(lot.expiresAt, zone),
        })),
      };
    },
  };

  /** The customer as of now, under the version in force now, whatever receipt is begun. */
  function ask() {
    const { phase, draft } = sale.state();
    if (draft.customer === null) throw new TillError('NO_CUSTOMER');
    if (phase !== 'empty' && phase !== 'selling') throw new TillError('NOT_NOW');
    const now = clock.now();
    const priced = price({ ...emptyDraft(now), customer: draft.customer }, isOnline(), pricing);
    const { known, context, storeZone, offline, programme } = priced;
    const customer = known!;
    // The centre has its own; the queue carries no more of a person than it must.
    const { birthday: _, ...snapshot } = customer;
    const quote = (event: MemberEvent) =>
      quoteEvent(programme.prepared, event, customer, { ...context, now, storeZone, offline });
    return { now, snapshot, context, storeZone, offline, programme, quote };
  }

  /** Without its sum, one that has a sum gives too little. */
  function refusalOf(answer: EventQuote, listed: ListedEvent): string | null {
    const isAboutSum = answer.explanations.some(({ code, ruleId }) => code === TOO_LITTLE && isOf(listed, ruleId));
    return listed.rateBp > 0 && isAboutSum ? null : reasonOf(answer, listed);
  }

  function reasonOf({ explanations }: EventQuote, listed: ListedEvent): string {
    const told = explanations.find(({ ruleId }) => isOf(listed, ruleId)) ?? explanations[0];
    return told === undefined ? listed.title[locale()] : explain(told, locale());
  }
}

const TOO_LITTLE = 'accrue.skipped.nothing';

const isOf = ({ ruleIds }: ListedEvent, ruleId: string | null): boolean => ruleId !== null && ruleIds.includes(ruleId);

const gives = ({ accrual, changes }: EventQuote): boolean =>
  accrual.total > 0 || changes.some(({ kind }) => kind === 'segment');
