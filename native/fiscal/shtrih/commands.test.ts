import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS as EMULATED } from '../emulator/commands/index.ts';
import { Reader, ShortAnswer, hex } from './bytes.ts';
import { buildRequest } from './command.ts';
import type { AnyCommand } from './command.ts';
import { COMMANDS } from './commands.ts';
import { FRAMES, refused } from './fixtures/command-frames.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { FrameDecoder, encodeFrame, splitAnswer } from './frame.ts';
import { wiredTimeOuts } from './time-outs.ts';

/** The table of commands against the protocol page, byte for byte both ways, and against the emulator's own table. */

const STX = 0x02;
const timing = wiredTimeOuts(115_200).answers.ordinary;

/** A worked frame as it is; a bare body framed. */
function framed(text: string): Uint8Array {
  const bytes = bytesOf(text);
  return bytes[0] === STX && bytes[1] === bytes.length - 3 ? bytes : encodeFrame(bytes);
}

/** Runs an answer through the decoder, the split and the command's layout. */
function answerOf(command: AnyCommand, text: string): unknown {
  const decoder = new FrameDecoder();
  const steps = Array.from(framed(text), (byte) => decoder.push(byte));
  const last = steps.at(-1);
  if (last?.kind !== 'frame') throw new Error(`not a frame: ${text}`);
  const answer = splitAnswer(command.code, last.body);
  if (answer === null) throw new Error(`not an answer to ${hex(command.code)}h`);
  return answer.error === 0 ? command.decode(new Reader(answer.data)) : refused(answer.error);
}

describe('the table of commands', () => {
  it('has a fixture both ways for every row', () => {
    const bothWays = FRAMES.filter(({ answers }) => answers.length > 0).map(({ command }) => command);
    expect(COMMANDS.filter((command) => !bothWays.includes(command)).map(({ name }) => name)).toEqual([]);
  });

  it('names each code once, but for the administrator’s own cancel', () => {
    const codes = COMMANDS.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([0x88]);
  });

  it.each(FRAMES.map((row) => [`${row.title} ${row.request.bytes.slice(0, 24)}`, row] as const))(
    'sends %s',
    (_, { command, request: { made, passwords, bytes } }) => {
      const built = buildRequest(command, made as never, passwords, timing);
      expect(textOf(encodeFrame(built.body))).toBe(textOf(framed(bytes)));
    },
  );

  const answers = FRAMES.flatMap(({ command, title, answers: all }) =>
    all.map(([bytes, decoded]) => [`${title} ${bytes.slice(0, 24)}`, command, bytes, decoded] as const),
  );
  it.each(answers)('reads %s', (_, command, bytes, decoded) => {
    expect(answerOf(command, bytes)).toEqual(decoded);
  });

  it('throws nothing but ShortAnswer, whatever the data', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), fc.uint8Array({ maxLength: 250 }), (command, data) => {
        try {
          command.decode(new Reader(data));
        } catch (cause) {
          expect(cause).toBeInstanceOf(ShortAnswer);
        }
      }),
    );
  });
});

/** Two readings of one page, made apart: where they differ one of them is wrong. */
describe('the emulator’s table', () => {
  const pairs = COMMANDS.flatMap((command) => {
    const emulated = EMULATED.find(({ code }) => code === command.code);
    return emulated === undefined ? [] : [[`${hex(command.code)}h ${command.name}`, command, emulated] as const];
  });

  it('knows every command but those of wide graphics and of the old correction, which it may refuse', () => {
    const mayBeMissing = [0x4d, 0x4e, 0xff35, 0xff4a];
    const missing = COMMANDS.filter(({ code }) => EMULATED.every((emulated) => emulated.code !== code));
    expect(missing.filter(({ code }) => !mayBeMissing.includes(code))).toEqual([]);
  });

  it.each(pairs)('%s: takes it in no mode the driver thinks illegal', (_, command, { modes }) => {
    expect((modes ?? []).filter((mode) => !command.modes.includes(mode))).toEqual([]);
  });

  it.each(pairs)('%s: needs an idle printer where the driver thinks so', (_, command, { prints }) => {
    expect(prints ?? false).toBe(command.prints);
  });
});
