/** What zod finds, in words for who writes the file: the usual mistakes in our own, the rest in zod's for the language. */
import type { z } from 'zod';
import { en, ru } from 'zod/locales';
import type { Wording } from '../quote/format.ts';
import { isObject } from './json.ts';
import { nearestWord } from './nearest-word.ts';
import { problem } from './problem.ts';
import type { DocumentProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Place = readonly (string | number)[];

/** @param above where the value the issue speaks of stands in the document */
export function wordIssue(issue: Issue, above: Place = []): DocumentProblem[] {
  const at = [...above, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem('field', [...at, key], NO_SUCH_FIELD));
  }
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  return branch?.flatMap((inner) => wordIssue(inner, at)) ?? [problem('field', at, wordsFor(issue))];
}

const MISSING = { ru: 'не хватает этого поля', en: 'this field is missing' };
const NO_SUCH_FIELD = { ru: 'такого поля здесь нет', en: 'there is no such field here' };

/** Of several forms a value may have, the one it was meant for: the one that fits as a whole and fails inside. */
const meantBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.find((issues) => issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'));

function wordsFor(issue: Issue): Wording {
  if (issue.input === undefined && issue.code !== 'custom') return MISSING;
  switch (issue.code) {
    case 'invalid_type':
      return isWholeWanted(issue)
        ? {
            ru: `нужно целое число, а здесь ${shown(issue.input)}`,
            en: `a whole number is needed, not ${shown(issue.input)}`,
          }
        : (wantedInstead(TYPES[issue.expected], issue.input) ?? fallback(issue));
    case 'too_small':
      return bounded('не меньше', 'at least', issue.minimum, issue.origin, issue.input);
    case 'too_big':
      return bounded('не больше', 'at most', issue.maximum, issue.origin, issue.input);
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'invalid_format':
      return FORMATS[issue.pattern ?? ''] ?? FORMATS[issue.format] ?? fallback(issue);
    case 'invalid_union':
      return 'options' in issue ? noSuchKind(issue.options ?? [], issue.discriminator, issue.input) : fallback(issue);
    case 'invalid_key':
      return { ru: 'таким именем поле назвать нельзя', en: 'a field cannot have this name' };
    case 'custom':
      return isWording(issue.params) ? issue.params : fallback(issue);
    default:
      return fallback(issue);
  }
}

const TYPES: Readonly<Record<string, Wording | undefined>> = {
  string: { ru: 'строка в кавычках', en: 'text in quotes' },
  number: { ru: 'число', en: 'a number' },
  boolean: { ru: 'true или false', en: 'true or false' },
  array: { ru: 'список [ … ]', en: 'a list [ … ]' },
  object: { ru: 'объект { … }', en: 'an object { … }' },
  record: { ru: 'объект { … }', en: 'an object { … }' },
};

const FORMATS: Readonly<Record<string, Wording | undefined>> = {
  date: { ru: 'нужна дата вида 2026-01-31', en: 'a date as 2026-01-31 is needed' },
  datetime: { ru: 'нужен момент вида 2026-01-31T09:00:00Z', en: 'an instant as 2026-01-31T09:00:00Z is needed' },
  '/^[\\w.-]{1,64}$/': {
    ru: 'имя из латинских букв, цифр, _ . - длиной до 64',
    en: 'a name of Latin letters, digits, _ . - up to 64 long',
  },
  '/^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$/': { ru: 'нужно время вида 09:30', en: 'a time as 09:30 is needed' },
};

const isWholeWanted = (issue: z.core.$ZodIssueInvalidType): boolean =>
  (issue.expected as string) === 'int' && typeof issue.input === 'number';

const wantedInstead = (wanted: Wording | undefined, input: unknown): Wording | undefined =>
  wanted && {
    ru: `нужно: ${wanted.ru}, а здесь ${shown(input)}`,
    en: `${wanted.en} is needed, not ${shown(input)}`,
  };

const COUNTED: Readonly<Record<string, Wording | undefined>> = {
  string: { ru: ' знаков', en: ' characters' },
  array: { ru: ' в списке', en: ' in the list' },
};

function bounded(ru: string, en: string, bound: number | bigint, origin: string, input: unknown): Wording {
  const counted = COUNTED[origin] ?? { ru: '', en: '' };
  const here = typeof input === 'number' ? { ru: `, а здесь ${input}`, en: `, not ${input}` } : { ru: '', en: '' };
  return { ru: `${ru} ${bound}${counted.ru}${here.ru}`, en: `${en} ${bound}${counted.en}${here.en}` };
}

function noSuchKind(kinds: readonly unknown[], discriminator: string | undefined, input: unknown): Wording {
  const kind = isObject(input) && discriminator !== undefined ? input[discriminator] : undefined;
  return kind === undefined ? MISSING : oneOf(kinds.map(String), kind);
}

function oneOf(words: readonly string[], input: unknown): Wording {
  const near = typeof input === 'string' ? nearestWord(input, words) : undefined;
  if (near !== undefined) {
    return {
      ru: `${shown(input)} здесь не бывает; может быть, ${near}?`,
      en: `${shown(input)} is not known here; ${near}?`,
    };
  }
  return {
    ru: `${shown(input)} здесь не бывает; есть: ${words.join(', ')}`,
    en: `${shown(input)} is not known here; there are: ${words.join(', ')}`,
  };
}

const SHOWN_MAX = 40;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}

const isWording = (params: unknown): params is Wording =>
  typeof params === 'object' && params !== null && 'ru' in params && 'en' in params;

const LOCALES = { ru: ru().localeError, en: en().localeError };

function fallback(issue: Issue): Wording {
  const said = (answer: ReturnType<(typeof LOCALES)['ru']>): string =>
    (typeof answer === 'string' ? answer : answer?.message) ?? issue.message;
  const raw = issue as Parameters<(typeof LOCALES)['ru']>[0];
  return { ru: said(LOCALES.ru(raw)), en: said(LOCALES.en(raw)) };
}
