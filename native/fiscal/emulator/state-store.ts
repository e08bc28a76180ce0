/** The state on disk: one file, replaced whole, so that a reader sees the old state or the new one, never a part. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newRegister, type FiscalDocument, type RegisterState } from './state.ts';

export interface StateStore {
  /** what a power loss leaves */
  readonly saved: RegisterState | null;
  save(state: RegisterState): void;
}

/** The file is not a state of this emulator; it is left as it is. */
class StateFileError extends Error {}

export function openStore(path: string | undefined): StateStore {
  let saved = path === undefined || !existsSync(path) ? null : load(path);
  return {
    get saved() {
      return saved;
    },
    save: (state) => {
      if (path !== undefined) replace(path, serialise(state));
      saved = state;
    },
  };
}

function load(path: string): RegisterState {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StateFileError(`${path} is not a state file: ${String(error)}`);
  }
  const isState = typeof parsed === 'object' && parsed !== null && 'format' in parsed && parsed.format === 1;
  if (!isState) throw new StateFileError(`${path} is not a state file of format 1`);
  return { ...newRegister(), ...(parsed as Partial<RegisterState>) };
}

/** A finished document never changes, so its text is made once. */
const DOCUMENT_TEXTS = new WeakMap<FiscalDocument, string>();

function serialise(state: RegisterState): string {
  const { documents, ...parts } = state.drive;
  const texts = documents.map((document) => {
    const text = DOCUMENT_TEXTS.get(document) ?? JSON.stringify(document);
    DOCUMENT_TEXTS.set(document, text);
    return text;
  });
  const rest = JSON.stringify({ ...state, drive: undefined }).slice(1);
  const drive = JSON.stringify(parts).slice(1);
  return `{"drive":{"documents":[${texts.join(',')}],${drive},${rest}`;
}

function replace(path: string, content: string): void {
  const next = `${path}.new`;
  const file = openSync(next, 'w', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
