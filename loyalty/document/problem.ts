import type { Wording } from '../quote/format.ts';

/**
 * Why a document cannot be read: the text is not JSON, its schema is of a later engine or none at all, or a field does
 * not fit.
 */
export type ProblemCode = 'syntax' | 'schema.newer' | 'schema.unknown' | 'field';

export interface DocumentProblem {
  code: ProblemCode;
  /** Keys from the root to the field, empty for the whole document; the field itself may be missing. */
  at: readonly (string | number)[];
  /** The same as people write it: `mechanics[2].rateBp` */
  path: string;
  message: Wording;
}

export const problem = (code: ProblemCode, at: readonly (string | number)[], message: Wording): DocumentProblem => ({
  code,
  at,
  path: dotted(at),
  message,
});

export const dotted = (at: readonly (string | number)[]): string =>
  at
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
