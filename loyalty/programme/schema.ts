import canonicalize from 'canonicalize';
import { z } from 'zod';
import { MECHANICS, mechanicOf } from '../mechanics/index.ts';
import { termsShape } from './terms.ts';

type SchemasOf<M extends readonly { schema: unknown }[]> = { -readonly [K in keyof M]: M[K]['schema'] };

const ruleSchema = z.discriminatedUnion(
  'kind',
  MECHANICS.map((mechanic) => mechanic.schema) as unknown as SchemasOf<typeof MECHANICS>,
);

/**
 * One version of a programme. Parsing changes nothing: what is optional stays absent and gets its default when the
 * programme is prepared, so the canonical text of a document never depends on the version of the engine.
 */
export const programmeSchema = z
  .strictObject({ ...termsShape, mechanics: z.array(ruleSchema).max(500) })
  .superRefine((programme, context) => {
    for (const { path, message } of problemsAcross(programme)) context.addIssue({ code: 'custom', path, message });
  });

export type Programme = z.infer<typeof programmeSchema>;
export type Rule = z.infer<typeof ruleSchema>;

export interface ProgrammeProblem {
  /** `mechanics[2].rateBp` */
  path: string;
  message: string;
}

export type ParsedProgramme = { ok: true; programme: Programme } | { ok: false; problems: ProgrammeProblem[] };

/** Reads an untrusted programme document. */
export function parseProgramme(document: unknown): ParsedProgramme {
  const parsed = programmeSchema.safeParse(document);
  if (parsed.success) return { ok: true, programme: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: z.core.toDotPath(path), message }));
  return { ok: false, problems };
}

/** RFC 8785 text of a programme; its SHA-256 is the version's hash. */
export function canonicalText(programme: Programme): string {
  return canonicalize(programme)!;
}

type Problem = { path: (string | number)[]; message: string };

function problemsAcross(programme: Programme): Problem[] {
  const { from, to, tiers, mechanics } = programme;
  const problems: Problem[] = [
    ...repeated(tiers, ['tiers', 'id'], (tier) => tier.id),
    ...repeated(tiers, ['tiers', 'from'], (tier) => tier.from),
    ...repeated(mechanics, ['mechanics', 'id'], (rule) => rule.id),
    ...repeated(mechanics, ['mechanics', 'kind'], (rule) => (mechanicOf(rule).isSingle ? rule.kind : null)),
  ];
  if (to !== null && to <= from) problems.push({ path: ['to'], message: 'must be after from' });
  mechanics.forEach((rule, at) => {
    const found = mechanicOf(rule).check?.(rule, programme) ?? [];
    problems.push(...found.map(({ path, message }) => ({ path: ['mechanics', at, ...path], message })));
  });
  return problems;
}

/** Every item whose key was there before; a null key is never a repetition. */
function repeated<T>(
  items: readonly T[],
  [list, field]: [string, string],
  keyOf: (item: T) => string | number | null,
): Problem[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, at) =>
    key === null || keys.indexOf(key) === at ? [] : [{ path: [list, at, field], message: `${key} is there twice` }],
  );
}
