import { describe, expect, it } from 'vitest';
import { infoKey } from '../../contract/till/views.ts';
import { en } from './en.ts';
import { chosenLocale } from './index.ts';
import { ru } from './ru.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const russian = new Map(flat(ru));

describe('the two languages', () => {
  it.each(flat(en))('say %s with the same values', (key, text) => {
    expect(holes(text)).toEqual(holes(russian.get(key) ?? ''));
  });

  it.each(infoKey.options)('have words for what the till says by %s', (key) => {
    expect(russian.has(key)).toBe(true);
  });

  it('use no Cyrillic in English except for the name of the other language', () => {
    const cyrillic = flat(en).filter(([, text]) => /[а-яё]/i.test(text));
    expect(cyrillic.map(([key]) => key)).toEqual(['menu.language']);
  });

  it('end no sentence of the screen with an exclamation mark', () => {
    expect([...flat(ru), ...flat(en)].filter(([, text]) => text.includes('!'))).toEqual([]);
  });
});

describe('chosenLocale', () => {
  const stored = (value: string | null) => ({ getItem: () => value });
  it.each([
    ['', null, 'ru'],
    ['', 'en', 'en'],
    ['?lang=ru', 'en', 'ru'],
    ['?lang=de', null, 'ru'],
  ])('of «%s» with %s stored is %s', (search, remembered, locale) => {
    expect(chosenLocale(search, stored(remembered))).toBe(locale);
  });
});
