/** A programme as people write it: JSON with comments. Every problem carries its place in the file. */
import { getNodeValue, parseTree, findNodeAtLocation, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { programmeSchema } from '../programme/schema.ts';
import type { Programme } from '../programme/schema.ts';

export interface DocumentProblem {
  /** From 1. */
  line: number;
  column: number;
  /** `mechanics[2].rateBp`, empty for the whole document. */
  path: string;
  message: string;
}

export type ReadDocument = { ok: true; programme: Programme } | { ok: false; problems: DocumentProblem[] };

/** Comments and trailing commas are allowed. */
export function readDocument(text: string): ReadDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) {
    const found = errors.map(({ error, offset }) => ({
      ...placeOf(text, offset),
      path: '',
      message: printParseErrorCode(error),
    }));
    return { ok: false, problems: found.length > 0 ? found : [{ line: 1, column: 1, path: '', message: 'empty' }] };
  }
  const parsed = programmeSchema.safeParse(getNodeValue(root));
  if (parsed.success) return { ok: true, programme: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    ...placeOf(text, nearest(root, path as (string | number)[]).offset),
    path: path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, ''),
    message,
  }));
  return { ok: false, problems };
}

/** The node itself, or the closest one above it that is there. */
function nearest(root: Node, path: (string | number)[]): Node {
  for (let depth = path.length; depth > 0; depth--) {
    const node = findNodeAtLocation(root, path.slice(0, depth));
    if (node !== undefined) return node;
  }
  return root;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
