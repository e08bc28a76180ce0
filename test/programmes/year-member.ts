/** One member of the year: the books, the tier and what was bought. */
import { addToDays, afterReturn, kopecks, measure, points, review, upgrade } from '../../loyalty/index.ts';
import type { Change, CustomerSnapshot, Kopecks, TierDay, TierLadder, TierState } from '../../loyalty/index.ts';
import { MemberBooks } from '../../loyalty/testing/books.ts';
import type { Sold } from '../../loyalty/testing/books.ts';

export interface Bought {
  sold: Sold;
  date: string;
  partnerId: string | undefined;
  kept: number;
}

export class YearMember {
  readonly books: MemberBooks;
  readonly bought: Bought[] = [];
  paid = 0;
  /** Sum of all changes of a counter that never lapses. */
  readonly tally = new Map<string, number>();
  private days: TierDay[] = [];
  private state: TierState = { tierId: null, until: null, source: 'earned' };
  private readonly byMonth = new Map<string, number>();
  private readonly ladder: TierLadder;

  constructor(customer: CustomerSnapshot, ladder: TierLadder) {
    this.books = new MemberBooks(customer);
    this.ladder = ladder;
  }

  /** The tier and last month's volume as the centre knows them this morning. */
  wake(today: string, lastMonth: string): void {
    this.state = review(this.state, this.ladder, this.days, today);
    const spent = kopecks(Math.max(0, this.byMonth.get(lastMonth) ?? 0));
    const qualifyingSpend = kopecks(measure(this.days, this.ladder.terms, today));
    const { customer } = this.books;
    const tierId = this.state.tierId;
    this.books.customer = { ...customer, tierId, qualifyingSpend, lastMonth: { period: lastMonth, spent } };
  }

  /** A receipt, or a return of a part of it, on the day of the receipt. */
  count(
    date: string,
    paid: number,
    earned: number,
    changes: readonly Change[],
    keptBefore: number,
    today: string,
  ): void {
    this.paid += paid;
    this.byMonth.set(date.slice(0, 7), (this.byMonth.get(date.slice(0, 7)) ?? 0) + paid);
    const counted = countedIn(changes, this.ladder.terms.counter);
    this.days = addToDays(this.days, { date, paid, earned, counted, keptBefore }, this.ladder.terms);
    const move = paid < 0 || earned < 0 ? afterReturn : upgrade;
    this.state = move(this.state, this.ladder, this.days, today);
    for (const change of changes) {
      if (change.kind === 'counter' && change.scope === 'member')
        this.tally.set(change.key, (this.tally.get(change.key) ?? 0) + change.by);
    }
  }

  get tierId(): string | null {
    return this.state.tierId;
  }

  spend(): Kopecks {
    return this.books.customer.lifetimeSpend ?? kopecks(0);
  }

  ledger() {
    const { issued, redeemed, givenBack, takenBack } = this.books.ledger;
    return { given: points(issued - takenBack), taken: points(redeemed - givenBack) };
  }
}

/** What the changes bring of the counter that raises the tier. */
const countedIn = (changes: readonly Change[], counter: string | undefined): number =>
  changes.reduce((sum, change) => sum + (change.kind === 'counter' && change.key === counter ? change.by : 0), 0);
