import type { Programme } from '../programme/schema.ts';
import type { Locale } from '../quote/format.ts';
import { describeProgramme, describeRule, sayFor } from './describe-programme.ts';

export interface ProgrammeDiff {
  added: string[];
  removed: string[];
  /** Rules of the same id that say something else. */
  changed: { before: string; after: string }[];
  /** Rules whose words are the same and whose document is not: their order or how they stack. */
  inner: string[];
  /** What is said besides the rules. */
  terms: { before: string[]; after: string[] };
}

/** What the second programme changes for a customer, in words. */
export function diffProgrammes(before: Programme, after: Programme, locale: Locale): ProgrammeDiff {
  const [old, next] = [byId(before, locale), byId(after, locale)];
  const both = [...old.keys()].filter((id) => next.has(id));
  const isSame = (id: string) => old.get(id)!.words === next.get(id)!.words;
  const [termsBefore, termsAfter] = [besidesRules(before, locale), besidesRules(after, locale)];
  return {
    added: [...next].filter(([id]) => !old.has(id)).map(([, { words }]) => words),
    removed: [...old].filter(([id]) => !next.has(id)).map(([, { words }]) => words),
    changed: both.filter((id) => !isSame(id)).map((id) => ({ before: old.get(id)!.words, after: next.get(id)!.words })),
    inner: both.filter((id) => isSame(id) && old.get(id)!.text !== next.get(id)!.text).map((id) => next.get(id)!.words),
    terms: {
      before: termsBefore.filter((line) => !termsAfter.includes(line)),
      after: termsAfter.filter((line) => !termsBefore.includes(line)),
    },
  };
}

function byId(programme: Programme, locale: Locale) {
  const say = sayFor(programme, locale);
  return new Map(
    programme.mechanics.map((rule) => [rule.id, { words: describeRule(rule, say), text: JSON.stringify(rule) }]),
  );
}

function besidesRules(programme: Programme, locale: Locale): string[] {
  const say = sayFor(programme, locale);
  const rules = programme.mechanics.map((rule) => describeRule(rule, say));
  return describeProgramme(programme, locale)
    .flatMap(({ lines }) => lines)
    .filter((line) => !rules.includes(line));
}
