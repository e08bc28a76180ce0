import canonicalize from 'canonicalize';
import { z } from 'zod';
import { MECHANICS, mechanicOf, PRODUCT } from '../mechanics/index.ts';
import type { Mechanic, Misfit } from '../mechanics/mechanic.ts';
import { termsShape } from './terms.ts';

type SchemasOf<M extends readonly { schema: unknown }[]> = { -readonly [K in keyof M]: M[K]['schema'] };

const ruleSchema = z.discriminatedUnion(
  'kind',
  MECHANICS.map((mechanic) => mechanic.schema) as unknown as SchemasOf<typeof MECHANICS>,
);

/** Of the form a document is written in; `document/migrations` brings older ones forward. */
export const SCHEMA_VERSION = 2;

const formOf = (rule: typeof ruleSchema, mechanics: readonly Mechanic[]) =>
  z
    .strictObject({
      schema: z
        .literal(SCHEMA_VERSION)
        .describe('The version of this form; an older document is brought forward when it is read.'),
      ...termsShape,
      mechanics: z.array(rule).max(500).describe('The rules; their order in the file means nothing.'),
    })
    .superRefine((programme, context) => {
      for (const { path, message } of misfitsAcross(programme, mechanics)) {
        context.addIssue({ code: 'custom', path, message: message.en, params: { ...message } });
      }
    });

/**
 * One version of a programme. Parsing gives what most programmes share (a point is a rouble, nothing lapses …) to a
 * document that does not say it; the hash is of the document as it was written.
 */
export const programmeSchema = formOf(ruleSchema, PRODUCT);

/** The same form with rules of another list of mechanics. */
export function programmeSchemaOf(mechanics: readonly Mechanic[]): typeof programmeSchema {
  const schemas = mechanics.map(({ schema }) => schema) as unknown as SchemasOf<typeof MECHANICS>;
  return formOf(z.discriminatedUnion('kind', schemas), mechanics);
}

export type Programme = z.infer<ReturnType<typeof formOf>>;
export type Rule = z.infer<typeof ruleSchema>;

/** RFC 8785 text of a programme; its SHA-256 is the version's hash. */
export function canonicalText(programme: Programme): string {
  return canonicalize(programme)!;
}

function misfitsAcross(programme: Programme, known: readonly Mechanic[]): Misfit[] {
  const { from, to, tiers, mechanics } = programme;
  const misfits: Misfit[] = [
    ...repeated(tiers, ['tiers', 'id'], (tier) => tier.id),
    ...repeated(tiers, ['tiers', 'from'], (tier) => tier.from),
    ...repeated(mechanics, ['mechanics', 'id'], (rule) => rule.id),
    ...repeated(mechanics, ['mechanics', 'kind'], (rule) => (mechanicOf(rule, known).isSingle ? rule.kind : null)),
  ];
  if (to !== null && to <= from)
    misfits.push({ path: ['to'], message: { ru: 'должно быть позже, чем from', en: 'must be after from' } });
  mechanics.forEach((rule, at) => {
    const found = mechanicOf(rule, known).check?.(rule, programme) ?? [];
    misfits.push(...found.map(({ path, message }) => ({ path: ['mechanics', at, ...path], message })));
  });
  return misfits;
}

/** Every item whose key was there before; a null key is never a repetition. */
function repeated<T>(
  items: readonly T[],
  [list, field]: [string, string],
  keyOf: (item: T) => string | number | null,
): Misfit[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, at) =>
    key === null || keys.indexOf(key) === at
      ? []
      : [{ path: [list, at, field], message: { ru: `«${key}» уже есть`, en: `${key} is there twice` } }],
  );
}
