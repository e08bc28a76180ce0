/** A certificate at the centre from its sale to its last rouble, through the operations that tills push. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertificateHold } from '../../contract/sync/certificates.ts';
import { demoProgramme, instant, kopecks, startOfDate } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Database } from '../db/sql.ts';
import { hasPostgres } from '../db/test-postgres.ts';
import { audit } from '../ledger/audit.ts';
import { addCertificate, holdOn, PIN, PIN_KEY } from '../testing/certificates.ts';
import { ENGINES, server } from '../testing/engines.ts';
import { returnOf } from '../testing/return.ts';
import { saleOf } from '../testing/sale.ts';
import { DAY_MS, NOON, openShop } from '../testing/shop.ts';
import { joinTill } from '../testing/test-till.ts';
import { authoriseCertificate } from './authorise.ts';
import { expireCertificateHolds } from './expire.ts';
import { findCertificate, LOCK_MS, WRONG_PINS_MAX } from './find.ts';

const around = (now: Instant) => ({ now, pinKey: PIN_KEY });

function desk(database: () => Database) {
  return {
    find: (number: string, pin: string | null = PIN, now = NOON) =>
      database().transaction(async (sql) => findCertificate(sql, { number, pin }, around(now))),
    ask: (request: CertificateHold, now = NOON, tillId = 1) =>
      database().transaction(async (sql) => authoriseCertificate(sql, { ...request, tillId }, around(now))),
  };
}

/** A sale of 1 000.00 that the hold pays a part of. */
const saleWith = ({ receiptId, number, authorisationId, amount, lost }: CertificateHold) =>
  saleOf({ receiptId, certificates: [{ number, authorisationId, amount, lost }] });

