/** Lines of the paper roll: 512 dots by characters of 12 dots make 42. Source: fiscal-printer 4.1 (F7h), 4.2 (26h). */
export const DOTS = 512;
export const CHAR_DOTS = 12;
const WIDTH = Math.floor(DOTS / CHAR_DOTS);
export const RULE = '-'.repeat(WIDTH);

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

export function centred(text: string): string[] {
  return wrapped(text).map((line) => ' '.repeat(Math.floor((WIDTH - line.length) / 2)) + line);
}

/** Left and right of one line; on two lines when they do not fit. */
export function pair(left: string, right: string): string[] {
  if (left.length + right.length < WIDTH) return [left + right.padStart(WIDTH - left.length)];
  return [...wrapped(left), right.padStart(WIDTH)];
}

/** Breaks at spaces where it can; an empty text is one empty line. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let rest = paragraph;
    while (rest.length > WIDTH) {
      const space = rest.lastIndexOf(' ', WIDTH);
      const at = space > 0 ? space : WIDTH;
      lines.push(rest.slice(0, at));
      rest = rest.slice(at).trimStart();
    }
    lines.push(rest);
  }
  return lines;
}
