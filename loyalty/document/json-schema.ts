/** JSON Schemas for editors: they complete and check a file while it is written. */
import { z } from 'zod';
import type { Json, JsonObject } from './json.ts';

/**
 * Of a file as people write it: with its `$schema`, comments and trailing commas. A field's description ends with its
 * unit. What the schema's own checks across fields see, an editor does not: `check` says it.
 */
export function jsonSchemaOfFile(schema: z.ZodType, title: string): JsonObject {
  const { properties, ...json } = jsonSchemaOf(schema, title, 'input');
  const $schema = { type: 'string', description: 'Where the editor finds this schema; no part of the content.' };
  return {
    ...json,
    allowComments: true,
    allowTrailingCommas: true,
    properties: { $schema, ...(properties as JsonObject) },
  };
}

/** Of data as it is given out. */
export const jsonSchemaOfAnswer = (schema: z.ZodType, title: string): JsonObject =>
  jsonSchemaOf(schema, title, 'output');

function jsonSchemaOf(schema: z.ZodType, title: string, io: 'input' | 'output'): JsonObject {
  const { $schema, ...json } = z.toJSONSchema(schema, { io }) as JsonObject;
  const definitions = (json['$defs'] ?? {}) as Record<string, JsonObject>;
  return withUnits({ $schema: $schema!, title, ...json }, definitions) as JsonObject;
}

/** Editors show the description beside a `$ref` and not the one behind it. */
function withUnits(node: Json, definitions: Readonly<Record<string, JsonObject>>): Json {
  if (Array.isArray(node)) return node.map((item) => withUnits(item, definitions));
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withUnits(value, definitions)]));
  const { $ref, description } = inner;
  if (typeof $ref !== 'string' || typeof description !== 'string') return inner;
  const unit = definitions[$ref.replace('#/$defs/', '')]?.['description'];
  return typeof unit === 'string' && unit !== description
    ? { ...inner, description: `${description} (${unit})` }
    : inner;
}
