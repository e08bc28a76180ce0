import { randomInt } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FiscalError } from '../port.ts';
import { newBook } from './book.ts';
import type { Book } from './book.ts';

/** Where a book is kept. What `save` has returned from survives a power cut. */
export interface BookStore {
  load(): Book;
  save(book: Book): void;
}

const SERIAL_MAX = 1_000_000_000_000;
const OWNER_ONLY = 0o600;

const newSerial = (): string => String(randomInt(SERIAL_MAX / 100)).padStart(12, '9');

/** For a till that keeps nothing, and for tests. */
export function bookInMemory(): BookStore {
  let book = newBook(newSerial());
  return {
    load: () => book,
    save: (next) => {
      book = next;
    },
  };
}

/**
 * One small file, replaced whole: a reader sees the old one or the new one, also after a power loss.
 *
 * @throws FiscalError `noLink` when the file cannot be read or written: no document was counted
 */
export function bookInFile(path: string): BookStore {
  let kept: Book | null = null;
  return {
    load() {
      kept ??= existsSync(path) ? read(path) : newBook(newSerial());
      return kept;
    },
    save(book) {
      try {
        replace(path, JSON.stringify(book));
        kept = book;
      } catch (cause) {
        throw new FiscalError('noLink', `cannot write ${path}`, { cause });
      }
    },
  };
}

function read(path: string): Book {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Book;
  } catch (cause) {
    throw new FiscalError('noLink', `cannot read ${path}`, { cause });
  }
}

function replace(path: string, content: string): void {
  const draft = `${path}.part`;
  const file = openSync(draft, 'w', OWNER_ONLY);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  // Windows has no such call: its file system journals names by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
