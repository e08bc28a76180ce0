/** Every failure is told apart on the screen, in both languages, in lines that fit their place. */
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERRORS } from './catalogue.ts';
import { describeError, ERROR_TEXTS } from './texts.ts';

const holes = (lines: readonly string[]) => lines.flatMap((line) => line.match(/\{\w+\}/g) ?? []).sort();
/** ui section 7; what fills a place comes on top */
const LETTERS_MAX = { title: 40, line: 90 };
const bare = (text: string) => text.replace(/\{\w+\}/g, '');

describe('the catalogue of failures', () => {
  it('gives each failure an id of its own: support hears the id, not the sentence', () => {
    const owners = new Map<string, string[]>();
    for (const code of ERROR_CODES) owners.set(ERRORS[code].id, [...(owners.get(ERRORS[code].id) ?? []), code]);
    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([]);
  });

  it.each(ERROR_CODES)('%s names the same values in both languages', (code) => {
    expect(holes(ERROR_TEXTS[code].en)).toEqual(holes(ERROR_TEXTS[code].ru));
  });

  it.each(ERROR_CODES)('%s says what happened, whether the money is safe, what to do, each short enough', (code) => {
    for (const [what, money, todo] of [ERROR_TEXTS[code].ru, ERROR_TEXTS[code].en]) {
      expect(bare(what).length).toBeLessThanOrEqual(LETTERS_MAX.title);
      for (const line of [money, todo]) {
        expect(line.length).toBeGreaterThan(0);
        expect(bare(line).length).toBeLessThanOrEqual(LETTERS_MAX.line);
      }
    }
  });

  it.each(ERROR_CODES)('%s speaks English in English, and shouts in neither', (code) => {
    const { ru, en } = ERROR_TEXTS[code];
    expect(en.join(' ')).not.toMatch(/[а-яё]/i);
    expect([...ru, ...en].join(' ')).not.toContain('!');
  });
});

describe('describeError', () => {
  it('fills in what the failure carries', () => {
    expect(describeError('CERTIFICATE_WRONG_PIN', { left: 4 }, 'ru').what).toBe('ПИН не подошёл. Осталось попыток: 4');
  });
});
