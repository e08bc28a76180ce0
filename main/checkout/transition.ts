import type { OperationId } from '../../contract/units.ts';
import type { Draft } from './draft.ts';
import { emptyDraft } from './draft.ts';
import { editDraft } from './edit-draft.ts';
import { accepted, refused } from './result.ts';
import type { Result } from './result.ts';
import type { CheckoutEvent, CheckoutState, DraftEvent } from './state.ts';

/**
 * The state machine of the checkout: total, pure, never throws. What does not fit the state is refused with a code
 * and leaves the state as it was; a fact of a receipt that is not on the screen changes nothing.
 *
 *              goodsAdded             payPressed                  receiptFinished
 *      empty ────────────▶ selling ────────────▶ fiscalising ─────────────────────▶ done
 *      ▲ ▲ ▲  last line      │  ▲                 │  │    ▲                         │ │
 *      │ │ └─── removed ─────┘  └─────────────────┘  │    │ printPressed            │ │
 *      │ │                        paymentRefused     │    │ (also from empty, done) │ │
 *      │ │                            outcomeUnknown ▼    │                         │ │
 *      │ └────────────── receiptCancelled, setAside ─ unknown ── receiptFinished ──▶┘ │
 *      └──────────────────────────────── nextPressed, or any change starts the next ──┘
 */
export function transition(state: CheckoutState, event: CheckoutEvent): Result<CheckoutState> {
  switch (event.type) {
    case 'goodsAdded':
    case 'quantitySet':
    case 'lineRemoved':
    case 'removalUndone':
    case 'customerAttached':
    case 'customerDetached':
    case 'unknownCardNoted':
    case 'phoneAsked':
    case 'codeEntered':
    case 'codeRemoved':
    case 'rewardTaken':
    case 'offerActivated':
    case 'tendersChosen':
    case 'certificateAdded':
    case 'certificateAsked':
    case 'certificateAttached':
    case 'certificateRemoved':
    case 'eventRecorded':
    case 'inviterNamed':
    case 'contactChosen':
    case 'redemptionChosen':
      return edit(state, event);
    case 'customerRefreshed':
    case 'unknownCardDenied':
    case 'codeLost':
    case 'redemptionLowered':
    case 'removalForgotten':
    case 'certificateChanged':
    case 'tenderChosen':
      return accepted(isOpen(state) ? open(amend(state.draft, event)) : state);
    case 'saleCancelled':
      return isOpen(state) ? accepted(open(emptyDraft(event.at))) : refuseNow(state);
    case 'receiptPutAside':
      return state.phase === 'selling' ? accepted(open(emptyDraft(event.at))) : refuseNow(state);
    case 'receiptTakenBack':
      if (state.phase !== 'empty' && state.phase !== 'done') return refused('NOT_NOW');
      return accepted(open({ ...event.draft, pricedAt: event.at }));
    case 'payPressed':
      if (state.phase === 'selling') return accepted(fiscalising(state.draft));
      return state.phase === 'empty' || state.phase === 'done' ? refused('BASKET_EMPTY') : refuseNow(state);
    case 'printPressed':
      return pressPrint(state, event);
    case 'receiptPlanned':
      return accepted(
        state.phase === 'fiscalising' ? { ...state, receiptId: event.receiptId, number: event.number } : state,
      );
    case 'progressMade':
      return accepted(state.phase === 'fiscalising' ? { ...state, progress: event.progress } : state);
    case 'paymentRefused':
      return accepted(state.phase === 'fiscalising' ? open(state.draft) : state);
    case 'outcomeUnknown':
    case 'receiptFinished':
    case 'receiptCancelled':
      return accepted(isAbout(state, event.receiptId) ? settle(state, event) : state);
    case 'printNoted':
      if (state.phase !== 'done' || state.done.receiptId !== event.receiptId) return accepted(state);
      return accepted({ ...state, done: { ...state.done, print: event.print } });
    case 'setAside':
      return state.phase === 'unknown' ? accepted(open(emptyDraft(event.at))) : refused('NOT_NOW');
    case 'nextPressed':
      if (state.phase === 'fiscalising' || state.phase === 'unknown') return refuseNow(state);
      return accepted(state.phase === 'done' ? open(emptyDraft(event.at)) : state);
  }
}

