import { TillError } from '../../contract/errors/catalogue.ts';
import type { MembershipGives, ReturnView } from '../../contract/till/views.ts';
import type { Instant, Quantities } from '../../loyalty/index.ts';
import type { Clock } from '../checkout/ports.ts';
import type { Payment } from '../checkout/payment.ts';
import type { Sale } from '../checkout/sale.ts';
import type { ReceiptQr } from '../scan/receipt-qr.ts';
import type { Directory, Ledger, ReceiptPlan, StoredReceipt } from '../store/types.ts';
import { totalOf } from '../fiscal/receipt-total.ts';
import { membershipOffer } from './membership-offer.ts';
import { draftReturn, planReturn } from './plan-return.ts';
import type { Chosen, ReturnDraft } from './plan-return.ts';
import { returnView } from './return-view.ts';
import { isEmpty, leftOf, printedOf, returnable } from './returnable.ts';
import type { Returnable } from './returnable.ts';

/** The return on the screen: its receipt, once found, and how much of each line comes back. */
export interface Returning {
  view(): ReturnView | null;
  isOpen(): boolean;
  /** Asks for the receipt. */
  open(): void;
  /** own number of this till, digits */
  findByNumber(text: string): void;
  findByQr(qr: ReceiptQr): void;
  /** One unit more of these goods; a marked one is the very unit that was sold. */
  addGoods(sku: string, mark: string | null): void;
  setQuantity(lineNo: number, quantity: number): void;
  takeAll(): void;
  /** What memberships among them are worth: the shop's decision; their unused days until it is made. */
  setMembership(gives: MembershipGives): void;
  close(): void;
  /** Money back, points given back and taken: one fiscal receipt. */
  refund(): Promise<void>;
}

export interface ReturningParts {
  directory: Directory;
  ledger: Ledger;
  sale: Sale;
  payment: Pick<Payment, 'refund'>;
  clock: Clock;
  onChange: () => void;
}

const ONE = 1000;

type State = {
  found: Returnable | null;
  chosen: Quantities;
  gives: MembershipGives;
  /** when the receipt was found: what the screen says is what is paid, past midnight too */
  foundAt: Instant;
} | null;

type Opened = NonNullable<State> & { found: Returnable };

const chosenOf = ({ chosen, gives, foundAt }: Opened): Chosen => ({
  quantities: chosen,
  unusedAt: gives === 'unusedDays' ? foundAt : null,
});

