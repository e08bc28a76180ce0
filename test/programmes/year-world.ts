/** What a programme's document speaks of, so that a year of shopping meets all of it. */
import type { Programme } from '../../loyalty/index.ts';

export interface World {
  tags: string[];
  categories: string[];
  skus: string[];
  partners: string[];
  segments: string[];
  events: string[];
  codes: string[];
}

export function worldOf({ mechanics }: Programme): World {
  const found: Record<string, Set<string>> = {};
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const names = typeof inner === 'string' ? [inner] : Array.isArray(inner) ? inner : [];
      for (const name of names) if (typeof name === 'string') (found[key] ??= new Set()).add(name);
      look(inner);
    }
  };
  look(mechanics);
  const all = (...keys: string[]) => keys.flatMap((key) => [...(found[key] ?? [])]);
  return {
    tags: all('tags'),
    categories: all('categories', 'category'),
    skus: all('skus'),
    partners: all('partners'),
    segments: all('segments'),
    events: all('event'),
    codes: all('codes'),
  };
}
