import type { ru } from './ru.ts';

type ManyForms = `${string}_few` | `${string}_many`;
type Translated<T> = {
  [K in keyof T as K extends ManyForms ? never : K]: T[K] extends string ? string : Translated<T[K]>;
};

/** What a second language must say: every key of the first except the plural forms English does not have. */
export type Words = Translated<typeof ru>;
