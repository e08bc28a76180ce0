import { describe, expect, it } from 'vitest';
import { itemPercent, programmeOf } from '../testing/shop.ts';
import { parseProgramme } from './parse-programme.ts';
import { readDocument } from './read-document.ts';

const good = programmeOf([itemPercent(15_00)]);
const stored = JSON.stringify(good, null, 2);
const textOf = (file: string) => {
  const read = readDocument(file);
  return read.ok ? read.text : JSON.stringify(read.problems);
};

describe('parseProgramme', () => {
  it('gives the same canonical text whatever the order of keys, the comments and the editor’s $schema', () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(good).reverse()));
    expect(textOf(reversed)).toBe(textOf(stored));
    expect(textOf(`// ours\n${stored.replace('{', '{ "$schema": "programme.schema.json", /* money */')}`)).toBe(
      textOf(stored),
    );
    expect(textOf(stored.replace('1500', '1501'))).not.toBe(textOf(stored));
  });

  it('gives a programme that nobody can change', () => {
    const parsed = parseProgramme(JSON.parse(stored));
    if (!parsed.ok) throw new Error('valid');
    expect(() => Object.assign(parsed.programme.mechanics[0]!.name, { ru: 'Другое' })).toThrow(TypeError);
  });
});
