import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProgramme, diffProgrammes, readDocument } from '../../loyalty/index.ts';
import type { Locale, Programme } from '../../loyalty/index.ts';
import { MECHANICS } from '../../loyalty/mechanics/index.ts';

const folder = new URL('../../loyalty/programmes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonc'));

function load(file: string): Programme {
  const read = readDocument(readFileSync(new URL(file, folder), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.programme;
}

const wall = (programme: Programme, locale: Locale): string =>
  describeProgramme(programme, locale)
    .map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n');

describe('describeProgramme', () => {
  it.each(files)('%s says itself in both languages', (file) => {
    const programme = load(file);
    expect(wall(programme, 'ru')).toMatchSnapshot();
    expect(wall(programme, 'en')).toMatchSnapshot();
  });

  it('leaves no gap in a sentence and no Russian in English ones', () => {
    for (const file of files) {
      const programme = load(file);
      for (const locale of ['ru', 'en'] as const) {
        expect(wall(programme, locale)).not.toMatch(/undefined|null|NaN|\[object|\{\w|  \S+:? ?\.$|,\s*[,.]|—\s*\./m);
      }
      const own = wall(programme, 'en').replace(/“[^”]*”/g, '');
      expect(own, file).not.toMatch(/[а-яё]/i);
    }
  });

  it('has words for every kind of rule the documents use, and the documents use nearly all', () => {
    const used = new Set<string>(files.flatMap((file) => load(file).mechanics.map(({ kind }) => kind)));
    const silent = MECHANICS.map(({ kind }) => kind).filter((kind) => !used.has(kind));
    expect(silent.length).toBeLessThan(10);
  });
});

describe('diffProgrammes', () => {
  const base = load('01-grocery.jsonc');

  it('finds nothing between a programme and itself', () => {
    const nothing = { added: [], removed: [], changed: [], inner: [], terms: { before: [], after: [] } };
    expect(diffProgrammes(base, base, 'ru')).toEqual(nothing);
  });

  it('says what was added, removed, changed and what the terms are now', () => {
    const [first, ...rest] = base.mechanics;
    const renamed = { ...first!, id: 'brand-new' };
    const after: Programme = {
      ...base,
      pointValue: (base.pointValue * 2) as Programme['pointValue'],
      mechanics: [renamed, ...rest],
    };
    const diff = diffProgrammes(base, after, 'en');
    expect(diff.added).toHaveLength(1);
    expect(diff.removed).toEqual(diff.added);
    expect(diff.terms).toEqual({ before: ['1 point = RUB\u00a01.00.'], after: ['1 point = RUB\u00a02.00.'] });
  });

  it('tells a new order from new words', () => {
    const [first, ...rest] = base.mechanics;
    const later: Programme = { ...base, mechanics: [{ ...first!, priority: 999 }, ...rest] };
    expect(diffProgrammes(base, later, 'en')).toMatchObject({ changed: [], inner: [expect.any(String)] });
  });
});
