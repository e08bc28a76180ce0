import { readFileSync } from 'node:fs';
import { Refusal } from './command.ts';

/** Far above any programme or basket; a wrong file is told at once instead of being read whole. */
const BYTES_MAX = 20_000_000;

/** @throws Refusal that names the file */
export function readText(path: string): string {
  const bytes = readBytes(path);
  if (bytes.length > BYTES_MAX) throw new Refusal({ ru: `${path}: файл больше 20 МБ`, en: `${path}: more than 20 MB` });
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Refusal({ ru: `${path}: файл не читается (${code})`, en: `${path}: cannot be read (${code})` });
  }
}
