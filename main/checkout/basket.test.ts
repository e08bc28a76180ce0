import { describe, expect, it } from 'vitest';
import { instant, quantity } from '../../loyalty/index.ts';
import { LINES_MAX, UNDO_MS, addGoods, removeLine, setQuantity, undoRemove } from './basket.ts';
import type { Draft } from './draft.ts';
import { emptyDraft } from './draft.ts';
import { GOODS } from './fixtures/till-bench.ts';
import type { Result } from './result.ts';

const AT = instant(1_000_000);
const [milk, cheese, coffee] = GOODS as [(typeof GOODS)[0], (typeof GOODS)[0], (typeof GOODS)[0]];
const piece = (goods = milk, amount: number | null = null) => ({
  goods,
  quantity: amount === null ? null : quantity(amount),
  isLabel: false,
  mark: null,
});
const label = (grams: number) => ({ goods: cheese, quantity: quantity(grams), isLabel: true, mark: null });

function must(result: Result<Draft>): Draft {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const filled = (...goods: Parameters<typeof addGoods>[1][]): Draft =>
  goods.reduce((draft, entry) => must(addGoods(draft, entry)), emptyDraft(AT));
const rows = (draft: Draft) => draft.lines.map(({ line }) => [line.lineNo, line.sku, line.quantity]);

describe('addGoods', () => {
  it('raises the line of the same piece goods: 2 scans are one line of 2', () => {
    expect(rows(filled(piece(), piece(coffee), piece()))).toEqual([
      [1, 'milk', 2000],
      [2, 'coffee', 1000],
    ]);
  });

  it('gives every mark a line of its own, which stays one piece', () => {
    const marked = (mark: string) => ({ ...piece(), mark });
    const draft = filled(piece(), marked('A'), marked('B'), piece());
    expect(draft.lines.map(({ line, mark }) => [line.quantity, mark])).toEqual([
      [2000, undefined],
      [1000, 'A'],
      [1000, 'B'],
    ]);
    expect(setQuantity(draft, 2, 2000)).toMatchObject({ ok: false, code: 'MARK_ONE_PIECE' });
    expect(addGoods(draft, { ...marked('C'), quantity: quantity(3000) })).toMatchObject({ code: 'MARK_ONE_PIECE' });
  });

  it('refuses a mark that is on the receipt, until its line is gone', () => {
    const again = { ...piece(), mark: 'A' };
    expect(addGoods(filled(again), again)).toMatchObject({ ok: false, code: 'MARK_ON_RECEIPT' });
    const rescanned = must(addGoods(must(removeLine(filled(again), 1, AT)), again));
    expect(rows(rescanned)).toEqual([[2, 'milk', 1000]]);
    expect(undoRemove(rescanned, AT)).toMatchObject({ ok: false, code: 'MARK_ON_RECEIPT' });
  });

  it('gives every label of the scales a line of its own', () => {
    expect(rows(filled(label(437), label(437)))).toEqual([
      [1, 'cheese', 437],
      [2, 'cheese', 437],
    ]);
  });

  it('begins a new line when the price has changed meanwhile', () => {
    const dearer = { ...milk, unitPrice: (milk.unitPrice + 1) as typeof milk.unitPrice };
    expect(filled(piece(), piece(dearer)).lines).toHaveLength(2);
  });

  it('keeps marked goods apart, one code a line', () => {
    expect(filled(piece({ ...milk, marked: true }), piece({ ...milk, marked: true })).lines).toHaveLength(2);
  });

  it.each([
    ['weighed goods without a weight', piece(cheese), 'QUANTITY_INVALID'],
    ['half a piece', piece(milk, 500), 'QUANTITY_INVALID'],
    ['nothing', piece(milk, 0), 'QUANTITY_INVALID'],
    ['more than 99 999.999', piece(cheese, 100_000_000), 'QUANTITY_INVALID'],
  ])('refuses %s', (_what, entry, code) => {
    expect(addGoods(emptyDraft(AT), entry)).toMatchObject({ ok: false, code });
  });

  it(`refuses the line after the ${LINES_MAX}th and still raises the ones there are`, () => {
    const full = filled(piece(), ...Array.from({ length: LINES_MAX - 1 }, () => label(100)));
    expect(addGoods(full, label(100))).toEqual({ ok: false, code: 'BASKET_FULL', params: { limit: LINES_MAX } });
    expect(must(addGoods(full, piece())).lines[0]?.line.quantity).toBe(2000);
  });
});

describe('setQuantity', () => {
  it.each([
    ['3 pieces', 1, 3000, true],
    ['1.5 pieces', 1, 1500, false],
    ['0.250 kg', 2, 250, true],
    ['-1', 2, -1, false],
    ['a float', 2, 0.1 + 0.2, false],
  ])('takes %s: %s', (_what, lineNo, wanted, isTaken) => {
    expect(setQuantity(filled(piece(), label(437)), lineNo, wanted).ok).toBe(isTaken);
  });

  it('says when the line is gone', () => {
    expect(setQuantity(filled(piece()), 2, 1000)).toMatchObject({ code: 'LINE_NOT_FOUND' });
  });
});

describe('removeLine and undoRemove', () => {
  const removed = must(removeLine(filled(piece(), label(437), piece(coffee)), 2, AT));

  it('brings the line back in its place with its number', () => {
    expect(rows(must(undoRemove(removed, instant(AT + UNDO_MS - 1)))).map(([lineNo]) => lineNo)).toEqual([1, 2, 3]);
  });

  it('forgets it after 5 seconds', () => {
    expect(undoRemove(removed, instant(AT + UNDO_MS))).toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  it('never gives a number twice', () => {
    expect(must(addGoods(removed, label(1))).lines.at(-1)?.line.lineNo).toBe(4);
  });
});
