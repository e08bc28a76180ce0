import { NOW } from './basket.ts';
import { plainFigure, ratioFigure, type Figure } from './figure.ts';
import { summarise, timed } from './measure.ts';
import { scrambled } from './random.ts';
import { openSaleFloor } from './sale-floor.ts';
import { documentOf, planSale, TAPE } from './sale-plan.ts';
import type { Session } from './session.ts';

const WARM_UP = 50;
const SALES = 400;
/** The WAL is taken into the file at the close of a shift, on both sides and outside the measurement. */
const SALES_A_SHIFT = 100;

/** The intent and the end of a sale, two commits on disk, against raw SQLite writing the same rows in two commits. */
export async function benchSaleCommit(session: Session): Promise<Figure[]> {
  const till = await session.filledTill();
  const floor = openSaleFloor(till.folder, session.folder('sale-floor'));
  const times = { ours: [] as number[], floor: [] as number[] };
  try {
    for (let sale = 0; sale < WARM_UP + SALES; sale += 1) {
      if (sale % SALES_A_SHIFT === 0) {
        till.stores.ledger.append('shiftClosed', { shift: 1, instant: NOW, fd: 1 }, NOW);
        floor.checkpoint();
      }
      if (sale === WARM_UP) times.ours.length = times.floor.length = 0;
      const plan = planSale(till, scrambled(sale, 22) % till.customers);
      times.ours.push(
        timed(() => {
          till.stores.ledger.planReceipt(plan);
          till.stores.ledger.finishReceipt(plan.receiptId, documentOf(plan), TAPE);
        }),
      );
      const repeat = floor.prepareSale(plan.receiptId);
      times.floor.push(timed(repeat));
    }
  } finally {
    floor.close();
  }
  const [ours, raw] = [summarise(times.ours), summarise(times.floor)];
  return [
    ratioFigure({ what: 'sale commit (intent and end), median', ours: ours.median, floor: raw.median }, 1.5),
    plainFigure({ what: 'sale commit (intent and end), p99', ours: ours.p99, floor: raw.p99 }),
  ];
}
