/** Lines of the paper roll in characters of 12 dots. Source: fiscal-printer 4.1 (F7h), 4.2 (26h). */
import { fromHex, toHex } from './bytes.ts';
import { CAPTURED_MODEL, type Model } from './state.ts';

export const CHAR_DOTS = 12;
/** Place of "graphic line width" (in bytes of 8 dots) in the F7h answer after the features. */
const WIDTH_PLACE = 19;
const DOTS_IN_BYTE = 8;

/** Width of the printed line: 512 dots are 42 characters, 576 are 48. */
export function dotsOf({ parameters }: Model): number {
  return (fromHex(parameters)[WIDTH_PLACE] ?? 0) * DOTS_IN_BYTE;
}

const DOTS_BY_COLUMNS = { 42: 512, 48: 576 } as const;
type Columns = keyof typeof DOTS_BY_COLUMNS;

export function isColumns(columns: number): columns is Columns {
  return Object.hasOwn(DOTS_BY_COLUMNS, columns);
}

/** The model of the captures with a paper this wide. */
export function withColumns(columns: Columns): Pick<Model, 'parameters'> {
  const bytes = fromHex(CAPTURED_MODEL.parameters);
  bytes[WIDTH_PLACE] = DOTS_BY_COLUMNS[columns] / DOTS_IN_BYTE;
  return { parameters: toHex(bytes) };
}

export interface Layout {
  /** characters of a line */
  readonly columns: number;
  readonly rule: string;
  readonly centred: (text: string) => string[];
  /** Left and right of one line; on two lines when they do not fit. */
  readonly pair: (left: string, right: string) => string[];
  /** Breaks at spaces where it can; an empty text is one empty line. */
  readonly wrapped: (text: string) => string[];
}

export function layoutOf(model: Model): Layout {
  const columns = Math.floor(dotsOf(model) / CHAR_DOTS);
  const wrapped = (text: string): string[] => text.split('\n').flatMap((paragraph) => broken(paragraph, columns));
  return {
    columns,
    rule: '-'.repeat(columns),
    wrapped,
    centred: (text) => wrapped(text).map((line) => ' '.repeat(Math.floor((columns - line.length) / 2)) + line),
    pair: (left, right) =>
      left.length + right.length < columns
        ? [left + right.padStart(columns - left.length)]
        : [...wrapped(left), right.padStart(columns)],
  };
}

function broken(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = paragraph;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const at = space > 0 ? space : columns;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

/** `12.50` from kopecks */
export function money(kopecks: number): string {
  const sign = kopecks < 0 ? '-' : '';
  const whole = Math.abs(kopecks);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** `2`, `1.347` from millionths */
export function quantity(micro: number): string {
  const whole = Math.floor(micro / 1_000_000);
  const fraction = String(micro % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}
