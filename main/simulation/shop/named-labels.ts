import type { Programme } from '../../../loyalty/index.ts';

/** What programmes name, so that an invented shop has it: goods, places, people, cards, codes. Each list is sorted. */
export interface NamedLabels {
  categories: string[];
  tags: string[];
  skus: string[];
  stores: string[];
  channels: string[];
  partners: string[];
  segments: string[];
  brands: string[];
  codes: string[];
  /** Of goods that are bought once in a while, like a year of a club. */
  rareTags: string[];
}

/** The field of a rule by which each is named, wherever it stands in it. */
const FIELDS = {
  categories: 'categories',
  tags: 'tags',
  skus: 'skus',
  stores: 'stores',
  channels: 'channels',
  partners: 'partners',
  segments: 'segments',
  notSegments: 'segments',
  brands: 'brands',
  codes: 'codes',
} as const satisfies Record<string, keyof NamedLabels>;

export function namedLabels(programmes: readonly Programme[]): NamedLabels {
  const rules = programmes.flatMap(({ mechanics }) => mechanics);
  const found: [string, string][] = [];
  collect(rules, found);
  const named = (list: keyof NamedLabels) =>
    [...new Set(found.filter(([field]) => fieldOf(field) === list).map(([, label]) => label))].sort();
  const memberships = rules.flatMap((rule) => (rule.kind === 'membership-sale' ? (rule.goods.tags ?? []) : []));
  return {
    categories: named('categories'),
    tags: named('tags'),
    skus: named('skus'),
    stores: named('stores'),
    channels: named('channels'),
    partners: named('partners'),
    segments: named('segments'),
    brands: named('brands'),
    codes: named('codes'),
    rareTags: [...new Set([...memberships, 'certificate', 'deposit'])].sort(),
  };
}

const fieldOf = (field: string): keyof NamedLabels | undefined =>
  Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : undefined;

function collect(value: unknown, found: [string, string][], field = ''): void {
  if (typeof value === 'string') found.push([field, value]);
  else if (Array.isArray(value)) for (const each of value) collect(each, found, field);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) collect(each, found, key);
  }
}
