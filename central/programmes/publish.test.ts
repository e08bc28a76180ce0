import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProgramme } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { ENGINES } from '../testing/engines.ts';
import { openShop } from '../testing/shop.ts';
import { publishProgramme } from './publish.ts';
import { sha256 } from './shelf.ts';

describe.each(ENGINES)('a programme published on $engine', ({ open }) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await open());
    await openShop(database);
  });
  afterAll(() => stop());

  const publish = (document: string) => database.transaction(async (sql) => publishProgramme(sql, document));
  const documentOf = (version: number, more: object = {}) => JSON.stringify({ ...demoProgramme, version, ...more });
  const rows = () =>
    database.query<{ version: number; hash: string; document: string }>(
      'SELECT version, hash, document FROM programme WHERE version > 100 ORDER BY version',
    );

  it('is kept as it was written, under the hash of its canonical text', async () => {
    const { to: _, ...brief } = JSON.parse(documentOf(101)) as Record<string, unknown>;
    const published = await publish(JSON.stringify(brief));
    const [row] = await rows();
    expect(published).toEqual({ kind: 'published', isNew: true, hash: row!.hash });
    expect(sha256(row!.document)).toBe(row!.hash);
    expect(JSON.parse(row!.document)).toEqual(brief);
  });

  it('comes to the tills as a change', async () => {
    const head = async () => (await database.query<{ rev: number }>('SELECT max(rev) AS rev FROM programme'))[0]!.rev;
    const before = await head();
    await publish(documentOf(102));
    expect(await head()).toBeGreaterThan(before);
  });

  it('changes nothing the second time, however it is written', async () => {
    const first = await publish(documentOf(103));
    const again = await publish(JSON.stringify(JSON.parse(documentOf(103)), null, 2));
    expect(again).toEqual({ ...first, isNew: false });
  });

  it('never replaces a version: other content is refused, and says what is there', async () => {
    const first = await publish(documentOf(104));
    expect(await publish(documentOf(104, { expiryWarningDays: 5 }))).toEqual({
      kind: 'versionTaken',
      hash: first.kind === 'published' ? first.hash : '',
    });
  });

  it.each(['', '{', '[]', 'null', '{"schema":99}', documentOf(105, { mechanics: [{ kind: 'no-such' }] })])(
    'is refused when it is no programme: %j',
    async (document) => {
      expect(await publish(document)).toEqual({ kind: 'invalid' });
    },
  );

  it('is one of the two when two bring the same version at once', async () => {
    const [a, b] = await Promise.all([publish(documentOf(106)), publish(documentOf(106, { expiryWarningDays: 6 }))]);
    expect([a!.kind, b!.kind].sort()).toEqual(['published', 'versionTaken']);
  });
});
