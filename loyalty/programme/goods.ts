/**
 * Which goods a rule speaks of. Selectors are compiled once per programme; a basket is filed once by the labels the
 * programme names, so a rule that matches nothing costs a few look-ups, not a pass over the lines.
 */
import { z } from 'zod';
import type { BasketLine } from '../quote/types.ts';

const labelsSchema = z.array(z.string().min(1).max(120)).min(1).max(10_000).optional();
const labelSetShape = {
  categories: labelsSchema.describe('Categories of goods; any of them.'),
  tags: labelsSchema.describe('Free marks of goods, for example `tobacco`; any of them.'),
  skus: labelsSchema.describe('Single goods; any of them.'),
};

/** Lines with any of the labels, all lines if none is named, less those with any label of `except`. */
export const goodsSchema = z
  .strictObject({
    ...labelSetShape,
    except: z.strictObject(labelSetShape).optional().describe('But none with any of these.'),
  })
  .meta({ id: 'goods', description: 'lines with any of the labels; all lines if none is named' });

export type Goods = z.infer<typeof goodsSchema>;
type LabelSet = z.infer<typeof goodsSchema.shape.except>;

/** Position of a compiled selector in its catalogue. */
export type GoodsId = number;

interface Selector {
  /** Label numbers; null = every line. */
  any: readonly number[] | null;
  none: readonly number[];
}

export interface GoodsCatalogue {
  categories: Map<string, number>;
  tags: Map<string, number>;
  skus: Map<string, number>;
  labelCount: number;
  selectors: Selector[];
  idByText: Map<string, GoodsId>;
}

export function createCatalogue(): GoodsCatalogue {
  return {
    categories: new Map(),
    tags: new Map(),
    skus: new Map(),
    labelCount: 0,
    selectors: [],
    idByText: new Map(),
  };
}

/** Compiles a selector; equal ones get one id and are matched once per quote. */
export function registerGoods(catalogue: GoodsCatalogue, goods: Goods | undefined): GoodsId {
  const text = JSON.stringify(goods ?? {});
  const known = catalogue.idByText.get(text);
  if (known !== undefined) return known;
  const any = labelsOf(catalogue, goods);
  const none = labelsOf(catalogue, goods?.except);
  const id = catalogue.selectors.push({ any: any.length === 0 ? null : any, none }) - 1;
  catalogue.idByText.set(text, id);
  return id;
}

function labelsOf(catalogue: GoodsCatalogue, set: LabelSet): number[] {
  const numbered = (labels: Map<string, number>, names: readonly string[] = []) =>
    names.map((name) => {
      const number = labels.get(name) ?? catalogue.labelCount++;
      labels.set(name, number);
      return number;
    });
  return [
    ...numbered(catalogue.categories, set?.categories),
    ...numbered(catalogue.tags, set?.tags),
    ...numbered(catalogue.skus, set?.skus),
  ];
}

/** Indices of the basket's lines by label number, ascending; a label nothing carries has no entry. */
export type FiledLines = readonly (readonly number[] | undefined)[];

export function fileLines(catalogue: GoodsCatalogue, lines: readonly BasketLine[]): FiledLines {
  const filed = new Array<number[] | undefined>(catalogue.labelCount);
  const file = (label: number | undefined, line: number) => {
    if (label === undefined) return;
    const known = filed[label];
    // A label that goods carry twice is filed once.
    if (known === undefined) filed[label] = [line];
    else if (known[known.length - 1] !== line) known.push(line);
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    for (const name of line.categories) file(catalogue.categories.get(name), i);
    for (const name of line.tags) file(catalogue.tags.get(name), i);
    if (catalogue.skus.size > 0) file(catalogue.skus.get(line.sku), i);
  }
  return filed;
}

/** Does the selector meet no label of the basket? `except` is not looked at: false is the careful answer. */
export function meetsNothing(catalogue: GoodsCatalogue, id: GoodsId, filed: FiledLines): boolean {
  const { any } = catalogue.selectors[id]!;
  if (any === null) return false;
  for (let k = 0; k < any.length; k++) if (filed[any[k]!] !== undefined) return false;
  return true;
}

const NO_LINES: readonly number[] = [];

/** Indices of the lines a selector matches, ascending. */
export function selectLines(
  catalogue: GoodsCatalogue,
  id: GoodsId,
  filed: FiledLines,
  lineCount: number,
): readonly number[] {
  if (meetsNothing(catalogue, id, filed)) return NO_LINES;
  const { any, none } = catalogue.selectors[id]!;
  if (any?.length === 1 && none.length === 0) return filed[any[0]!]!;
  const isIn = new Uint8Array(lineCount);
  if (any === null) isIn.fill(1);
  else for (const label of any) for (const line of filed[label] ?? NO_LINES) isIn[line] = 1;
  for (const label of none) for (const line of filed[label] ?? NO_LINES) isIn[line] = 0;
  const lines: number[] = [];
  for (let i = 0; i < lineCount; i++) if (isIn[i] === 1) lines.push(i);
  return lines;
}
