import { placed, readJsonc, wordIssue } from '../../../../loyalty/index.ts';
import type { z } from 'zod';
import { readText } from '../read-file.ts';
import { problemsIn } from '../read-programme.ts';

/**
 * A file of one of the forms in this folder; comments and trailing commas are allowed, `$schema` is for editors.
 *
 * @throws Refusal that names each field and its place
 */
export function readJsonFile<T>(schema: z.ZodType<T>, path: string): T {
  const read = readJsonc(readText(path));
  if (!read.ok) throw problemsIn(path, read.problems, TITLE);
  const parsed = schema.safeParse(withoutSchema(read.value), { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => wordIssue(issue));
  throw problemsIn(path, placed(problems, read.places), TITLE);
}

const TITLE = { ru: 'файл не годится', en: 'not a valid file' };

function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { $schema: _, ...rest } = value as Record<string, unknown>;
  return rest;
}
