import { SCHEMA_VERSION } from '../programme/schema.ts';
import type { JsonObject } from './json.ts';
import { MIGRATIONS } from './migrations/index.ts';

export type Migrated =
  | { ok: true; document: JsonObject }
  /** Written for a later engine: what it would mean here cannot be known. */
  | { ok: false; reason: 'newer'; schema: number }
  | { ok: false; reason: 'unknown' };

/** Brings a document of any older schema to the present one. Documents of the first schema do not name it. */
export function migrate({ schema = 1, ...document }: JsonObject): Migrated {
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) return { ok: false, reason: 'unknown' };
  if (schema > SCHEMA_VERSION) return { ok: false, reason: 'newer', schema };
  const present = MIGRATIONS.slice(schema - 1).reduce<JsonObject>((older, step) => step(older), document);
  return { ok: true, document: { schema: SCHEMA_VERSION, ...present } };
}
