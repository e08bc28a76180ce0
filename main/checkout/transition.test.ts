/** The state machine of the checkout: which event leads where, and that no sequence of events breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, points, quantity } from '../../loyalty/index.ts';
import type { DoneView } from '../../contract/till/views.ts';
import type { OperationId } from '../../contract/units.ts';
import { storedMember } from '../store/fixtures.ts';
import { emptyDraft } from './draft.ts';
import type { AttachedCustomer } from './draft.ts';
import { GOODS } from './fixtures/till-bench.ts';
import type { CheckoutEvent, CheckoutState } from './state.ts';
import { transition } from './transition.ts';

const AT = instant(1_000_000);
const ID = '0199aaaa-0000-7000-8000-000000000001' as OperationId;
const OTHER = '0199aaaa-0000-7000-8000-000000000002' as OperationId;
const [milk, cheese] = GOODS as [(typeof GOODS)[0], (typeof GOODS)[0]];

const customer = (customerId: string): AttachedCustomer => ({
  stored: storedMember(1, { customerId }),
  identifiedBy: 'card',
  cardNumber: '2900000000011',
  isFresh: false,
});
function withMilk() {
  const sold = transition({ phase: 'empty', draft: emptyDraft(AT) }, add);
  if (!sold.ok) throw new Error(sold.code);
  return sold.value.draft;
}
const add: CheckoutEvent = { type: 'goodsAdded', goods: milk, quantity: null, isLabel: false, mark: null, at: AT };
const attach: CheckoutEvent = { type: 'customerAttached', customer: customer('m-1'), at: AT };
const takenBack: CheckoutEvent = { type: 'receiptTakenBack', draft: withMilk(), at: AT };
const pay: CheckoutEvent = { type: 'payPressed' };
const planned: CheckoutEvent = { type: 'receiptPlanned', receiptId: ID, number: 7 };
const unknown: CheckoutEvent = { type: 'outcomeUnknown', receiptId: ID };
const finished: CheckoutEvent = { type: 'receiptFinished', receiptId: ID, done: {} as DoneView, at: AT };

const START: CheckoutState = { phase: 'empty', draft: emptyDraft(AT) };

/** Plays events; a refused one leaves the state as it was. */
function play(
  events: readonly CheckoutEvent[],
  from: CheckoutState = START,
): { state: CheckoutState; refusals: string[] } {
  let state = from;
  const refusals: string[] = [];
  for (const event of events) {
    const moved = transition(state, event);
    if (moved.ok) state = moved.value;
    else refusals.push(moved.code);
  }
  return { state, refusals };
}

const ROWS: [what: string, events: CheckoutEvent[], phase: string, refusals: string[]][] = [
  ['goods begin a sale', [add], 'selling', []],
  ['a customer alone leaves it empty', [attach], 'empty', []],
  ['the last line removed: empty again', [add, { type: 'lineRemoved', lineNo: 1, at: AT }], 'empty', []],
  [
    '… and undone: selling again',
    [add, { type: 'lineRemoved', lineNo: 1, at: AT }, { type: 'removalUndone', at: AT }],
    'selling',
    [],
  ],
  ['a cancelled sale is empty', [add, attach, { type: 'saleCancelled', at: AT }], 'empty', []],
  ['nothing to pay for', [attach, pay], 'empty', ['BASKET_EMPTY']],
  ['pay goes to the register', [add, pay], 'fiscalising', []],
  ['pay twice', [add, pay, pay], 'fiscalising', ['PAYMENT_IN_PROGRESS']],
  ['goods while it prints', [add, pay, add], 'fiscalising', ['PAYMENT_IN_PROGRESS']],
  ['goods put aside leave it empty', [add, attach, { type: 'receiptPutAside', at: AT }], 'empty', []],
  ['nothing is put aside without goods', [attach, { type: 'receiptPutAside', at: AT }], 'empty', ['NOT_NOW']],
  ['taken back onto an empty screen', [takenBack], 'selling', []],
  ['taken back under goods', [add, takenBack], 'selling', ['NOT_NOW']],
  ['cancel while it prints', [add, pay, { type: 'saleCancelled', at: AT }], 'fiscalising', ['PAYMENT_IN_PROGRESS']],
  ['refused before anything was issued', [add, pay, { type: 'paymentRefused' }], 'selling', []],
  ['issued', [add, pay, planned, finished], 'done', []],
  ['goods after it begin the next', [add, pay, planned, finished, add], 'selling', []],
  ['next after it', [add, pay, planned, finished, { type: 'nextPressed', at: AT }], 'empty', []],
  [
    'a refused change leaves the finished receipt',
    [add, pay, planned, finished, { type: 'removalUndone', at: AT }],
    'done',
    ['NOTHING_TO_UNDO'],
  ],
  ['end unknown', [add, pay, planned, unknown], 'unknown', []],
  ['goods while unknown', [add, pay, planned, unknown, add], 'unknown', ['SCAN_NOT_NOW']],
  ['unknown, then found', [add, pay, planned, unknown, finished], 'done', []],
  ['unknown, set aside, goods', [add, pay, planned, unknown, { type: 'setAside', at: AT }, add], 'selling', []],
  [
    'set aside, then found: the new sale stays',
    [add, pay, planned, unknown, { type: 'setAside', at: AT }, add, finished],
    'selling',
    [],
  ],
  [
    'unknown, printed again',
    [add, pay, planned, unknown, { type: 'printPressed', receiptId: ID, number: 7, at: AT }],
    'fiscalising',
    [],
  ],
  [
    'unknown, another one to print',
    [add, pay, planned, unknown, { type: 'printPressed', receiptId: OTHER, number: 7, at: AT }],
    'unknown',
    ['NOT_NOW'],
  ],
  [
    'a held one to print over a sale',
    [add, { type: 'printPressed', receiptId: OTHER, number: 7, at: AT }],
    'selling',
    ['NOT_NOW'],
  ],
  [
    'unknown, cancelled',
    [add, pay, planned, unknown, { type: 'receiptCancelled', receiptId: ID, at: AT }],
    'empty',
    [],
  ],
  [
    'the end of another receipt',
    [add, pay, planned, { ...finished, receiptId: OTHER } as CheckoutEvent],
    'fiscalising',
    [],
  ],
  ['set aside without an unknown one', [add, { type: 'setAside', at: AT }], 'selling', ['NOT_NOW']],
];

