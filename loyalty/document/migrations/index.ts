/** Every change of the document's form, the oldest first: step n brings a document of schema n to n + 1. */
import type { JsonObject } from '../json.ts';
import { shareOfACategory } from './share-of-a-category.ts';

/** Pure and total: what it does not understand it leaves for the schema to refuse. */
export type Migration = (document: JsonObject) => JsonObject;

export const MIGRATIONS: readonly Migration[] = [shareOfACategory];
