/** A centre in this process, with a door to its tables beside the one the tills use. */
import { randomInt, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { addCustomers } from '../../central/customers/add-customers.ts';
import { openDatabase } from '../../central/db/open.ts';
import type { Database, Sql } from '../../central/db/sql.ts';
import { ANNA, DEMO_STORE, KNOWN_GOODS } from '../../central/demo/known.ts';
import { putGoods } from '../../central/goods/put-goods.ts';
import { createHttp } from '../../central/http/http.ts';
import { CERTIFICATE_RATE, createRateLimiter, TILL_RATE } from '../../central/http/rate-limit.ts';
import { audit, type Violation } from '../../central/ledger/audit.ts';
import { addCertificates } from '../../central/certificates/add-certificates.ts';
import { hashPin } from '../../central/certificates/pin.ts';
import { ean13 } from '../../central/demo/ean13.ts';
import { openFirst } from '../../central/open-first.ts';
import { putProgramme } from '../../central/programmes/put-programme.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { putStore } from '../../central/stores/put-store.ts';
import { demoProgramme, instant, kopecks, points, prepareProgramme } from '../../loyalty/index.ts';
import type { Programme } from '../../loyalty/index.ts';

/** hundredths of a point, as the centre's books have them */
export interface Balance {
  main: number;
  pending: number;
  held: number;
  debt: number;
}

export interface Member {
  customerId: string;
  card: string;
}

export interface AppliedOperation {
  kind: string;
  outcome: string;
  receiptId: string | null;
}

export interface ShopCentre {
  url: string;
  sql: Database;
  /** Somebody new, silver, with these points at hand. */
  addMember(active: number): Promise<Member>;
  /** kopecks; null = not sold yet. Returns its number; the PIN is `CERTIFICATE_PIN`. */
  addCertificate(faceValue: number, left: number | null): Promise<string>;
  certificate(number: string): Promise<{ state: string; rest: number; reserved: number }>;
  balance(customerId: string): Promise<Balance>;
  /** of one kind, or all, in the order they came; parked ones too */
  operations(kind?: string): Promise<AppliedOperation[]>;
  openHolds(customerId: string): Promise<number>;
  /** empty = all is well */
  audit(): Promise<Violation[]>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const PIN_KEY = 'test';
export const CERTIFICATE_PIN = '1234';

/**
 * @param demo the whole demo shop (10 500 members); else its store, programme and well-known goods, and no member
 * @param programme in place of the demo shop's
 * @param rate of the requests that a till may make
 */
export async function openShopCentre({
  demo = false,
  programme = demoProgramme,
  rate = TILL_RATE,
}: { demo?: boolean; programme?: Programme; rate?: typeof TILL_RATE } = {}): Promise<ShopCentre> {
  const database = await openDatabase({}, () => undefined);
  const now = () => instant(Date.now());
  if (demo) await openFirst(database, { now: now(), demo, pinKey: PIN_KEY });
  else await database.transaction((sql) => openSmall(sql, programme));
  const limiter = createRateLimiter(rate, () => performance.now());
  const log = pino({ enabled: false });
  const certificateLimiter = createRateLimiter(CERTIFICATE_RATE, () => performance.now());
  const http = await createHttp({
    database,
    now,
    cache: new Map(),
    limiter,
    certificateLimiter,
    pinKey: PIN_KEY,
    log,
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    sql: database,
    addMember: (active) => database.transaction((sql) => addMember(sql, active)),
    async addCertificate(faceValue, left) {
      const number = ean13(`24${String(randomInt(1e10)).padStart(10, '0')}`);
      const pinHash = hashPin(PIN_KEY, number, CERTIFICATE_PIN);
      const certificate = { number, pinHash, faceValue: kopecks(faceValue), to: null };
      const rest = left === null ? null : kopecks(left);
      await addCertificates(database, [{ ...certificate, left: rest }], { cause: randomUUID(), at: now() });
      return number;
    },
    async certificate(number) {
      const [row] = await database.query<{ state: string; rest: number; reserved: number }>(
        'SELECT state, rest, reserved FROM certificate WHERE number = $1',
        [number],
      );
      if (row === undefined) throw new Error(`no certificate ${number}`);
      return row;
    },
    async balance(customerId) {
      const rows = await database.query<{ kind: keyof Balance; balance: number }>(
        'SELECT kind, balance FROM account WHERE owner = $1',
        [customerId],
      );
      const of = (kind: keyof Balance) => rows.find((row) => row.kind === kind)?.balance ?? 0;
      return { main: of('main'), pending: of('pending'), held: of('held'), debt: of('debt') };
    },
    operations: (kind) =>
      database.query<AppliedOperation>(
        `SELECT kind, outcome, payload::jsonb ->> 'receiptId' AS "receiptId" FROM operation
         WHERE $1::text IS NULL OR kind = $1 ORDER BY till_id, epoch, seq`,
        [kind ?? null],
      ),
    async openHolds(customerId) {
      const [row] = await database.query<{ n: number }>(
        `SELECT count(*) AS n FROM hold WHERE state = 'authorised' AND customer_id = $1`,
        [customerId],
      );
      return row?.n ?? 0;
    },
    audit: () => audit(database),
    async close() {
      await http.close();
      await database.close();
    },
  };
}

async function openSmall(sql: Sql, programme: Programme): Promise<void> {
  await putProgramme(sql, programme);
  await putStore(sql, DEMO_STORE);
  await putGoods(sql, Object.values(KNOWN_GOODS));
}

async function addMember(sql: Sql, active: number): Promise<Member> {
  const at = instant(Date.now());
  const customerId = randomUUID();
  const card = cardNumber();
  const lot = { id: `lot-${customerId}`, activatesAt: instant(at - DAY_MS), expiresAt: instant(at + 100 * DAY_MS) };
  const newcomer = {
    customerId,
    name: 'Проверкина Вера',
    phone: null,
    email: null,
    birthday: null,
    cards: [{ number: card, state: 'active' as const }],
    tierId: ANNA.tierId,
    qualifyingSpend: kopecks(ANNA.qualifyingSpend),
    lots: active === 0 ? [] : [{ ...lot, amount: points(active) }],
  };
  await addCustomers(sql, [newcomer], { cause: randomUUID(), programme: prepareProgramme(demoProgramme, sha256), at });
  return { customerId, card };
}

/** EAN-13 within the programme's prefix 2900. */
function cardNumber(): string {
  const body = `2900${String(randomInt(1e8)).padStart(8, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
