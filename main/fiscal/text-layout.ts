/** Lines of a paper tape: monospaced, a fixed number of characters, no wider gaps than a plain space. */

const plain = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ');

/** Left and right at the edges with at least one space between; the left gives way. */
export function columns(left: string, right: string, width: number): string {
  const end = plain(right).slice(0, width);
  const start = plain(left).slice(0, Math.max(0, width - end.length - 1));
  return (start + ' '.repeat(Math.max(0, width - start.length - end.length)) + end).trimEnd();
}

/** Whole words on as many lines as they need; only a word wider than the paper is cut. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text)
    .split(' ')
    .flatMap((one) => one.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width) lines.push(line);
    line = longer.length > width ? word : longer;
  }
  return [...lines, line];
}

/** As `columns` where both fit on one line; else one under the other, so that nothing is lost. */
export function row(left: string, right: string, width: number): string[] {
  if (left.length + 1 + right.length <= width) return [columns(left, right, width)];
  return [...wrapped(left, width), ...wrapped(right, width).map((line) => line.padStart(width))];
}

export function centred(text: string, width: number): string {
  const line = plain(text).slice(0, width);
  return ' '.repeat(Math.floor((width - line.length) / 2)) + line;
}

export const clipped = (text: string, width: number): string => plain(text).slice(0, width);

export const rule = (width: number): string => '-'.repeat(width);
