import type { Wording } from '../quote/format.ts';

/** What a check of our own says of a field, in both languages: zod carries `params` through to the problem. */
export const saying = (ru: string, en: string): { message: string; params: Wording & Record<string, unknown> } => ({
  message: en,
  params: { ru, en },
});
