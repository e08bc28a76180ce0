import { cardNumber, customerId } from './customers.ts';
import { limitFigure, ratioFigure, type Figure } from './figure.ts';
import type { FilledTill } from './filled-till.ts';
import { takeTurns } from './measure.ts';
import { scrambled } from './random.ts';
import type { Session } from './session.ts';

const TURNS = 10_000;
const SMALL_MOST = 100_000;

/** How much longer a look-up takes in the full store than in a small one, against raw SQLite's own growth. */
export async function benchLookUpGrowth(session: Session): Promise<Figure[]> {
  const full = await session.filledTill();
  const small = await session.fill('small', Math.min(SMALL_MOST, full.customers / 10));
  const { oursSmall, rawSmall, oursFull, rawFull } = takeTurns(
    { oursSmall: lookUp(small), rawSmall: rawLookUp(small), oursFull: lookUp(full), rawFull: rawLookUp(full) },
    TURNS,
  );
  const ours = oursFull.median / oursSmall.median;
  const floor = rawFull.median / rawSmall.median;
  const what = `look-up from ${small.customers} to ${full.customers} customers, median grows`;
  return [
    limitFigure({ what, unit: 'times', ours }, 1.5),
    ratioFigure({ what: `${what}, against raw SQLite`, unit: 'times', ours, floor }, 1.1),
  ];
}

const someone = (turn: number, { customers }: FilledTill) => scrambled(turn, 21) % customers;

function lookUp(till: FilledTill): (turn: number) => void {
  const { directory } = till.stores;
  return (turn) => void directory.findCustomerByCard(cardNumber(someone(turn, till)));
}

function rawLookUp(till: FilledTill): (turn: number) => void {
  const byKey = till.raw.prepare<[string]>('SELECT * FROM customer WHERE customerId = ?');
  return (turn) => void byKey.get(customerId(someone(turn, till)));
}
