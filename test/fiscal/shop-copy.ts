/** What the tills of the fault run have downloaded: the demo programme, its well-known goods, and members with points. */
import { DEMO_STORE, KNOWN_GOODS } from '../../central/demo/known.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { Change } from '../../contract/sync/records.ts';
import type { Stores } from '../../main/store/open-stores.ts';
import { canonicalText, demoProgramme, instant, kopecks, points } from '../../loyalty/index.ts';

const FEED = '5d2f6a4e-2f0b-4b43-9f63-0a4a5b6c7d8e';
const DAY_MS = 86_400_000;
const { milk, coffee, wine, bread, eggs, bag, cheeseLabel } = DEMO_CODES;

export const GOODS: readonly string[] = [milk, coffee, wine, bread, eggs, bag, cheeseLabel];
export const CARDS: readonly string[] = ['2900000000421', '2900000000438', '2900000000445', '2900000000452'];

/** Once; a folder that has been filled stays as it is. */
export async function fillDirectory({ directory, clock }: Stores): Promise<void> {
  if (directory.loadedAt() !== null) return;
  const at = clock.now();
  const changes = [...shop(), ...CARDS.map((card, index) => member(card, index, at))];
  const numbered = changes.map((change, index) => ({ ...change, rev: index + 1 }));
  const body = JSON.stringify({ changes: numbered, next: numbered.length, more: false, serverTime: at });
  await directory.applyPage({ feed: FEED, body: new TextEncoder().encode(body), at, pauseMs: 0 });
}

type Unnumbered = Omit<Change, 'rev'>;

function shop(): Unnumbered[] {
  const document = canonicalText(demoProgramme);
  const { id: programmeId } = demoProgramme;
  const version = { programmeId, version: 1, from: 0, to: null, hash: sha256(document), document };
  return [
    { key: DEMO_STORE.storeId, v: 1, entity: 'store', op: 'put', data: DEMO_STORE },
    { key: `${programmeId}/1`, v: 1, entity: 'programme', op: 'put', data: version } as Unnumbered,
    ...Object.values(KNOWN_GOODS).map(
      (data): Unnumbered => ({ key: data.sku, v: 1, entity: 'goods', op: 'put', data }) as Unnumbered,
    ),
  ];
}

function member(card: string, index: number, at: number): Unnumbered {
  const customerId = `member-${index}`;
  const counter = { earned: points(0), redeemed: points(0), redemptions: 0 };
  const lot = { id: `${customerId}/0`, activatesAt: instant(at - DAY_MS), expiresAt: instant(at + 100 * DAY_MS) };
  const data = {
    ...{ customerId, state: 'active', name: 'Проверкина Вера', phone: null, email: null, birthday: null },
    ...{ cards: [{ number: card, state: 'active' }], tierId: 'silver', qualifyingSpend: kopecks(0) },
    ...{ lots: [{ ...lot, amount: points(50_000_00) }], held: points(0), debt: points(0) },
    ...{ day: { period: '2000-01-01', ...counter }, month: { period: '2000-01', ...counter } },
  };
  return { key: customerId, v: 1, entity: 'customer', op: 'put', data } as Unnumbered;
}
