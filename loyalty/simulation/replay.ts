/** Plays receipts back through a programme. Pure: the same events give the same sums. Source: loyalty-domain sections 8 to 13. */
import { addToCounter } from '../changes/member-facts.ts';
import { mulDiv } from '../money/mul-div.ts';
import { points } from '../money/units.ts';
import type { Instant } from '../money/units.ts';
import type { PreparedProgramme } from '../programme/prepare.ts';
import { quote } from '../quote/quote.ts';
import type { Basket, Change, ChosenReward, Counter, CustomerSnapshot, Quote, QuoteContext } from '../quote/types.ts';
import { basketOf, rewardsOf } from './behaviour.ts';
import type { RedeemModel } from './behaviour.ts';
import type { Circle, SimulatedEvent, SimulatedMember, SimulatedReturn, SimulatedSale } from './events.ts';
import { MemberAccount, openSale, takeBackFromNobody } from './member-account.ts';
import type { OpenSale } from './member-account.ts';
import { countGift, countLapse, countReturn, countSale } from './count.ts';
import { returnedSales, salesOf } from './sales-of.ts';
import { addSales, emptyTally, noSales } from './tally.ts';
import type { Sales, Tally } from './tally.ts';

export interface ReplayTerms {
  redeem: RedeemModel;
  storeZone: string;
  /** The end of the time played back: what has lapsed by then has lapsed. */
  until: Instant;
}

/** One member at the end. */
export interface MemberOutcome extends Sales {
  memberId: string;
  /** Hundredths of a point in lots less debt, may be below 0. */
  alive: number;
}

interface Person {
  facts: SimulatedMember;
  account: MemberAccount;
  sales: Sales;
  /** Whom they have brought, and as the how manieth they were brought; by first purchases. */
  brought: number;
  broughtAs: number;
}

/** Plays one circle through programmes side by side; gives everybody's outcome under each. */
export function playCircle(
  replays: readonly Replay[],
  { members, events }: Circle,
  onSale: () => void,
): MemberOutcome[][] {
  for (const replay of replays) replay.begin(members);
  for (const event of events) {
    for (const replay of replays) replay.play(event);
    if (event.kind === 'sale') onSale();
  }
  return replays.map((replay) => replay.end());
}

/** The books of a programme while the events of one circle are played back; `tally` goes on from circle to circle. */
export class Replay {
  readonly tally: Tally;
  readonly #programme: PreparedProgramme;
  readonly #terms: ReplayTerms;
  readonly #rewards: readonly ChosenReward[];
  readonly #people = new Map<string, Person>();
  /** Sales of which something comes back later. */
  readonly #open = new Map<string, OpenSale>();
  #counters: Counter[] = [];

  constructor(programme: PreparedProgramme, terms: ReplayTerms) {
    const { mechanics, tiers } = programme.programme;
    this.tally = emptyTally(
      mechanics.map(({ id }) => id),
      tiers.map(({ id }) => id),
    );
    this.#programme = programme;
    this.#terms = terms;
    this.#rewards = rewardsOf(programme);
  }

