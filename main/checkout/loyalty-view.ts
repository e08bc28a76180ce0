import type { Locale, ProgressQuote, Quote } from '../../loyalty/index.ts';
import type { DoneView, ProgressView } from '../../contract/till/views.ts';

/** Stamp cards and quests on their way, nearest to their reward first. */
export function progressView({ progress }: Quote, locale: Locale): ProgressView[] {
  return [...progress].sort(byNearness).map(({ ruleId, kind, name, before, after, goal, rewards }) => ({
    ruleId,
    kind,
    name: name[locale],
    before,
    after,
    goal,
    added: after - before + (kind === 'stamps' ? rewards * goal : 0),
    rewards,
  }));
}

const byNearness = (a: ProgressQuote, b: ProgressQuote): number =>
  b.rewards - a.rewards || a.goal - a.after - (b.goal - b.after);

export const benefitsView = ({ benefits }: Quote, locale: Locale): DoneView['benefits'] =>
  benefits.map(({ name, count }) => ({ name: name[locale], count }));
