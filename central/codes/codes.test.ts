/** Limited codes: the last use goes to one till, whatever the others ask meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProgramme, instant, prepareProgramme } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { putProgramme } from '../programmes/put-programme.ts';
import type { PreparedCache } from '../programmes/shelf.ts';
import { ENGINES } from '../testing/engines.ts';
import { NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';
import { addCodes } from './add-codes.ts';
import { releaseCodes, reserveCode } from './reserve.ts';

/** The demo programme with a code that 2 customers in all may use. */
const limited: Programme = {
  ...demoProgramme,
  id: 'limited',
  mechanics: demoProgramme.mechanics.map((rule) =>
    rule.id === 'autumn' ? { ...rule, limits: { total: 2 }, coupon: { codes: ['FIRST-TWO'] } } : rule,
  ) as Programme['mechanics'],
};
/** The demo programme with two codes, each for one customer. */
const countedOneByOne: Programme = {
  ...limited,
  id: 'one-by-one',
  mechanics: demoProgramme.mechanics.map((rule) =>
    rule.id === 'autumn' ? { ...rule, coupon: { codes: ['ONE', 'TWO'], perCode: 1 } } : rule,
  ) as Programme['mechanics'],
};
const MINUTE = 60_000;

describe.each(ENGINES)('on $engine', ({ open }) => {
  let database: Database;
  let stop: () => Promise<void>;
  let tills: number[];
  const cache: PreparedCache = new Map();
  beforeAll(async () => {
    ({ database, stop } = await open());
    await openShop(database);
    tills = await Promise.all(Array.from({ length: 4 }, async () => (await joinTill(database)).tillId));
  });
  afterAll(() => stop());

  const reserve = async (code: string, till: number, minutes = 0) => {
    const now = instant(NOON + minutes * MINUTE);
    const request = { code, tillId: tills[till]! };
    return database.transaction(async (sql) => reserveCode(sql, request, { now, cache }));
  };
  const addOne = (code: string) =>
    database.transaction(async (sql) =>
      addCodes(sql, [{ code, ruleId: 'autumn', firstDay: null, lastDay: null, usesLeft: 1, faceValue: null }], {
        programme: prepareProgramme(demoProgramme, () => ''),
        now: NOON,
      }),
    );

  describe('a single code', () => {
    it('is set aside for one till of four that ask at once', async () => {
      await addOne('ONCE-0001');
      const answers = await Promise.all([0, 1, 2, 3].map(async (till) => reserve('0NCE0001', till)));
      expect(answers.filter(({ isReserved }) => isReserved)).toHaveLength(1);
      expect(answers.every(({ isKnown }) => isKnown)).toBe(true);
    });

    it('is set aside again for the till that has it, 15 minutes from then', async () => {
      await addOne('ONCE-0002');
      await reserve('0NCE0002', 0);
      expect(await reserve('0NCE0002', 0, 10)).toMatchObject({ isReserved: true, until: NOON + 25 * MINUTE });
      expect(await reserve('0NCE0002', 1, 24)).toMatchObject({ isReserved: false });
    });

    it('goes to another till once it is released, or 15 minutes are over', async () => {
      await addOne('ONCE-0003');
      await reserve('0NCE0003', 0);
      await database.transaction(async (sql) => releaseCodes(sql, tills[0]!, ['0NCE0003']));
      expect(await reserve('0NCE0003', 1)).toMatchObject({ isReserved: true });
      expect(await reserve('0NCE0003', 2, 14)).toMatchObject({ isReserved: false });
      expect(await reserve('0NCE0003', 2, 15)).toMatchObject({ isReserved: true });
    });

    it('nobody issued is unknown', async () => {
      expect(await reserve('N0SUCHC0DE', 0)).toMatchObject({ isKnown: false, isReserved: false, coupon: null });
    });
  });

  it('files a code of a batch once, as it is compared', async () => {
    expect(await addOne('BATCH-OO1')).toEqual({ applied: 1, refused: [] });
    expect(await addOne('batch 001')).toEqual({ applied: 0, refused: [{ key: 'BATCH001', reason: 'duplicateKey' }] });
  });

  it('sets a shared code for two aside twice, of four tills that ask at once', async () => {
    await database.transaction(async (sql) => putProgramme(sql, { ...limited, from: '2026-11-01' }));
    const answers = await Promise.all([0, 1, 2, 3].map(async (till) => reserve('F1RSTTW0', till)));
    expect(answers.filter(({ isReserved }) => isReserved)).toHaveLength(2);
  });

  it('sets a code of its own bound aside as often as that, whatever the other codes of its rule have had', async () => {
    await database.transaction(async (sql) => putProgramme(sql, { ...countedOneByOne, from: '2026-11-02' }));
    const ask = async (code: string) => Promise.all([0, 1, 2, 3].map(async (till) => reserve(code, till)));
    const open = async (code: string) => (await ask(code)).filter(({ isReserved }) => isReserved).length;
    expect([await open('0NE'), await open('TW0')]).toEqual([1, 1]);
  });
});
