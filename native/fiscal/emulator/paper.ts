/** What stands on the paper, line by line: plain text, or what the printer draws. */
import { decodeText, fromHex } from './bytes.ts';

export type PaperLine = string | WideText | Code | Dots | Cut;

/** Letters of double width, half as many in a line: the bold string of 12h. */
interface WideText {
  readonly kind: 'wide';
  readonly text: string;
}

export interface Code {
  readonly kind: 'code';
  readonly symbology: Symbology;
  /** hex of the bytes in the code */
  readonly data: string;
  /** dots of one module */
  readonly dot: number;
  /** 0 left, 1 centre, 2 right */
  readonly align: number;
  /** error correction of a QR code; empty for the others */
  readonly correction: string;
  /** dots, of a bar code; 0 for the square ones */
  readonly height: number;
}

/** The names are those of the bar code library. */
export type Symbology =
  | ('pdf417' | 'datamatrix' | 'azteccode' | 'qrcode')
  | ('upca' | 'upce' | 'ean13' | 'ean8' | 'code39' | 'interleaved2of5' | 'rationalizedCodabar' | 'code93' | 'code128');

/** Rows of dots from the left edge. */
export interface Dots {
  readonly kind: 'dots';
  /** hex of each row; bit 0 of a byte is its leftmost dot */
  readonly rows: readonly string[];
}

interface Cut {
  readonly kind: 'cut';
}

export const CUT: Cut = { kind: 'cut' };

/** The roll as text: a code shows what it says, a cut shows nothing. */
export function paperText(lines: readonly PaperLine[]): string[] {
  return lines.flatMap((line) => {
    if (typeof line === 'string') return [line];
    switch (line.kind) {
      case 'wide':
        return [line.text];
      case 'code':
        return [`[${line.symbology.toUpperCase()} ${decodeText(Uint8Array.from(fromHex(line.data)))}]`];
      case 'dots':
        return [`[ГРАФИКА ${line.rows.length}]`];
      case 'cut':
        return [];
    }
  });
}
