/** Pure changes of the lines of a draft. */
import { instant, quantity } from '../../loyalty/index.ts';
import type { BasketLine, Instant, Quantity } from '../../loyalty/index.ts';
import type { GoodsRecord } from '../../contract/sync/records.ts';
import { CERTIFICATE_TAG } from './certificate-tenders.ts';
import type { Draft, DraftLine } from './draft.ts';
import { formatQuantity } from './format.ts';
import { accepted, refused } from './result.ts';
import type { Result } from './result.ts';

export const LINES_MAX = 500;
/** Bound of the contract's quantity schema: 99 999.999 units. */
export const QUANTITY_MAX = 99_999_999;
/** How long a removed line can be brought back (ui section 4.2). */
export const UNDO_MS = 5_000;
const ONE_PIECE = quantity(1000);

export interface GoodsToAdd {
  goods: GoodsRecord;
  /** null = one piece; weighed goods need a weight */
  quantity: Quantity | null;
  /** a label of the scales: every label is a line of its own, so the cashier can check it against the bag */
  isLabel: boolean;
  /** code of the marked unit; null for a bar code, which any unit of the goods bears */
  mark: string | null;
}

/**
 * The same piece goods again raise the last line of them at the same price; marked and weighed goods never merge. A mark
 * scanned right after the bar code of its unit completes that line.
 */
export function addGoods(draft: Draft, { goods, quantity: wanted, isLabel, mark }: GoodsToAdd): Result<Draft> {
  if (mark !== null && hasMark(draft, mark)) return refused('MARK_ON_RECEIPT');
  if (mark !== null && wanted !== null && wanted !== ONE_PIECE) return refused('MARK_ONE_PIECE');
  const asked = mark === null ? undefined : draft.lines.find((line) => asksForMark(draft, line, goods));
  if (asked !== undefined && mark !== null) return accepted(withMark(draft, asked, mark));
  const amount = wanted ?? (goods.soldBy === 'piece' ? ONE_PIECE : null);
  if (amount === null) return refused('QUANTITY_INVALID', { text: goods.name });
  const isApart = isLabel || mark !== null || goods.marked;
  const same = isApart ? undefined : draft.lines.findLast((line) => mayMerge(line, goods));
  if (same !== undefined) return setQuantity(draft, same.line.lineNo, same.line.quantity + amount);
  if (!isQuantityOf(goods.soldBy, amount)) return invalidQuantity(amount, goods.soldBy);
  if (draft.lines.length >= LINES_MAX) return refused('BASKET_FULL', { limit: LINES_MAX });
  const line: DraftLine = {
    ...{ line: lineOf(goods, draft.nextLineNo, amount), name: goods.name },
    ...(mark === null ? {} : { mark }),
  };
  return accepted({
    ...draft,
    lines: [...draft.lines, line],
    nextLineNo: draft.nextLineNo + 1,
    lastLineNo: draft.nextLineNo,
  });
}

/** @param wanted thousandths, not yet checked */
export function setQuantity(draft: Draft, lineNo: number, wanted: number): Result<Draft> {
  const found = draft.lines.find(({ line }) => line.lineNo === lineNo);
  if (found === undefined) return refused('LINE_NOT_FOUND');
  if (found.mark !== undefined && wanted !== ONE_PIECE) return refused('MARK_ONE_PIECE');
  const isWanted = isQuantityOf(found.line.soldBy, wanted) && (found.certificate === undefined || wanted === ONE_PIECE);
  if (!isWanted) return invalidQuantity(wanted, found.line.soldBy);
  const changed = { ...found, line: { ...found.line, quantity: quantity(wanted) } };
  return accepted({
    ...draft,
    lines: draft.lines.map((line) => (line === found ? changed : line)),
    lastLineNo: lineNo,
  });
}

export function removeLine(draft: Draft, lineNo: number, at: Instant): Result<Draft> {
  const line = draft.lines.find((candidate) => candidate.line.lineNo === lineNo);
  if (line === undefined) return refused('LINE_NOT_FOUND');
  return accepted({
    ...draft,
    lines: draft.lines.filter((candidate) => candidate !== line),
    lastLineNo: draft.lastLineNo === lineNo ? null : draft.lastLineNo,
    removed: { line, until: instant(at + UNDO_MS) },
  });
}

export function undoRemove(draft: Draft, at: Instant): Result<Draft> {
  if (draft.removed === null || at >= draft.removed.until) return refused('NOTHING_TO_UNDO');
  if (draft.lines.length >= LINES_MAX) return refused('BASKET_FULL', { limit: LINES_MAX });
  const { line } = draft.removed;
  if (line.mark !== undefined && hasMark(draft, line.mark)) return refused('MARK_ON_RECEIPT');
  const lines = [...draft.lines, line].sort((a, b) => a.line.lineNo - b.line.lineNo);
  return accepted({ ...draft, lines, lastLineNo: line.line.lineNo, removed: null });
}

/** A mark names one unit in the whole country: it cannot be sold twice. */
const hasMark = ({ lines }: Draft, mark: string): boolean => lines.some((line) => line.mark === mark);

/** The bar code just scanned told the goods, and the till has asked for the mark of that very unit. */
function asksForMark({ lastLineNo }: Draft, { line, mark }: DraftLine, goods: GoodsRecord): boolean {
  const isLast = line.lineNo === lastLineNo && line.sku === goods.sku;
  return isLast && line.marked === true && mark === undefined && line.quantity === ONE_PIECE;
}

function withMark(draft: Draft, asked: DraftLine, mark: string): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line === asked ? { ...line, mark } : line)) };
}

function mayMerge({ line, mark }: DraftLine, goods: GoodsRecord): boolean {
  return line.sku === goods.sku && line.soldBy === 'piece' && line.unitPrice === goods.unitPrice && mark === undefined;
}

/** Pieces are whole. */
function isQuantityOf(soldBy: BasketLine['soldBy'], amount: number): boolean {
  const isInRange = Number.isSafeInteger(amount) && amount > 0 && amount <= QUANTITY_MAX;
  return isInRange && (soldBy === 'weight' || amount % ONE_PIECE === 0);
}

function invalidQuantity(amount: number, soldBy: BasketLine['soldBy']): Result<never> {
  return refused('QUANTITY_INVALID', {
    text: Number.isSafeInteger(amount) && amount >= 0 ? formatQuantity(amount, soldBy, 'ru') : String(amount),
  });
}

function lineOf(goods: GoodsRecord, lineNo: number, amount: Quantity): BasketLine {
  const { sku, categories, tags, unitPrice, minUnitPrice, vatRate, soldBy, marked } = goods;
  const line: BasketLine = {
    lineNo,
    sku,
    categories,
    tags,
    quantity: amount,
    unitPrice,
    vatRate,
    priceKind: tags.includes(CERTIFICATE_TAG) ? 'fixed' : 'regular',
    soldBy,
    marked,
  };
  return minUnitPrice === null ? line : { ...line, minUnitPrice };
}
