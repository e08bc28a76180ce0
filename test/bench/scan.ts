import { demoProgramme, prepareProgramme, quote } from '../../loyalty/index.ts';
import { sha256 } from '../../central/programmes/shelf.ts';
import { basketOf, CONTEXT, NOW, ZONE } from './basket.ts';
import { cardNumber, customerId } from './customers.ts';
import { limitFigure, plainFigure, type Figure } from './figure.ts';
import type { FilledTill } from './filled-till.ts';
import { duringLoad } from './load.ts';
import { summarise, takeTurns, timed } from './measure.ts';
import { scrambled } from './random.ts';
import type { Session } from './session.ts';

const TURNS = 5000;
const TURNS_DURING_LOAD = 1000;

/** From the text of a card to a customer the cashier can be shown, over a basket of ten lines. */
export async function benchScan(session: Session): Promise<Figure[]> {
  const till = await session.filledTill();
  const byKey = till.raw.prepare<[string]>('SELECT * FROM customer WHERE customerId = ?');
  const ours = customerKnown(till);
  const someone = (turn: number) => scrambled(turn, 20) % till.customers;
  const times = takeTurns(
    {
      known: (turn) => ours(someone(turn)),
      found: (turn) => void till.stores.directory.findCustomerByCard(cardNumber(someone(turn))),
      raw: (turn) => void byKey.get(customerId(someone(turn))),
    },
    TURNS,
  );
  const loaded: number[] = [];
  await duringLoad(till.stores.directory, TURNS_DURING_LOAD, (turn) => {
    loaded.push(timed(() => ours(someone(turn))));
  });
  const { known, found, raw } = times;
  const what = `scan to customer known, ${till.customers} in the store`;
  return [
    plainFigure({ what: `${what}, median`, ours: known.median, floor: raw.median }),
    limitFigure({ what: `${what}, p99`, ours: known.p99, floor: raw.p99 }, 5),
    limitFigure({ what: `${what}, p99 while a snapshot loads`, ours: summarise(loaded).p99 }, 5),
    plainFigure({ what: 'of which the look-up by card, median', ours: found.median, floor: raw.median }),
  ];
}

function customerKnown({ stores: { directory, ledger } }: FilledTill): (index: number) => void {
  const prepared = prepareProgramme(demoProgramme, sha256);
  const basket = basketOf(10, { kind: 'none' });
  return (index) => {
    const stored = directory.findCustomerByCard(cardNumber(index));
    if (stored === undefined) throw new Error(`customer ${index} is not in the store`);
    quote(prepared, basket, ledger.customerSnapshot(stored, 'card', NOW, ZONE), CONTEXT);
  };
}
