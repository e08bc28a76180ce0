import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { programmeJsonSchema } from './programme-json-schema.ts';

const schema = programmeJsonSchema();

/** Every field of the schema with the words an editor shows for it. */
function fieldsOf(node: unknown, at = ''): [string, unknown][] {
  if (Array.isArray(node)) return node.flatMap((item, i) => fieldsOf(item, `${at}[${i}]`));
  if (!isObject(node)) return [];
  const own = isObject(node['properties']) ? Object.entries(node['properties']) : [];
  return [
    ...own.map(([key, field]): [string, unknown] => [`${at}.${key}`, descriptionOf(field as JsonObject)]),
    ...Object.entries(node).flatMap(([key, value]) => fieldsOf(value, `${at}/${key}`)),
  ];
}

function descriptionOf({ description, $ref }: JsonObject): unknown {
  if (description !== undefined || typeof $ref !== 'string') return description;
  return (schema['$defs'] as Record<string, JsonObject>)[$ref.replace('#/$defs/', '')]?.['description'];
}

describe('programmeJsonSchema', () => {
  it('says of every field what it means', () => {
    expect(fieldsOf(schema).length).toBeGreaterThan(500);
    expect(fieldsOf(schema).filter(([, words]) => typeof words !== 'string')).toEqual([]);
  });

  it('says the unit of money, points and shares', () => {
    const fields = new Map(fieldsOf(schema));
    expect(fields.get('.pointValue')).toBe('Kopecks one point is worth when redeemed. (kopecks: 100 = 1 rouble)');
    expect(fields.get('.maxShareBp')).toMatch(/basis points: 100 = 1 %, 10000 = 100 %\)$/);
    expect(fields.get('.accrualBudget')).toMatch(/\(hundredths of a point: 100 = 1 point\)$/);
  });

  it('lets a document name its schema, and knows every field besides', () => {
    const form = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    const none = form.safeParse({ $schema: 'x', colour: 'red' });
    expect(JSON.stringify(none.error?.issues)).toContain('colour');
    expect(JSON.stringify(none.error?.issues)).not.toContain('$schema');
  });
});
