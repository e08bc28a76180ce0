import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShopCentre, type ShopCentre } from '../shop/centre.ts';
import { fileOf, programmeAt, run } from '../../main/cli/programme/testing.ts';

const coffee = readFileSync(programmeAt('14-coffee'), 'utf8');

describe('publish', () => {
  let centre: ShopCentre;
  beforeAll(async () => {
    centre = await openShopCentre();
  });
  afterAll(() => centre.close());
  const publish = (path: string) =>
    run('publish', path, '--central', centre.url, '--data', mkdtempSync(join(tmpdir(), 'office-')));
  const published = () => centre.sql.query(`SELECT FROM programme WHERE programme_id = '14-coffee'`);

  it('puts a document in force, and says so; the second time nothing changes', async () => {
    const path = fileOf(coffee);
    expect(await publish(path)).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^14-coffee версия 1 опубликована; действует уже сейчас\./) as string,
    });
    expect(await publish(path)).toMatchObject({
      status: 0,
      out: '14-coffee версия 1 уже была опубликована; ничего не изменилось.',
    });
    expect(await published()).toHaveLength(1);
  });

  it('says from which day a later version is in force', async () => {
    const later = coffee.replace('"version": 1', '"version": 2').replace('2026-01-01', '2999-01-01');
    const { status, out } = await publish(fileOf(later));
    expect([status, out]).toEqual([0, expect.stringContaining('действует с 00:00 2999-01-01 (Europe/Moscow)')]);
  });

  it('refuses other content under a published version', async () => {
    const { status, said } = await publish(fileOf(coffee.replace('"goal": 9', '"goal": 8')));
    expect([status, said]).toEqual([1, expect.stringMatching(/^Эта версия уже опубликована[^]*Увеличьте version/)]);
  });

  it('sends nothing that has an error in it', async () => {
    const before = await published();
    const wrong = coffee.replace('"version": 1', '"version": 3').replace('"stamps": "cups"', '"stamps": "no-such"');
    const { status } = await publish(fileOf(wrong));
    expect([status, await published()]).toEqual([1, before]);
  });

  it('says what to do when no centre answers', async () => {
    const { status, said } = await runSafely(() => run('publish', fileOf(coffee), '--central', 'http://127.0.0.1:9'));
    expect([status, said]).toEqual(['CENTRE_DOWN', '']);
  });
});

/** `npm run programme` words what a command throws; here its code is enough. */
async function runSafely(work: () => ReturnType<typeof run>): Promise<{ status: number | string; said: string }> {
  try {
    return await work();
  } catch (error) {
    return { status: (error as { code: string }).code, said: '' };
  }
}
