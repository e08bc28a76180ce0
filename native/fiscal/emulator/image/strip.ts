/** A strip of paper as high as one printed line: 0 white … 255 black. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

export function blankStrip(width: number, height: number): Strip {
  return { width, height, ink: new Uint8Array(width * height) };
}

/** What falls outside the paper is not printed. Changes the strip in place. */
export function addInk({ width, height, ink }: Strip, x: number, y: number, value: number): void {
  if (x < 0 || x >= width || y < 0 || y >= height) return;
  const place = y * width + x;
  ink[place] = Math.max(ink[place] ?? 0, value);
}

export function fillBox(strip: Strip, x: number, y: number, size: { width: number; height: number }): void {
  for (let row = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1) addInk(strip, x + column, y + row, 255);
  }
}
