import { compareProgrammes, diffProgrammes, formatKopecks, formatPoints } from '../../../loyalty/index.ts';
import type { ComparedVisit, Locale, ProgrammeDiff } from '../../../loyalty/index.ts';
import type { Command } from './command.ts';
import { prepare, readProgramme } from './read-programme.ts';
import { tableOf } from './table.ts';

/** More rows tell nobody anything. */
const ROWS_MAX = 30;

/** What the second programme changes for a customer: in words, and on sample baskets. */
export const diffCommand: Command = {
  usage: 'BEFORE AFTER',
  about: 'what changes for a customer, in words and on sample baskets',
  files: { min: 2, max: 2 },
  options: {},
  run({ files, locale, out }) {
    const [before, after] = files.map(readProgramme) as [
      ReturnType<typeof readProgramme>,
      ReturnType<typeof readProgramme>,
    ];
    const words = inWords(diffProgrammes(before.programme, after.programme, locale), locale);
    const rows = compareProgrammes(prepare(before), prepare(after));
    out(
      [...words, '', ...onBaskets(rows, { ...before.programme.labels, ...after.programme.labels }, locale)]
        .join('\n')
        .trim(),
    );
    return 0;
  },
};

const TITLES = {
  ru: {
    added: 'Появляется',
    removed: 'Пропадает',
    changed: 'Меняется',
    inner: 'Меняется порядок или совместимость',
    terms: 'Условия',
    same: 'Словами программы говорят одно и то же.',
    baskets: 'На примерах (до → после; участник списывает, сколько можно)',
    noBaskets: 'На примерах ничего не меняется.',
    columns: ['что', 'кто', 'по ценам', 'к оплате', 'начислено'],
    more: (count: number) => `… и ещё примеров: ${count}`,
  },
  en: {
    added: 'New',
    removed: 'Gone',
    changed: 'Changed',
    inner: 'Order or stacking changed',
    terms: 'Terms',
    same: 'In words both say the same.',
    baskets: 'On sample baskets (before → after; a member redeems all that may be)',
    noBaskets: 'Nothing changes on the sample baskets.',
    columns: ['what', 'who', 'list price', 'to pay', 'earned'],
    more: (count: number) => `… and ${count} more samples`,
  },
};

function inWords({ added, removed, changed, inner, terms }: ProgrammeDiff, locale: Locale): string[] {
  const titles = TITLES[locale];
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [title, ...lines]);
  const pairs = changed.flatMap(({ before, after }) => [`  − ${before}`, `  + ${after}`]);
  const sections = [
    ...section(
      titles.added,
      added.map((line) => `  + ${line}`),
    ),
    ...section(
      titles.removed,
      removed.map((line) => `  − ${line}`),
    ),
    ...section(titles.changed, pairs),
    ...section(
      titles.inner,
      inner.map((line) => `    ${line}`),
    ),
    ...section(titles.terms, [
      ...terms.before.map((line) => `  − ${line}`),
      ...terms.after.map((line) => `  + ${line}`),
    ]),
  ];
  return sections.length === 0 ? [titles.same] : sections;
}

type Labels = Readonly<Record<string, { ru: string; en: string }>>;

function onBaskets(compared: readonly ComparedVisit[], labels: Labels, locale: Locale): string[] {
  const { columns, baskets, noBaskets, more } = TITLES[locale];
  if (compared.length === 0) return [noBaskets];
  const rows = compared
    .slice(0, ROWS_MAX)
    .map(({ visit: { what, who, partner }, gross, before, after }) => [
      partner === null ? what[locale] : `${what[locale]} (${labels[partner]?.[locale] ?? partner})`,
      who[locale],
      formatKopecks(gross, locale),
      change(formatKopecks(before.toPay, locale), formatKopecks(after.toPay, locale)),
      change(formatPoints(before.earned, locale), formatPoints(after.earned, locale)),
    ]);
  const rest = compared.length - rows.length;
  return [baskets, tableOf([columns, ...rows], 2), ...(rest > 0 ? [more(rest)] : [])];
}

const change = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);
