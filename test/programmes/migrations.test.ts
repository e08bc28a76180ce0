/** The fixture is 10-electronics.jsonc as it stood under the first schema. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../loyalty/programme/schema.ts';
import { programmeOf, redemptionOf } from '../../loyalty/testing/shop.ts';
import { migrate } from '../../loyalty/document/migrate.ts';
import { MIGRATIONS } from '../../loyalty/document/migrations/index.ts';
import { parseProgramme } from '../../loyalty/document/parse-programme.ts';
import { readDocument } from '../../loyalty/document/read-document.ts';

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const older = textOf('fixtures/electronics.schema-1.jsonc');

describe('migrate', () => {
  it('has one step for each schema before the present one', () => {
    expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION - 1);
  });

  it('brings a document of schema 1 to what the same document says today', () => {
    const [read, present] = [
      readDocument(older),
      readDocument(textOf('../../loyalty/programmes/10-electronics.jsonc')),
    ];
    expect(read.ok && read.programme.mechanics).toEqual(present.ok && present.programme.mechanics);
    expect(read.ok && read.programme.schema).toBe(SCHEMA_VERSION);
  });

  it('keeps the text, and so the hash, under which an older document was published', () => {
    const read = readDocument(older);
    expect(read.ok && read.text).toMatch(/"categoryCaps":\[\{"bp":1000,"category":"appliances"\}\]/);
    expect(read.ok && read.text).not.toContain('schema');
  });

  it('names the place of a mistake in the older document', () => {
    const wrong = readDocument(older.replace('"bp": 1000', '"bp": 10.5'));
    const line = older.split('\n').findIndex((each) => each.includes('"category": "appliances"'));
    expect(wrong).toMatchObject({ ok: false, problems: [{ path: 'mechanics[2].categoryCaps[0].shareBp', line }] });
  });

  it('refuses a document of a later schema and says what to do', () => {
    const later = parseProgramme({ ...programmeOf([redemptionOf(30_00)]), schema: SCHEMA_VERSION + 1 });
    expect(later).toMatchObject({ ok: false, problems: [{ code: 'schema.newer', path: 'schema' }] });
    expect(!later.ok && later.problems[0]!.message.ru).toMatch(/обновите программу$/);
  });

  it.each([0, -1, 1.5, '2', null])('refuses schema %j', (schema) => {
    expect(migrate({ schema })).toEqual({ ok: false, reason: 'unknown' });
  });

  it('leaves what it does not understand for the schema to refuse', () => {
    for (const mechanics of [null, 5, [null, 'x', { categoryCaps: 5 }, { categoryCaps: [null, {}] }]]) {
      expect(migrate({ schema: 1, mechanics })).toEqual({ ok: true, document: { schema: SCHEMA_VERSION, mechanics } });
    }
  });
});
