/** What members do without a receipt, taken in from tills. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRecorded } from '../../contract/sync/operations.ts';
import type { EventRecorded } from '../../contract/sync/operations.ts';
import { demoProgramme, kopecks, prepareProgramme, programmeSchema, quoteEvent } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { audit } from '../ledger/audit.ts';
import { loadMembers } from '../ledger/load-members.ts';
import { sha256 } from '../programmes/shelf.ts';
import { ENGINES } from '../testing/engines.ts';
import { saleOf } from '../testing/sale.ts';
import { addMember, NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';

const programme = programmeSchema.parse({
  ...demoProgramme,
  id: 'events',
  mechanics: [
    {
      ...{ kind: 'event-accrual', id: 'survey', name: { ru: 'Анкета', en: 'Survey' }, event: 'survey' },
      ...{ points: 50_00, segment: 'surveyed', limits: { perMember: 1 } },
    },
  ],
});
const prepared = prepareProgramme(programme, sha256);

/** As a till would claim it of a member it knows nothing else about. */
function surveyOf(customerId: string, over: Partial<EventRecorded['claim']> = {}): EventRecorded {
  const snapshot = saleOf({ customerId }).customer!.snapshot;
  const event = { name: 'survey', amount: kopecks(0) };
  const where = { now: NOON, storeZone: 'Europe/Moscow', offline: null };
  const { accrual, changes } = quoteEvent(prepared, event, snapshot, where);
  return eventRecorded.parse({
    ...{ event, businessDate: '2026-11-22', instant: NOON, storeZone: 'Europe/Moscow' },
    ...{ customer: { customerId, snapshot }, offline: null, context: {} },
    programme: { id: programme.id, hash: prepared.hash },
    claim: { accrued: accrual.total, lots: accrual.lots, changes, ...over },
  });
}

describe.each(ENGINES)('an event on $engine', ({ open }) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await open());
    await openShop(database, programme);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });
  const memberOf = async (customerId: string) => (await loadMembers(database, [customerId])).get(customerId)!;

  it('is posted once, however often it is sent, as points, counter and segment, and as no receipt', async () => {
    const { customerId } = await addMember(database, { programme });
    const till = await joinTill(database);
    till.append('eventRecorded', surveyOf(customerId));
    const { answers } = await till.send();
    expect(answers).toMatchObject([{ outcome: 'applied', flags: [], customer: { customerId } }]);
    expect((await till.send()).answers).toEqual(answers);
    const { lots, facts, day } = await memberOf(customerId);
    expect(lots.map(({ amount }) => amount)).toEqual([50_00]);
    expect(facts).toMatchObject({ segments: ['surveyed'], counters: [{ key: 'uses/survey/life', value: 1 }] });
    expect(facts.counters).toHaveLength(1);
    expect(facts.spentByMonth).toBeUndefined();
    expect(day).toMatchObject({ earned: 50_00 });
  });

  it('is a fact: given at two tills that could not ask each other, it stands twice and is flagged', async () => {
    const { customerId } = await addMember(database, { programme });
    const tills = [await joinTill(database), await joinTill(database)];
    for (const till of tills) till.append('eventRecorded', surveyOf(customerId));
    expect((await tills[0]!.send()).answers).toMatchObject([{ outcome: 'applied' }]);
    expect((await tills[1]!.send()).answers).toMatchObject([
      { outcome: 'appliedWithFlags', flags: ['limitExceeded'], customer: { customerId } },
    ]);
    expect((await memberOf(customerId)).lots).toHaveLength(2);
  });

  it('with other figures than ours stands and is flagged', async () => {
    const { customerId } = await addMember(database, { programme });
    const till = await joinTill(database);
    till.append('eventRecorded', surveyOf(customerId, { changes: [] }));
    expect((await till.send()).answers).toMatchObject([{ flags: ['recomputedDifferently'] }]);
  });

  it('of a member who is not here waits in the account of the programme', async () => {
    const till = await joinTill(database);
    till.append('eventRecorded', surveyOf(randomUUID()));
    expect((await till.send()).answers).toMatchObject([{ flags: ['unknownCustomer'], customer: null }]);
  });
});
