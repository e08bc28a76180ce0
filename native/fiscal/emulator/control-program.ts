/** `fiscal-emulator control PATH COMMAND [NAME=VALUE …] [--out FILE]`: one request to a running emulator. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connectControl } from './control-client.ts';
import { CONTROL_COMMANDS, type ControlResults } from './control-commands.ts';

export const CONTROL_USAGE = `       fiscal-emulator control PATH COMMAND [NAME=VALUE ...] [--out FILE]

  PATH               of the control channel, said at the start: LINK.control
  COMMAND            ${CONTROL_COMMANDS.join(' ')}
  NAME=VALUE         arguments, for example: misbehave faults=paperOut@3, receiptPng fd=4 --out receipt.png
`;

/** The words are no request; the message says what is missing. */
export class ControlUsageError extends Error {}

/** Prints the result on stdout, or writes it to the file of --out. @throws Error in the emulator's own words */
export async function runControlProgram(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' } } });
  const [path, command, ...pairs] = positionals;
  if (path === undefined || command === undefined) throw new ControlUsageError('say PATH and COMMAND');
  const client = await connectControl(path);
  try {
    const result = await client.send(command as keyof ControlResults, Object.fromEntries(pairs.map(parsePair)));
    const bytes = contentOf(command, result);
    if (values.out !== undefined) writeFileSync(values.out, bytes);
    else process.stdout.write(bytes);
  } finally {
    client.close();
  }
}

function contentOf(command: string, result: unknown): Buffer {
  if (command.endsWith('Png') && typeof result === 'string') return Buffer.from(result, 'base64');
  const lines = Array.isArray(result) && result.every((line) => typeof line === 'string') ? result.join('\n') : result;
  return Buffer.from(`${typeof lines === 'string' ? lines : JSON.stringify(lines, null, 2)}\n`);
}

/** A value that is a number or a truth value in JSON is one; everything else is text. */
function parsePair(pair: string): [string, unknown] {
  const at = pair.indexOf('=');
  if (at < 1) throw new ControlUsageError(`"${pair}" is no NAME=VALUE`);
  const text = pair.slice(at + 1);
  if (text === 'true' || text === 'false') return [pair.slice(0, at), text === 'true'];
  return [pair.slice(0, at), /^-?\d{1,15}$/.test(text) ? Number(text) : text];
}