export function createReturning(parts: ReturningParts): Returning {
  const { directory, ledger, sale, clock } = parts;
  let state: State = null;

  return {
    view() {
      if (state === null) return null;
      const { found, chosen, gives, foundAt: at } = state;
      if (found === null) return returnView(null, chosen, null, null, directory);
      const membership = membershipOffer(found, chosen, { gives, at });
      return returnView(found, chosen, draftOf(found, chosenOf(opened())), membership, directory);
    },
    isOpen: () => state !== null,
    open() {
      assertFree();
      set(asking());
    },
    findByNumber(text) {
      assertFree();
      const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
      take(ledger.findSale({ number }));
    },
    findByQr(qr) {
      assertFree();
      if (qr.operation !== 'sale') throw new TillError('RETURN_OF_RETURN');
      const stored = ledger.findSale({ fn: qr.fn, fd: qr.fd });
      if (stored === undefined) throw new TillError('RETURN_OTHER_TILL', { fn: qr.fn });
      if (stored.fiscal?.fpd !== qr.fpd || totalOf(stored.plan) !== qr.sumKopecks)
        throw new TillError('RETURN_NOT_FOUND');
      take(stored);
    },
    addGoods(sku, mark) {
      const { found, chosen } = opened();
      const lines = linesOf(found, sku, mark);
      if (lines.length === 0) throw new TillError('RETURN_GOODS_FOREIGN');
      const line = lines.find(({ lineNo }) => leftOf(found, lineNo) > (chosen[lineNo] ?? 0));
      if (line === undefined) throw new TillError('RETURN_ALL_CHOSEN');
      const left = leftOf(found, line.lineNo);
      // A weighed piece comes back as it was sold.
      const step = line.soldBy === 'weight' ? left : ONE;
      choose(line.lineNo, Math.min(left, (chosen[line.lineNo] ?? 0) + step));
    },
    setQuantity(lineNo, quantity) {
      if (quantity > leftOf(opened().found, lineNo)) throw new TillError('RETURN_ALL_CHOSEN');
      choose(lineNo, quantity);
    },
    takeAll() {
      const { found } = opened();
      const lines = found.sale.plan.sold.lines.map(({ lineNo }) => [lineNo, leftOf(found, lineNo)] as const);
      set({ ...opened(), chosen: Object.fromEntries(lines.filter(([, left]) => left > 0)) });
    },
    setMembership: (gives) => set({ ...opened(), gives }),
    close: () => set(null),
    async refund() {
      const open = opened();
      const { found } = open;
      const chosen = chosenOf(open);
      if (Object.values(chosen.quantities).every((quantity) => quantity === 0)) throw new TillError('RETURN_NOTHING');
      // Days of a membership that are all used are worth nothing: the shop may still give its price.
      const { gives, foundAt: at } = open;
      const membership = membershipOffer(found, chosen.quantities, { gives, at });
      if (membership !== null && draftOf(found, chosen).quote.money === 0) throw new TillError('RETURN_NOTHING');
      await parts.payment.refund((facts) => {
        // Read afresh: another return of it may have ended meanwhile.
        const fresh = foundOf(found.sale);
        const draft = draftOf(fresh, chosen, facts.at);
        return planReturn({ ...facts, found: fresh, chosen, draft });
      });
      set(null);
    },
  };

  function set(next: State): void {
    state = next;
    parts.onChange();
  }

  function opened(): Opened {
    if (state === null || state.found === null) throw new TillError('RETURN_NOT_FOUND');
    return { ...state, found: state.found };
  }

  function asking() {
    return { found: null, chosen: {}, gives: 'unusedDays' as const, foundAt: clock.now() };
  }

  /** Goods that were sold by their bar code have no mark to compare. */
  function linesOf({ sale: { plan } }: Returnable, sku: string, mark: string | null) {
    const lines = plan.basket.lines.filter((line) => line.sku === sku);
    if (mark === null) return lines;
    const marks = new Map(lines.map(({ lineNo }) => [lineNo, printedOf(plan, lineNo)[0]?.markCode ?? null]));
    const same = lines.filter(({ lineNo }) => marks.get(lineNo) === mark);
    return same.length > 0 ? same : lines.filter(({ lineNo }) => marks.get(lineNo) === null);
  }

  function choose(lineNo: number, quantity: number): void {
    const { chosen } = opened();
    set({ ...opened(), chosen: { ...chosen, [lineNo]: quantity } });
  }

  function take(stored: StoredReceipt<ReceiptPlan> | undefined): void {
    if (stored === undefined) throw new TillError('RETURN_NOT_FOUND');
    // A certificate sold may be spent meanwhile, which only the centre knows.
    if (stored.plan.certificatesSold.length > 0) throw new TillError('RETURN_OF_CERTIFICATE');
    const found = foundOf(stored);
    if (isEmpty(found)) throw new TillError('RETURN_DONE_ALREADY', { number: stored.plan.number });
    set({ ...asking(), found });
  }

  /** A return without an end may still become one: until then nothing more of its receipt comes back. */
  function foundOf(stored: StoredReceipt<ReceiptPlan>): Returnable {
    const { receiptId } = stored.plan;
    const isOpen = ledger
      .undecidedReceipts()
      .some(({ plan }) => plan.kind === 'saleReturn' && plan.of.receiptId === receiptId);
    if (isOpen) throw new TillError('RECEIPT_UNDECIDED');
    return returnable(stored, ledger.returnsOf(receiptId));
  }

  function draftOf(found: Returnable, chosen: Chosen, at = clock.now()): ReturnDraft {
    const { customer, storeZone } = found.sale.plan;
    const stored = customer === null ? undefined : directory.findCustomer(customer.customerId);
    const member = stored === undefined ? null : ledger.customerSnapshot(stored, 'card', at, storeZone);
    return draftReturn(found, chosen, member, at);
  }

  /** A sale is finished or cancelled first: one customer at a time. */
  function assertFree(): void {
    const { phase } = sale.state();
    if (phase === 'selling') throw new TillError('SALE_OPEN');
    if (phase === 'fiscalising') throw new TillError('PAYMENT_IN_PROGRESS');
    if (phase === 'unknown') throw new TillError('SCAN_NOT_NOW');
  }
}
