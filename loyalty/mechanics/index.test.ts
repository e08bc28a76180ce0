import { describe, expect, it } from 'vitest';
import type { Texts } from '../quote/format.ts';
import { MECHANICS } from './index.ts';
import { STAGES } from './mechanic.ts';

describe('the list of mechanics', () => {
  it.each(MECHANICS)('$kind is named by its schema and runs in a known stage', ({ kind, stage, schema }) => {
    expect(schema.shape.kind.value).toBe(kind);
    expect(STAGES).toContain(stage);
  });

  it('has no kind twice', () => {
    expect(new Set(MECHANICS.map(({ kind }) => kind)).size).toBe(MECHANICS.length);
  });

  it('gives a code that several mechanics share one text', () => {
    const seen: Record<string, Texts[string]> = {};
    for (const { texts } of MECHANICS) {
      for (const [code, wording] of Object.entries(texts)) expect(wording).toEqual((seen[code] ??= wording));
    }
  });

  it('names the same parameters in both languages', () => {
    const placesOf = (text: string) => (text.match(/\{\w+\|/g) ?? []).sort();
    for (const { texts } of MECHANICS) {
      for (const { ru, en, whenZero } of Object.values(texts)) {
        expect(placesOf(ru)).toEqual(placesOf(en));
        expect(placesOf(whenZero?.ru ?? '')).toEqual(placesOf(whenZero?.en ?? ''));
      }
    }
  });
});
