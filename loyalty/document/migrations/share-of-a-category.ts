import { isObject } from '../json.ts';
import type { Json } from '../json.ts';
import type { Migration } from './index.ts';

/** From 1 to 2: what points may pay of a category is its `shareBp`, as every other share is called; it was `bp`. */
export const shareOfACategory: Migration = ({ mechanics, ...document }) => ({
  ...document,
  ...(mechanics !== undefined && { mechanics: eachOf(mechanics, ofRule) }),
});

const eachOf = (list: Json, change: (item: Json) => Json): Json => (Array.isArray(list) ? list.map(change) : list);

function ofRule(rule: Json): Json {
  if (!isObject(rule) || rule['categoryCaps'] === undefined) return rule;
  return { ...rule, categoryCaps: eachOf(rule['categoryCaps'], ofCap) };
}

function ofCap(cap: Json): Json {
  if (!isObject(cap) || cap['bp'] === undefined) return cap;
  const { bp, ...rest } = cap;
  return { ...rest, shareBp: bp };
}
