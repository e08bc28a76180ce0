/** TEMP */
import type { Draft } from '../quote/draft.ts';
export const birthdayYear = (_d: Draft, _a: { before: number; after: number }): number | null => null;
export const anniversaryYear = (_d: Draft, _a: { before: number; after: number }): number | null => null;
