/** Dates, weekdays and hours of a rule, by the store's calendar and clock. Source: loyalty-domain sections 3, 4. */
import { mulDiv } from '../money/mul-div.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Gate, Refuse } from './admission.ts';

export function windowGates({ window }: CommonRule, refuse: Refuse): Gate[] {
  if (window === undefined) return [];
  const { from, to, weekdays, hours } = window;
  const gates: Gate[] = [];
  if (from !== undefined) gates.push(({ clock }) => (clock.date >= from ? null : refuse('window', { from })));
  if (to !== undefined) gates.push(({ clock }) => (clock.date < to ? null : refuse('over')));
  if (weekdays !== undefined) gates.push(({ clock }) => (weekdays.includes(clock.weekday) ? null : refuse('weekday')));
  if (hours !== undefined) {
    const [opens, closes] = [minuteOf(hours.from), minuteOf(hours.to)];
    const isOpen = (minute: number) =>
      opens < closes ? opens <= minute && minute < closes : opens <= minute || minute < closes;
    gates.push(({ clock }) => (isOpen(clock.minute) ? null : refuse('hours', hours)));
  }
  return gates;
}

/** `09:30` → 570 */
function minuteOf(text: string): number {
  const [hour, minute] = text.split(':').map(Number) as [number, number];
  return mulDiv(hour, 60, 1, 'floor') + minute;
}
