/** Small pieces of a drawing. Sizes are pixels of the view box; a chart grows with the page. */

export const WIDTH = 640;
export const HEIGHT = 280;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

type Attributes = Readonly<Record<string, string | number>>;

/** Coordinates to a tenth of a pixel: the same drawing is the same bytes. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const said = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value)}"`,
  );
  return `<${name}${said.join('')}>${content}</${name}>`;
}

export const words = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end', name = 'tick'): string =>
  element('text', { x, y, 'text-anchor': anchor, class: name }, escaped(text));

export const line = (x1: number, y1: number, x2: number, y2: number, name: string): string =>
  element('line', { x1, y1, x2, y2, class: name });

export const box = (x: number, y: number, width: number, height: number, name: string, title: string): string =>
  element(
    'rect',
    { x, y, width: Math.max(0, width), height: Math.max(0, height), class: name },
    element('title', {}, escaped(title)),
  );

/** The whole picture; what it shows stands in a table too, so its name is enough. */
export const picture = (title: string, height: number, content: string): string =>
  element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg' },
    content,
  );
