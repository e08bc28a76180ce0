import { CLASSIC } from './classic.ts';
import { MOBILE } from './mobile.ts';
import type { ModelFamily, ShtrihModel } from './model.ts';
import { NANO } from './nano.ts';

/** The first whose name fits; the more special stand before the more general. */
export const FAMILIES: readonly ModelFamily[] = [NANO, MOBILE, CLASSIC];

/** What a bit of F7h says about any family. Source: fiscal-printer sections 4.1 and 4.4. */
export const FEATURES: readonly { bit: number; name: string; means: Partial<ShtrihModel> }[] = [
  { bit: 23, name: 'cash core', means: { operationTags: 'before' } },
  { bit: 26, name: 'graphics from the other end', means: { graphicsLeftmostBit: 'high' } },
];
