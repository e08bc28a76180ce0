/**
 * Rows of an exported table (CSV) as they come out of Russian back offices: UTF-8 or Windows-1251, separated by
 * semicolon, comma or tab, with a header row. Streams, so a million rows need no memory.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { TillError } from '../../contract/errors/catalogue.ts';

export type Encoding = 'utf8' | 'win1251';

export interface TableRow {
  /** line of the file where the row ends, 1 = the header */
  line: number;
  /** by header, trimmed and in lower case */
  cells: Readonly<Record<string, string>>;
}

const ROW_BYTES_MAX = 64 * 1024;
const HEADER_BYTES_MAX = 64 * 1024;

/** @throws TillError FILE_UNREADABLE for a file that cannot be opened, BAD_INPUT for one that is no table. */
export async function* readTable(path: string, onBytes: (bytes: number) => void): AsyncGenerator<TableRow> {
  const encoding = await detectEncoding(path);
  const delimiter = await detectDelimiter(path, encoding);
  const bytes = createReadStream(path);
  bytes.on('data', (chunk) => onBytes(chunk.length));
  const parser = parse({
    delimiter,
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: ROW_BYTES_MAX,
    info: true,
  });
  bytes.on('error', (error) => parser.destroy(error));
  bytes.pipe(iconv.decodeStream(encoding)).pipe(parser);
  const rows = parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>;
  try {
    for await (const { record, info } of rows) yield { line: info.lines, cells: record };
  } catch (error) {
    if (error instanceof CsvError) throw new TillError('BAD_INPUT', { field: error.message }, { cause: error });
    throw unreadable(path, error);
  } finally {
    bytes.destroy();
  }
}

/** UTF-8 if every byte of the file is; Windows-1251 else (any bytes are). */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf8';
  } catch (error) {
    if (error instanceof TypeError) return 'win1251';
    throw unreadable(path, error);
  }
}

async function detectDelimiter(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES_MAX), 0, HEADER_BYTES_MAX, 0);
    const header = iconv.decode(buffer.subarray(0, bytesRead), encoding).split(/\r?\n/, 1)[0] ?? '';
    const counts = [';', '\t', ','].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
    return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
  } finally {
    await file.close();
  }
}

function unreadable(path: string, cause: unknown): TillError {
  return new TillError('FILE_UNREADABLE', { path }, { cause });
}