type Open = Extract<CheckoutState, { phase: 'empty' | 'selling' }>;
type About = Extract<CheckoutState, { phase: 'fiscalising' | 'unknown' }>;

const isOpen = (state: CheckoutState): state is Open => state.phase === 'empty' || state.phase === 'selling';

const open = (draft: Draft): Open => ({ phase: draft.lines.length === 0 ? 'empty' : 'selling', draft });

const fiscalising = (draft: Draft, receipt?: { receiptId: OperationId; number: number }): CheckoutState => ({
  phase: 'fiscalising',
  draft,
  receiptId: receipt?.receiptId ?? null,
  number: receipt?.number ?? null,
  progress: { stage: 'preparing', done: 0, of: draft.lines.length },
});

const isAbout = (state: CheckoutState, receiptId: string): state is About =>
  (state.phase === 'fiscalising' || state.phase === 'unknown') && state.receiptId === receiptId;

function refuseNow(state: CheckoutState): Result<never> {
  switch (state.phase) {
    case 'fiscalising':
      return refused('PAYMENT_IN_PROGRESS');
    case 'unknown':
      return refused('SCAN_NOT_NOW');
    case 'empty':
    case 'selling':
    case 'done':
      return refused('NOT_NOW');
  }
}

/** A change after a finished receipt begins the next one. */
function edit(state: CheckoutState, event: DraftEvent): Result<CheckoutState> {
  if (state.phase === 'fiscalising' || state.phase === 'unknown') return refuseNow(state);
  const edited = editDraft(state.phase === 'done' ? emptyDraft(event.at) : state.draft, event);
  return edited.ok ? accepted(open(edited.value)) : edited;
}

type Amendment = Extract<
  CheckoutEvent,
  {
    type:
      | 'customerRefreshed'
      | 'unknownCardDenied'
      | 'codeLost'
      | 'redemptionLowered'
      | 'removalForgotten'
      | 'certificateChanged'
      | 'tenderChosen';
  }
>;

/** Facts that arrive by themselves; they do not move the quote's `now`. */
function amend(draft: Draft, event: Amendment): Draft {
  switch (event.type) {
    case 'customerRefreshed': {
      const { customer } = draft;
      if (customer?.stored.customerId !== event.stored.customerId) return draft;
      return { ...draft, customer: { ...customer, stored: event.stored, isFresh: true } };
    }
    case 'unknownCardDenied':
      return draft.unknownCard === event.cardNumber ? { ...draft, unknownCard: null } : draft;
    case 'codeLost':
      return { ...draft, codes: draft.codes.filter(({ code }) => code !== event.code) };
    case 'redemptionLowered':
      return { ...draft, redeem: event.redeem };
    case 'tenderChosen':
      return { ...draft, paidWith: event.paidWith };
    case 'certificateChanged':
      return {
        ...draft,
        certificates: draft.certificates.flatMap((attached) => {
          if (attached.certificate.number !== event.number) return attached;
          return event.certificate === null ? [] : { ...attached, certificate: event.certificate };
        }),
      };
    case 'removalForgotten':
      return draft.removed !== null && draft.removed.until <= event.at ? { ...draft, removed: null } : draft;
  }
}

type PrintPressed = Extract<CheckoutEvent, { type: 'printPressed' }>;

/** A receipt goes to the printer again from its own screen, or when nothing else is being sold. */
function pressPrint(state: CheckoutState, event: PrintPressed): Result<CheckoutState> {
  switch (state.phase) {
    case 'fiscalising':
      return refuseNow(state);
    case 'selling':
      return refused('NOT_NOW');
    case 'unknown':
      if (state.receiptId !== event.receiptId) return refused('NOT_NOW');
      return accepted(fiscalising(state.draft, event));
    case 'empty':
    case 'done':
      return accepted(fiscalising(emptyDraft(event.at), event));
  }
}

type Settlement = Extract<CheckoutEvent, { type: 'outcomeUnknown' | 'receiptFinished' | 'receiptCancelled' }>;

function settle(state: About, event: Settlement): CheckoutState {
  switch (event.type) {
    case 'outcomeUnknown':
      return { phase: 'unknown', draft: state.draft, receiptId: event.receiptId, number: state.number };
    case 'receiptFinished':
      return { phase: 'done', draft: emptyDraft(event.at), done: event.done };
    case 'receiptCancelled':
      return open(emptyDraft(event.at));
  }
}
