/** Who shops: how often, since when, and what the shop knows of them. */
import type { SimulatedMember } from '../../../loyalty/index.ts';
import { dateOf, type Calendar } from './calendar.ts';
import type { NamedLabels } from './named-labels.ts';
import { Random, runningTotals } from './random.ts';

/** Habits: how many of 10 000 people, visits in a year, lines of a basket. A guest has no card and comes once. */
const HABITS = [
  { people: 9_040, visits: [1, 1], lines: [1, 4], isGuest: true },
  { people: 60, visits: [120, 250], lines: [1, 5], isGuest: false },
  { people: 230, visits: [40, 110], lines: [2, 9], isGuest: false },
  { people: 380, visits: [8, 30], lines: [2, 8], isGuest: false },
  { people: 190, visits: [2, 8], lines: [1, 6], isGuest: false },
  { people: 100, visits: [1, 1], lines: [1, 4], isGuest: false },
] as const;

const TOTALS = runningTotals(HABITS.map(({ people }) => people));
const NEW_THIS_YEAR_BP = 20_00;
const LEAVES_BP = 15_00;
const BIRTHDAY_KNOWN_BP = 70_00;
const INVITED_BP = 25_00;
const IN_SEGMENT_BP = 12_00;

export interface Person {
  index: number;
  isGuest: boolean;
  visits: number;
  lines: readonly [number, number];
  /** Days of the calendar, [from, to). */
  from: number;
  to: number;
  isNew: boolean;
}

/** Everybody until the visits add up to `receipts`, the last one cut short. */
export function populate({ days }: Calendar, receipts: number, seed: string): Person[] {
  const random = new Random(`people ${seed}`);
  const people: Person[] = [];
  for (let left = receipts; left > 0;) {
    const {
      visits: [least, most],
      lines,
      isGuest,
    } = HABITS[random.pick(TOTALS)]!;
    const isNew = !isGuest && random.chance(NEW_THIS_YEAR_BP);
    const from = isNew ? random.below(days.length - 1) : 0;
    const to = !isGuest && random.chance(LEAVES_BP) ? random.between(from + 1, days.length) : days.length;
    const wanted = Math.floor((random.between(least, most) * (to - from)) / days.length);
    const person = {
      index: people.length,
      isGuest,
      visits: Math.min(left, Math.max(1, wanted)),
      lines,
      from,
      to,
      isNew,
    };
    people.push(person);
    left -= person.visits;
  }
  return people;
}

export const memberId = (index: number): string => `c${String(index).padStart(7, '0')}`;

/** What the shop knows of a member. */
export function factsOf(
  person: Person,
  {
    people,
    calendar,
    labels,
    zone,
  }: { people: readonly Person[]; calendar: Calendar; labels: NamedLabels; zone: string },
  random: Random,
): SimulatedMember {
  const birthday = `--${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
  const inviter = random.below(2 ** 20) % Math.max(1, person.index);
  return {
    id: memberId(person.index),
    birthday: random.chance(BIRTHDAY_KNOWN_BP) ? birthday : null,
    joinedOn: person.isNew ? dateOf(calendar, person.from, zone) : yearsEarlier(dateOf(calendar, 0, zone), random),
    segments: labels.segments.filter(() => random.chance(IN_SEGMENT_BP)),
    inviterId: random.chance(INVITED_BP) && person.isNew ? inviterNear(people, inviter) : null,
  };
}

/** The nearest earlier person with a card. */
function inviterNear(people: readonly Person[], from: number): string | null {
  let index = from;
  while (index >= 0 && people[index]!.isGuest) index -= 1;
  return index < 0 ? null : memberId(index);
}

function yearsEarlier(date: string, random: Random): string {
  const month = pad(random.between(1, 12));
  return `${Number(date.slice(0, 4)) - random.between(1, 4)}-${month}-${pad(random.between(1, 28))}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