describe.each(ENGINES)('certificates on $engine', (engine) => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await engine.open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });
  const { find, ask } = desk(() => database);
  const leftOn = async (number: string) => {
    const answer = await find(number);
    return answer.found === 'certificate'
      ? [answer.certificate.left, answer.reserved, answer.certificate.state]
      : answer;
  };

  it('says without a PIN only whether a number is for sale', async () => {
    expect(await find(await addCertificate(database, 1_000_00, null), null)).toEqual({
      found: 'forSale',
      faceValue: 1_000_00,
    });
    expect(await find(await addCertificate(database, 1_000_00, 400_00), null)).toEqual({ found: 'pinNeeded' });
    expect(await find('0000')).toEqual({ found: 'unknown' });
  });

  it('comes into force with its face value by the receipt that sells it', async () => {
    const number = await addCertificate(database, 3_000_00, null);
    expect(await ask(holdOn(number, 1_00))).toMatchObject({
      isHeld: false,
      answer: { certificate: { state: 'made' } },
    });
    const till = await joinTill(database);
    till.append('saleFiscalised', saleOf({ certificatesSold: [{ number, faceValue: kopecks(3_000_00) }] }));
    till.append('saleFiscalised', saleOf({ certificatesSold: [{ number, faceValue: kopecks(3_000_00) }] }));
    expect((await till.send()).answers.map(({ flags }) => flags)).toEqual([[], ['certificateNotForSale']]);
    expect(await leftOn(number)).toEqual([3_000_00, 0, 'sold']);
  });

  it('pays 300.00 of 1 000.00, keeps 700.00, and is used up with the last kopeck', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const first = holdOn(number, 300_00);
    expect(await ask(first)).toEqual({ isHeld: true });
    expect(await leftOn(number)).toEqual([700_00, 300_00, 'sold']);
    till.append('saleFiscalised', saleWith(first));
    const last = holdOn(number, 700_00);
    expect(await ask(last)).toEqual({ isHeld: true });
    till.append('saleFiscalised', saleWith(last));
    expect((await till.send()).answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(await leftOn(number)).toEqual([0, 0, 'used']);
  });

  it('used as a whole pays 300.00 and loses the 700.00 with an entry of its own', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const whole = holdOn(number, 300_00, { lost: kopecks(700_00) });
    await ask(whole);
    till.append('saleFiscalised', saleWith(whole));
    await till.send();
    const entries = await database.query(
      'SELECT reason, amount FROM certificate_entry WHERE number = $1 ORDER BY n, amount',
      [number],
    );
    expect(entries).toEqual([
      { reason: 'paid', amount: -300_00 },
      { reason: 'opening', amount: 1_000_00 },
      { reason: 'lost', amount: -700_00 },
    ]);
  });

  it('gets back what a return of the goods gives it, once, and pays again', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const whole = holdOn(number, 1_000_00);
    await ask(whole);
    const sold = saleWith(whole);
    till.append('saleFiscalised', sold);
    const back = returnOf(demoProgramme, sold, NOON);
    expect(back.claim.certificates).toEqual([{ number, amount: 1_000_00 }]);
    till.append('saleReturned', back);
    till.append('saleReturned', back);
    const batch = till.batch();
    expect((await till.send(batch)).answers.map(({ flags }) => flags)).toEqual([[], [], ['receiptKnown']]);
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);
    await till.send(batch);
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);
    expect(await ask(holdOn(number, 400_00))).toEqual({ isHeld: true });
  });

  it('pays for 30 days more where its term has passed when the money comes back', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const part = holdOn(number, 300_00);
    await ask(part);
    const sold = saleWith(part);
    till.append('saleFiscalised', sold);
    await till.send();
    const late = instant(NOON + 60 * DAY_MS);
    await till.send(till.batch([till.append('saleReturned', returnOf(demoProgramme, sold, late))]), late);
    const answer = await find(number, PIN, late);
    // To the end of the thirtieth day, by the programme's calendar.
    expect(answer).toMatchObject({ certificate: { left: 1_000_00, to: startOfDate('2027-02-21', 'Europe/Moscow') } });
    expect(await find(number, PIN, instant(startOfDate('2027-02-21', 'Europe/Moscow') - 1))).toEqual(answer);
  });

  it('is flagged when it has no room for what comes back, or when nobody knows it', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const back = returnOf(demoProgramme, saleOf({}), NOON);
    const to = (whose: string) => ({
      ...back,
      receiptId: randomUUID(),
      claim: { ...back.claim, certificates: [{ number: whose, amount: kopecks(1_00) }] },
    });
    till.append('saleReturned', to(number) as never);
    till.append('saleReturned', to('0000') as never);
    expect((await till.send()).answers.map(({ flags }) => flags)).toEqual([
      ['unknownReceipt', 'certificateOverfilled'],
      ['unknownReceipt', 'unknownCertificate'],
    ]);
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);
  });

  it('gives all that is asked or nothing, and the same answer to the same request', async () => {
    const number = await addCertificate(database, 1_000_00, 500_00);
    const request = holdOn(number, 400_00);
    expect(await ask(request)).toEqual({ isHeld: true });
    expect(await ask(request)).toEqual({ isHeld: true });
    expect(await ask({ ...request, amount: kopecks(300_00) })).toBe('otherContent');
    expect(await ask(request, NOON, 2)).toBe('otherContent');
    expect(await ask(holdOn(number, 200_00))).toMatchObject({
      isHeld: false,
      answer: { certificate: { left: 100_00 } },
    });
    expect(await leftOn(number)).toEqual([100_00, 400_00, 'sold']);
  });

  it('is free again when its receipt is cancelled or its till releases it, once', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const [cancelled, released] = [holdOn(number, 300_00), holdOn(number, 200_00)];
    await ask(cancelled);
    await ask(released);
    const { receiptId, authorisationId } = cancelled;
    till.append('saleCancelled', {
      ...{ receiptId, instant: NOON, reason: 'refused', customerId: null, holdId: null, redeemed: 0 },
      certificates: [{ number, authorisationId }],
    });
    till.append('certificateReleased', { number, authorisationId: released.authorisationId, instant: NOON });
    till.append('certificateReleased', { number, authorisationId: released.authorisationId, instant: NOON });
    expect((await till.send()).answers.map(({ flags }) => flags)).toEqual([[], [], []]);
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);
  });

  it('gives nothing to a request that arrives after its own release', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    const late = holdOn(number, 300_00);
    till.append('certificateReleased', { number, authorisationId: late.authorisationId, instant: NOON });
    await till.send();
    expect(await ask(late)).toMatchObject({ isHeld: false });
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);
  });

  it('keeps what a silent till has set aside for 45 days, and takes a receipt that comes later all the same', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const request = holdOn(number, 800_00);
    await ask(request);
    await expireCertificateHolds({ database, now: () => instant(NOON + 45 * DAY_MS - 1) });
    expect(await leftOn(number)).toEqual([200_00, 800_00, 'sold']);
    await expireCertificateHolds({ database, now: () => instant(NOON + 45 * DAY_MS) });
    expect(await leftOn(number)).toEqual([1_000_00, 0, 'sold']);

    const till = await joinTill(database);
    const other = holdOn(number, 500_00);
    await ask(other);
    till.append('saleFiscalised', saleWith(request));
    expect((await till.send()).answers).toMatchObject([{ flags: ['certificateHoldEnded', 'certificateOverdrawn'] }]);
    expect(await leftOn(number)).toEqual([0, 500_00, 'sold']);
  });

  it('flags a payment nobody asked for, and takes it from what is there', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const till = await joinTill(database);
    till.append('saleFiscalised', saleWith(holdOn(number, 300_00)));
    till.append('saleFiscalised', saleWith(holdOn('0000', 300_00)));
    const flags = (await till.send()).answers.map((answer) => answer.flags);
    expect(flags).toEqual([['certificateNotHeld'], ['unknownCertificate']]);
    expect(await leftOn(number)).toEqual([700_00, 0, 'sold']);
  });

  it('sets nothing aside of one that has run out', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    expect(await ask(holdOn(number, 1_00), instant(NOON + 30 * DAY_MS))).toMatchObject({ isHeld: false });
  });

  it('locks a number for an hour after 5 wrong PINs in a row, for the right one too', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const wrong = async () => find(number, '0000');
    expect(await wrong()).toEqual({ found: 'wrongPin', triesLeft: WRONG_PINS_MAX - 1 });
    await find(number);
    for (let tries = 1; tries < WRONG_PINS_MAX; tries += 1) expect(await wrong()).toMatchObject({ found: 'wrongPin' });
    expect(await wrong()).toEqual({ found: 'locked', until: NOON + LOCK_MS });
    expect(await find(number)).toMatchObject({ found: 'locked' });
    expect(await ask(holdOn(number, 1_00))).toMatchObject({ isHeld: false, answer: { found: 'locked' } });
    expect(await find(number, PIN, instant(NOON + LOCK_MS))).toMatchObject({ found: 'certificate' });
  });

  it('keeps no PIN that can be read', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const [row] = await database.query<{ pin_hash: string }>('SELECT pin_hash FROM certificate WHERE number = $1', [
      number,
    ]);
    expect(row?.pin_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe.runIf(hasPostgres)('certificates at several tills at the same time', () => {
  let database: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, stop } = await server.open());
    await openShop(database);
  });
  afterAll(async () => {
    expect(await audit(database)).toEqual([]);
    await stop();
  });
  const { ask } = desk(() => database);

  it('never spends the same rouble twice: 12 tills want 300.00 of 1 000.00, three get it', async () => {
    const number = await addCertificate(database, 1_000_00, 1_000_00);
    const tills = await Promise.all(Array.from({ length: 12 }, async () => joinTill(database)));
    const held = await Promise.all(
      tills.map(async (till) => {
        const request = holdOn(number, 300_00);
        const answer = await ask(request, NOON, till.tillId);
        if (answer === 'otherContent') throw new Error(answer);
        if (answer.isHeld) till.append('saleFiscalised', saleWith(request));
        else till.append('certificateReleased', { number, authorisationId: request.authorisationId, instant: NOON });
        await till.send();
        return answer.isHeld;
      }),
    );
    expect(held.filter(Boolean)).toHaveLength(3);
    const rows = await database.query('SELECT rest, reserved FROM certificate WHERE number = $1', [number]);
    expect(rows).toEqual([{ rest: 100_00, reserved: 0 }]);
  });

  it('lets receipts that name the same certificates in opposite order through without a deadlock', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 6 }, async () => addCertificate(database, 1_000_00, 1_000_00)),
    );
    const tills = await Promise.all(Array.from({ length: 4 }, async () => joinTill(database)));
    const sent = await Promise.all(
      tills.map(async (till, index) => {
        for (const number of index % 2 === 0 ? numbers : [...numbers].reverse()) {
          const request = holdOn(number, 100_00);
          await ask(request, NOON, till.tillId);
          till.append('saleFiscalised', saleWith(request));
        }
        return till.send();
      }),
    );
    expect(sent.flatMap(({ answers }) => answers).filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  });
});
