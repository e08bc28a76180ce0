/** Each exchange in hex and in words, one line each, for `--log`. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { findCommand } from './execute.ts';
import { toHex } from './bytes.ts';
import { errorText } from './refusal.ts';

export interface ExchangeLog {
  bytes(direction: '>' | '<', bytes: Uint8Array): void;
  request(body: Uint8Array): void;
  answer(request: Uint8Array, answer: readonly number[]): void;
  note(text: string): void;
  close(): void;
}

export function openLog(path: string | undefined): ExchangeLog {
  if (path === undefined) return { bytes: ignore, request: ignore, answer: ignore, note: ignore, close: ignore };
  const file = openSync(path, 'a');
  const put = (text: string): void => {
    writeSync(file, `${new Date().toISOString()} ${text}\n`);
  };
  return {
    bytes: (direction, bytes) => put(`${direction} ${spaced(bytes)}`),
    request: (body) => put(`  command ${nameOf(body)}`),
    answer: (request, answer) => put(`  ${nameOf(request)}: ${errorText(errorOf(answer))}`),
    note: (text) => put(`  ${text}`),
    close: () => closeSync(file),
  };
}

function ignore(): void {
  // Nothing is kept without a file.
}

function spaced(bytes: Iterable<number>): string {
  return toHex(bytes)
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');
}

function nameOf(body: Uint8Array): string {
  const code = toHex(body.subarray(0, body[0] === 0xff ? 2 : 1)).toUpperCase();
  return `${code} ${findCommand(body)?.name ?? 'unknown'}`;
}

function errorOf(answer: readonly number[]): number {
  return answer[answer[0] === 0xff && answer.length > 2 ? 2 : 1] ?? 0;
}
