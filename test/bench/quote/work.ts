/** What is done with quotes besides showing them: redemption, returns, replaying receipts. */
import { accruedLots, burn, kopecks, pointsOf, postToMember, quantity, quote } from '../../../loyalty/index.ts';
import { quoteReturn, returnTermsOf, soldReceipt } from '../../../loyalty/index.ts';
import type { CustomerSnapshot } from '../../../loyalty/index.ts';
import { basketOf, CONTEXT, NOW, RICH_MEMBER } from '../basket.ts';
import { plainFigure, type Figure } from '../figure.ts';
import { takeTurns, timed } from '../measure.ts';
import { floorQuote } from './floor.ts';
import { programmeOf } from './programmes.ts';

const LINES = 100;
const RULES = 50;
const TURNS = 3000;
const RECEIPTS = 5000;
const LINES_A_RECEIPT = 10;

export const benchQuoteWork = (): Figure[] => [redemption(), returned(), replayed()];

function redemption(): Figure {
  const { prepared } = programmeOf(RULES);
  const [most, none] = [basketOf(LINES), basketOf(LINES, { kind: 'none' })];
  const { ours, floor } = takeTurns(
    {
      ours: () => void quote(prepared, most, RICH_MEMBER, CONTEXT),
      floor: () => void quote(prepared, none, RICH_MEMBER, CONTEXT),
    },
    TURNS,
  );
  const what = `quote of ${LINES} lines with the most redeemed, against none, median`;
  return plainFigure({ what, ours: ours.median, floor: floor.median });
}

/** One unit of every other line comes back; the floor computes the same money by the same cumulative shares. */
function returned(): Figure {
  const { prepared } = programmeOf(RULES);
  const answer = quote(prepared, basketOf(LINES), RICH_MEMBER, CONTEXT);
  const tenders = { certificate: kopecks(0), card: kopecks(0), cash: answer.totals.toPay };
  const sold = soldReceipt(answer, { receiptId: 'r', redeemedFrom: [], terms: returnTermsOf(undefined), tenders });
  const now = Object.fromEntries(
    sold.lines.filter((_, i) => i % 2 === 0).map(({ lineNo }) => [lineNo, quantity(1000)]),
  );
  const floorReturn = () => {
    let money = 0;
    for (const line of sold.lines) money += Math.floor((line.net * (now[line.lineNo] ?? 0)) / line.quantity);
    return money;
  };
  if (quoteReturn(sold, {}, now).money !== floorReturn()) throw new Error('the floor returns another sum');
  const { ours, floor } = takeTurns(
    { ours: () => void quoteReturn(sold, {}, now), floor: () => void floorReturn() },
    TURNS,
  );
  const what = `return of half of a receipt of ${LINES} lines, median`;
  return plainFigure({ what, ours: ours.median, floor: floor.median });
}

/** A member's receipts one after another: quoted, points burned and earned, posted. */
function replayed(): Figure {
  const programme = programmeOf(RULES);
  const basket = basketOf(LINES_A_RECEIPT);
  const replay = () => {
    let member: CustomerSnapshot = RICH_MEMBER;
    for (let i = 0; i < RECEIPTS; i += 1) member = buy(member, i);
  };
  const buy = (member: CustomerSnapshot, i: number): CustomerSnapshot => {
    const answer = quote(programme.prepared, basket, member, CONTEXT);
    const { lots } = burn(member.lots, pointsOf(answer), NOW);
    const posted = { instant: NOW, paid: answer.totals.toPay, changes: answer.changes };
    // A member who never lost a lot would grow without end.
    return { ...postToMember(member, posted), lots: [...lots, ...accruedLots(`${i}`, answer.accrual.lots)].slice(-12) };
  };
  const floor = () => {
    for (let i = 0; i < RECEIPTS; i += 1) floorQuote(basket, programme);
  };
  replay();
  floor();
  const perSecond = (work: () => void) => (RECEIPTS * 1000) / timed(work);
  const what = `receipts of ${LINES_A_RECEIPT} lines replayed, quoted and posted`;
  return plainFigure({ what, unit: 'operations/s', ours: perSecond(replay), floor: perSecond(floor) });
}
