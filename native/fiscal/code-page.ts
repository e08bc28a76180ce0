import iconv from 'iconv-lite';

/** Text in the code pages of registers and printers. Source: fiscal-printer sections 2 and 10. */

/** What a receipt prints instead of characters its code page lacks. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '₽': 'руб.',
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '×': 'x',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
};

/** Joiners, variation selectors, direction marks and emoji print as nothing. */
const INVISIBLE = /(?![©®™])[\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}\p{Emoji_Modifier}\p{Extended_Pictographic}]/gu;
/** Codes 1 to 31 switch fonts, 0 ends the string; every kind of space is one ordinary space. */
const BLANK = /[\p{Cc}\p{Z}]/gu;
const MARKS = /\p{M}+/gu;

export type CodePage = 'cp1251' | 'cp866';

function survives(text: string, page: CodePage): boolean {
  return iconv.decode(iconv.encode(text, page), page) === text;
}

function substitute(character: string, page: CodePage): string {
  if (survives(character, page)) return character;
  const known = SUBSTITUTES[character];
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(MARKS, '');
  return plain !== '' && survives(plain, page) ? plain : '?';
}

/** The text as it will be printed: only characters of the code page, no control codes, no non-breaking spaces. */
export function mapToPage(text: string, page: CodePage): string {
  const clean = text.normalize('NFC').replace(BLANK, ' ').replace(INVISIBLE, '');
  return Array.from(clean, (character) => substitute(character, page)).join('');
}

/** One byte per character. */
export function encodeText(text: string, page: CodePage): Uint8Array {
  return Uint8Array.from(iconv.encode(mapToPage(text, page), page));
}

export function decodeText(bytes: Uint8Array, page: CodePage): string {
  return iconv.decode(Buffer.from(bytes), page);
}