describe('transition', () => {
  it.each(ROWS)('%s', (_what, events, phase, refusals) => {
    const played = play(events);
    expect([played.state.phase, played.refusals]).toEqual([phase, refusals]);
  });

  it('undoes the redemption when another customer comes, and keeps it when the same card is read again', () => {
    const redeem: CheckoutEvent = { type: 'redemptionChosen', redeem: { kind: 'points', points: points(100) }, at: AT };
    const other: CheckoutEvent = { type: 'customerAttached', customer: customer('m-2'), at: AT };
    expect(play([add, attach, redeem, attach]).state.draft.redeem).toEqual({ kind: 'points', points: 100 });
    expect(play([add, attach, redeem, other]).state.draft.redeem).toEqual({ kind: 'none' });
  });

  it('moves the quote’s now with a change of the sale and not with the press of pay', () => {
    const later = instant(AT + 5_000);
    const again: CheckoutEvent = {
      type: 'goodsAdded',
      goods: cheese,
      quantity: quantity(437),
      isLabel: true,
      mark: null,
      at: later,
    };
    expect(play([add, again]).state.draft.pricedAt).toBe(later);
    expect(play([add, pay]).state.draft.pricedAt).toBe(AT);
  });

  it('never throws and gives each receipt at most one end, whatever happens in whatever order', () => {
    const receiptId = fc.constantFrom(ID, OTHER);
    const at = fc.constantFrom(AT, instant(AT + 4_000), instant(AT + 6_000));
    const event = fc.oneof(
      fc.record({
        type: fc.constant('goodsAdded' as const),
        goods: fc.constantFrom(...GOODS),
        quantity: fc.constantFrom(null, quantity(437), quantity(2000)),
        isLabel: fc.boolean(),
        mark: fc.constantFrom(null, 'mark-1', 'mark-2'),
        at,
      }),
      fc.record({
        type: fc.constant('quantitySet' as const),
        lineNo: fc.nat(4),
        quantity: fc.oneof(fc.integer(), fc.double()),
        at,
      }),
      fc.record({ type: fc.constant('lineRemoved' as const), lineNo: fc.nat(4), at }),
      fc.record({
        type: fc.constantFrom(
          'removalUndone' as const,
          'customerDetached' as const,
          'saleCancelled' as const,
          'receiptPutAside' as const,
          'setAside' as const,
          'nextPressed' as const,
          'removalForgotten' as const,
        ),
        at,
      }),
      fc.record({
        type: fc.constant('customerAttached' as const),
        customer: fc.constantFrom(customer('m-1'), customer('m-2')),
        at,
      }),
      fc.record({ type: fc.constant('receiptTakenBack' as const), draft: fc.constant(withMilk()), at }),
      fc.record({ type: fc.constantFrom('payPressed' as const, 'paymentRefused' as const) }),
      fc.record({
        type: fc.constantFrom('receiptPlanned' as const, 'outcomeUnknown' as const),
        receiptId,
        number: fc.constant(7),
      }),
      fc.record({
        type: fc.constantFrom('printPressed' as const, 'receiptCancelled' as const),
        receiptId,
        number: fc.constant(7),
        at,
      }),
      fc.record({ type: fc.constant('receiptFinished' as const), receiptId, done: fc.constant({} as DoneView), at }),
    ) as fc.Arbitrary<CheckoutEvent>;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state: CheckoutState = START;
        let opened = 0;
        let ended = 0;
        for (const next of events) {
          const moved = transition(state, next);
          if (!moved.ok) continue;
          const after: CheckoutState = moved.value;
          const isOpen = ({ phase }: CheckoutState) => phase === 'fiscalising' || phase === 'unknown';
          if (!isOpen(state) && isOpen(after)) opened += 1;
          if (isOpen(state) && !isOpen(after)) ended += 1;
          if (after.phase === 'done' && state.phase !== 'done') expect(isOpen(state)).toBe(true);
          expect(after.phase === 'selling').toBe(
            after.draft.lines.length > 0 && !isOpen(after) && after.phase !== 'done',
          );
          state = after;
        }
        expect([0, 1]).toContain(opened - ended);
      }),
      { numRuns: 500 },
    );
  });
});
