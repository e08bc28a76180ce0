import { customerAt } from './customers.ts';
import { openDatabase } from '../../central/db/open.ts';
import type { Database } from '../../central/db/sql.ts';
import { hasPostgres, startTestPostgres } from '../../central/db/test-postgres.ts';
import { addCustomers } from '../../central/customers/add-customers.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { push } from '../../central/push/push.ts';
import { saleOf } from '../../central/testing/sale.ts';
import { NOON, openShop } from '../../central/testing/shop.ts';
import { joinTill, surroundings } from '../../central/testing/test-till.ts';
import { demoProgramme, prepareProgramme } from '../../loyalty/index.ts';
import { openCentreFloor } from './centre-floor.ts';
import { ratioFigure, type Figure } from './figure.ts';
import { summarise, timedAsync } from './measure.ts';
import { scrambled } from './random.ts';
import type { Session } from './session.ts';

const MEMBERS = 2000;
const WARM_UP = 3;
const BATCHES = 12;
/** About half a megabyte of sales, as much as a push may carry. */
const BATCH_OPERATIONS = 200;

/** Pushed sales of members applied at the centre, against raw upserts of the rows they made, batch by batch in turns. */
export async function benchCentre(session: Session): Promise<Figure[]> {
  const database = await openServer(session);
  await openShop(database);
  await addMembers(database);
  const till = await joinTill(database);
  const floor = await openCentreFloor(database);
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let batch = 0; batch < WARM_UP + BATCHES; batch += 1) {
    if (batch === WARM_UP) times.ours.length = times.floor.length = 0;
    const operations = Array.from({ length: BATCH_OPERATIONS }, (_, i) =>
      till.append('saleFiscalised', aSale(batch, i)),
    );
    const sent = till.batch(operations);
    const before = await floor.mark();
    times.ours.push(
      await timedAsync(async () => {
        const { answers } = await database.transaction(async (sql) => push(sql, sent, surroundings()));
        const failed = answers.find(({ outcome }) => outcome !== 'applied');
        if (failed !== undefined)
          throw new Error(`operation ${failed.seq} was ${failed.outcome}: ${failed.flags.join()}`);
      }),
    );
    const rows = await floor.rowsSince(before);
    times.floor.push(await timedAsync(() => floor.upsert(rows)));
  }
  const rate = (milliseconds: readonly number[]) => (BATCH_OPERATIONS * 1000) / summarise(milliseconds).median;
  const what = `centre applies pushed sales (${database.engine})`;
  return [ratioFigure({ what, unit: 'operations/s', ours: rate(times.ours), floor: rate(times.floor) }, 2)];
}

async function openServer(session: Session): Promise<Database> {
  const onError = (error: Error) => session.say(`the connection to the database was lost: ${error.message}`);
  if (!hasPostgres) {
    session.say('no PostgreSQL 15 here: the embedded engine stands in for it');
    const embedded = await openDatabase({}, onError);
    session.onEnd(() => embedded.close());
    return embedded;
  }
  const server = await startTestPostgres();
  session.onEnd(() => server.stop());
  const database = await openDatabase({ databaseUrl: server.url }, onError);
  session.onEnd(() => database.close());
  return database;
}

async function addMembers(database: Database): Promise<void> {
  const members = Array.from({ length: MEMBERS }, (_, i) => customerAt(i));
  const opening = {
    cause: '00000000-0000-4000-8000-000000000000',
    programme: prepareProgramme(demoProgramme, sha256),
    at: NOON,
  };
  await database.transaction(async (sql) => addCustomers(sql, members, opening));
}

function aSale(batch: number, i: number) {
  const member = customerAt(scrambled(batch * BATCH_OPERATIONS + i, 24) % MEMBERS);
  return saleOf({ customerId: member.customerId, price: 100_00 + i * 7_00 });
}
