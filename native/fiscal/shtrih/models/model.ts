import type { VatRate } from '../../port.ts';

/**
 * What one family of models does its own way: data, one file a family, in the one list of `families.ts`. What an
 * answer says by its own length (extended answers with a date) needs no row. Source: fiscal-printer section 4.
 */
export interface ShtrihModel {
  /** of the data file, for support */
  family: string;
  /** tax byte of FF46h */
  taxBytes: Readonly<Record<VatRate, number>>;
  /** where the tags of an operation (FF4Dh) go relative to its FF46h; `none` before FFD 1.2 */
  operationTags: 'after' | 'before' | 'none';
  /** takes the mark code of a line as plain tag 1162 (FFD 1.05) */
  takesMarkCode: boolean;
  /** answers FF0Ah; null is asked at connection */
  findsDocuments: boolean | null;
  codes: CodeSupport;
  /** bit of a graphics byte that is printed leftmost */
  graphicsLeftmostBit: 'low' | 'high';
  /** font of texts, and its characters a line when the register cannot be asked */
  font: number;
  textWidth: number;
  /** byte of FF45h that takes kopecks off a total the till has rounded already */
  roundingByte: number;
  /** milliseconds by command code, where this family is slower than the common table */
  timeoutsMs: Readonly<Record<number, number>>;
}

/** Ways to draw a code, best first; a refused one gives way to the next, the last to plain text. */
export interface CodeSupport {
  /** `printer` draws it (DDh, DEh), `graphics` takes a picture (C4h, C3h) */
  qr: readonly ('printer' | 'graphics')[];
  /** `printer` draws any (CBh), `ean13` those alone (C2h) */
  linear: readonly ('printer' | 'ean13')[];
}

export interface ModelFamily extends ShtrihModel {
  /** of the name FCh tells */
  names: RegExp;
}