  begin(members: readonly SimulatedMember[]): void {
    this.#counters = [];
    for (const facts of members) {
      const account = new MemberAccount(this.#programme, facts);
      this.#people.set(facts.id, { facts, account, sales: noSales(), brought: 0, broughtAs: 0 });
    }
  }

  play(event: SimulatedEvent): void {
    if (event.kind === 'sale') this.#sell(event);
    else this.#takeBack(event);
  }

  /** Brings everybody of the circle to the end and forgets them. */
  end(): MemberOutcome[] {
    const outcomes = [...this.#people.values()].map(({ facts, account, sales }) => {
      this.#settle(account, this.#terms.until);
      const alive = account.lots.reduce((sum, { amount }) => sum + amount, 0);
      this.tally.alive += alive;
      this.tally.debt += account.debt;
      const tier = this.tally.tiers[account.tierAt(this.#terms.until) ?? ''];
      if (tier !== undefined) tier.members += 1;
      return { memberId: facts.id, ...sales, alive: alive - account.debt };
    });
    this.#people.clear();
    this.#open.clear();
    return outcomes;
  }

  #sell(sold: SimulatedSale): void {
    const { receiptId, comesBack, at } = sold;
    const person = this.#personOf(sold);
    if (person !== undefined) this.#settle(person.account, at);
    const answer = this.#quote(sold, person);
    this.#countForAll(answer.changes, at);
    const sales = salesOf(answer, sold);
    countSale(this.tally, this.#programme, { answer, sold, sales });
    if (person !== undefined) addSales(person.sales, sales);
    const sale = person?.account.sell(answer, sold, this.#terms.storeZone);
    if (comesBack) this.#open.set(receiptId, sale ?? openSale(this.#programme, answer, sold));
    this.#giveToOthers(answer, receiptId);
  }

  #personOf({ memberId }: { memberId: string | null }): Person | undefined {
    return memberId === null ? undefined : this.#people.get(memberId);
  }

  #countForAll(changes: readonly Change[], at: Instant): void {
    for (const change of changes) {
      if (change.kind !== 'counter' || change.scope !== 'programme') continue;
      this.#counters = addToCounter(this.#counters, change, at);
    }
  }

  #quote(sold: SimulatedSale, person: Person | undefined): Quote {
    const { redeem, storeZone } = this.#terms;
    const { storeId, channel, partnerId, at } = sold;
    const context: QuoteContext = {
      now: at,
      storeZone,
      offline: null,
      ...(storeId !== null && { storeId }),
      ...(channel !== null && { channel }),
      ...(partnerId !== null && { partnerId }),
      counters: this.#counters,
    };
    const customer = person?.account.snapshot(at, storeZone, this.#inviterOf(person, at)) ?? null;
    const basket = basketOf(sold, redeem, this.#rewards, person?.account.coupons(at) ?? []);
    const answer = quote(this.#programme, basket, customer, context);
    if (redeem !== 'half' || answer.redemption.redeemed === 0) return answer;
    const half: Basket = {
      ...basket,
      redeem: { kind: 'points', points: points(mulDiv(answer.redemption.redeemed, 1, 2, 'floor')) },
    };
    return quote(this.#programme, half, customer, context);
  }

  #inviterOf(person: Person, at: Instant): CustomerSnapshot['inviter'] {
    const { inviterId } = person.facts;
    if (inviterId === null) return null;
    const inviter = this.#people.get(inviterId);
    if (inviter === undefined) return { memberId: inviterId, tierId: null };
    if (person.broughtAs === 0) person.broughtAs = inviter.brought += 1;
    return { memberId: inviterId, tierId: inviter.account.tierAt(at), invitees: person.broughtAs };
  }

  /** Points of nobody we know are not granted. */
  #giveToOthers({ changes, now }: Quote, receiptId: string): void {
    changes.forEach((change, index) => {
      if (change.kind !== 'pointsTo' || change.amount === 0) return;
      const receiver = this.#people.get(change.memberId);
      if (receiver === undefined) return;
      const { ruleId, amount, activatesAt, expiresAt, byActivity } = change;
      receiver.account.receive({
        id: `${receiptId}.to${index}`,
        ...{ amount, activatesAt, expiresAt },
        ...(byActivity && { byActivity }),
      });
      countGift(this.tally, this.#programme, { ruleId, amount, at: now });
    });
  }

  /** A return of a sale that was not played back changes nothing. */
  #takeBack(event: SimulatedReturn): void {
    const { receiptId, at, quantities } = event;
    const sale = this.#open.get(receiptId);
    if (sale === undefined) return;
    const { sold } = sale;
    const person = this.#personOf(sold);
    const before = { ...sale.returned };
    if (person !== undefined) this.#settle(person.account, at);
    const { answer, taken } =
      person === undefined
        ? takeBackFromNobody(sale, quantities)
        : person.account.takeBack(sale, quantities, at, this.#terms.storeZone);
    this.#countForAll(answer.changes, at);
    const sales = returnedSales(sale.answer, sold, before, answer);
    countReturn(this.tally, this.#programme, { sales, at, taken, hasMember: person !== undefined });
    if (person !== undefined) addSales(person.sales, sales);
  }

  #settle(account: MemberAccount, now: Instant): void {
    for (const lapse of account.settle(now)) countLapse(this.tally, this.#programme, lapse);
  }
}
