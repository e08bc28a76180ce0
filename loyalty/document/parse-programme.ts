import canonicalize from 'canonicalize';
import { programmeSchema, SCHEMA_VERSION } from '../programme/schema.ts';
import type { Programme } from '../programme/schema.ts';
import { freezeDeep } from './freeze-deep.ts';
import { isObject } from './json.ts';
import { migrate } from './migrate.ts';
import { problem } from './problem.ts';
import type { DocumentProblem } from './problem.ts';
import { wordIssue } from './word-issue.ts';

export type ParsedProgramme =
  | {
      ok: true;
      /** Of the present schema, frozen. */
      programme: Programme;
      /**
       * RFC 8785 text of the document as it was written: its SHA-256 is the version's hash, and stays so when a later
       * engine brings the document forward.
       */
      text: string;
    }
  | { ok: false; problems: DocumentProblem[] };

/** Reads an untrusted programme document of any schema up to this engine's. `$schema` is for editors and no part of it. */
export function parseProgramme(given: unknown, schema = programmeSchema): ParsedProgramme {
  if (!isObject(given)) return failed(problem('field', [], NOT_A_DOCUMENT));
  const { $schema: _, ...document } = given;
  const migrated = migrate(document);
  if (!migrated.ok) return failed(problem(`schema.${migrated.reason}`, ['schema'], SCHEMA_WORDS[migrated.reason]));
  const parsed = schema.safeParse(migrated.document, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap((issue) => wordIssue(issue)) };
  return { ok: true, programme: freezeDeep(parsed.data), text: canonicalize(document)! };
}

const failed = (...problems: DocumentProblem[]): ParsedProgramme => ({ ok: false, problems });

const NOT_A_DOCUMENT = {
  ru: 'здесь нет документа программы: нужен { … }',
  en: 'no programme document: { … } is needed',
};
const SCHEMA_WORDS = {
  newer: {
    ru: `документ написан для более новой версии Копилки (эта читает schema до ${SCHEMA_VERSION}): обновите программу`,
    en: `the document is for a later Kopilka (this one reads schema up to ${SCHEMA_VERSION}): update the software`,
  },
  unknown: {
    ru: `schema — целое число от 1 до ${SCHEMA_VERSION}`,
    en: `schema is a whole number from 1 to ${SCHEMA_VERSION}`,
  },
};
