/** Every frame the protocol page quotes in its section 6, [C] = captured from real hardware, by its number there. */
import { describe, expect, it } from 'vitest';
import { Reader } from './bytes.ts';
import { FRAMES, refused } from './fixtures/command-frames.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { FrameDecoder, encodeFrame, splitAnswer } from './frame.ts';

const STX = 0x02;

/** As in the fixtures: a worked frame as it is, a bare body framed. */
function framed(text: string): string {
  const bytes = bytesOf(text);
  return textOf(bytes[0] === STX && bytes[1] === bytes.length - 3 ? bytes : encodeFrame(bytes));
}

const ANSWERS: readonly (readonly [no: number, what: string, bytes: string])[] = [
  [1, 'short status, mode 2, submode 0 [C]', '02 10 10 00 1E 92 02 02 00 00 9F E5 18 01 00 92 08 00 75'],
  [1, 'short status, receipt open, 1 operation [C]', '02 10 10 00 1E 92 02 08 00 01 9F E5 18 01 00 8B 02 00 6D'],
  [1, 'short status, paper out while printing', '02 10 10 00 01 12 02 02 02 00 9F E5 00 00 00 00 00 00 6B'],
  [1, 'short status, waits for "continue"', '02 10 10 00 01 92 02 02 03 00 9F E5 00 00 00 00 00 00 EA'],
  [1, 'short status, wrong password', '02 02 10 4F 5D'],
  [
    2,
    'full status [C]',
    `02 30 11 00 1E 43 31 CB D3 19 04 12 01 1C 00 92 02 02 00 02 4E 41
     00 00 01 01 10 19 0A 12 07 2D 17 00 7F 46 02 00 03 00 00 00 00 00 23 C7 49 D1 01 00 B1`,
  ],
  [
    3,
    'extended request [C]',
    `02 23 F7 00 5A A0 40 07 20 6C 00 00 0C 18 01 0C 10 00 00 00 00 00
     00 1E 00 00 00 00 06 FF 00 40 40 B6 03 12 13 7F`,
  ],
  [7, 'old sale taken', '02 03 80 00 01 82'],
  [10, 'subtotal 200.00', '02 08 89 00 01 20 4E 00 00 00 EE'],
  [11, 'old close, change 45.02', '02 08 85 00 01 96 11 00 00 00 0B'],
  [12, 'close, FD 29, sign FF3560F3 [C]', '02 10 FF 45 00 00 00 00 00 00 1D 00 00 00 F3 60 35 FF EE'],
  [12, 'close, underpaid', '02 03 FF 45 45 FC'],
  [14, 'receipt cancelled [C]', '02 03 88 00 1E 95'],
  [
    17,
    'drive status, last FD 425 [C]',
    `02 21 FF 01 00 03 00 00 01 00 15 07 1D 0B 1D 39 32 38 37 34 34 30
     33 30 31 31 32 30 39 39 31 A9 01 00 00 68`,
  ],
  [
    18,
    'found FD 426, sale of 1013.67',
    '02 18 FF 0A 00 03 00 1A 0B 16 0E 05 AA 01 00 00 EB EA 4B 2E 01 F7 8B 01 00 00 51',
  ],
  [27, 'FF family unknown to the register', '02 02 FF 37 CA'],
];

const REQUESTS: readonly (readonly [no: number, what: string, bytes: string])[] = [
  [1, 'short status', '02 05 10 01 00 00 00 14'],
  [2, 'full status', '02 05 11 1E 00 00 00 0A'],
  [3, 'device type', '02 01 FC FD'],
  [3, 'extended request', '02 02 F7 01 F4'],
  [4, 'beep', '02 05 13 01 00 00 00 17'],
  [5, 'open shift', '02 05 E0 1E 00 00 00 FB'],
  [6, 'open sale receipt', '02 06 8D 01 00 00 00 00 8A'],
  [
    7,
    'sale 2 x 89.90',
    '02 3C 80 01 00 00 00 D0 07 00 00 00 1E 23 00 00 00 01 01 00 00 00 CC EE EB EE EA EE (34 x 00) 74',
  ],
  [
    8,
    'operation 1.347 x 129.90',
    `02 26 FF 46 01 00 00 00 01 B8 8D 14 00 00 00 BE 32 00 00 00 5A 44 00 00 00
     FF FF FF FF FF 02 01 04 01 DF E1 EB EE EA E8 EC`,
  ],
  [
    9,
    'operation 3 x 80.91, sum left to the register',
    `02 27 FF 46 1E 00 00 00 01 C0 C6 2D 00 00 00 9B 1F 00 00 00 FF FF FF FF FF
     FF FF FF FF FF 01 01 04 01 D8 EE EA EE EB E0 E4 F6`,
  ],
  [10, 'subtotal', '02 05 89 01 00 00 00 8D'],
  [11, 'old close', '02 47 85 01 00 00 00 20 4E (64 x 00) AD'],
  [12, 'close 50.00 cash [C]', '02 76 FF 45 1E 00 00 00 88 13 (109 x 00) 01 48'],
  [13, 'close 713.67 cash + 300.00 card', '02 76 FF 45 1E 00 00 00 C7 16 01 00 00 30 75 (104 x 00) 01 46'],
  [14, 'cancel receipt', '02 05 88 01 00 00 00 8C'],
  [15, 'continue printing', '02 05 B0 01 00 00 00 B4'],
  [16, 'X report', '02 05 40 1E 00 00 00 5B'],
  [16, 'Z report', '02 05 41 1E 00 00 00 5A'],
  [17, 'drive status', '02 06 FF 01 1E 00 00 00 E6'],
  [18, 'find FD 425', '02 0A FF 0A 1E 00 00 00 A9 01 00 00 49'],
  [19, 'request TLV of FD 425', '02 0A FF 3A 1E 00 00 00 A9 01 00 00 79'],
  [19, 'read TLV', '02 06 FF 3B 1E 00 00 00 DC'],
  [20, 'contact 1008', '02 16 FF 0C 1E 00 00 00 F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37 16'],
  [21, 'shift parameters', '02 06 FF 40 1E 00 00 00 A7'],
  [21, 'begin opening', '02 06 FF 41 1E 00 00 00 A6'],
  [21, 'cancel document', '02 06 FF 08 1E 00 00 00 EF'],
  [22, 'cash in 500.00', '02 0A 50 01 00 00 00 50 C3 00 00 00 C8'],
  [23, 'money register 241', '02 06 1A 01 00 00 00 F1 EC'],
  [23, 'operation register 148', '02 06 1B 01 00 00 00 94 88'],
  [24, 'set time 14:05:00', '02 08 21 1E 00 00 00 0E 05 00 3C'],
  [24, 'set date 22.11.26', '02 08 22 1E 00 00 00 16 0B 1A 33'],
  [25, 'read table 17 field 7', '02 09 1F 1E 00 00 00 11 01 00 07 1F'],
  [25, 'write table 17 field 7', '02 0A 1E 1E 00 00 00 11 01 00 07 01 1C'],
  [26, 'drawer 0', '02 06 28 01 00 00 00 00 2F'],
  [26, 'partial cut', '02 06 25 01 00 00 00 01 23'],
  [
    28,
    'string "Спасибо за покупку!"',
    '02 2E 17 01 00 00 00 02 D1 EF E0 F1 E8 E1 EE 20 E7 E0 20 EF EE EA F3 EF EA F3 21 (21 x 00) 3A',
  ],
];

describe('the worked frames of the protocol page', () => {
  it.each(ANSWERS)('%i: %s decodes', (_, _what, bytes) => {
    const decoder = new FrameDecoder();
    const last = Array.from(bytesOf(bytes), (byte) => decoder.push(byte)).at(-1);
    if (last?.kind !== 'frame') throw new Error('not a frame');
    const row = FRAMES.flatMap(({ command, answers }) =>
      answers.map(([text, decoded]) => ({ command, text, decoded })),
    );
    const known = row.find(({ text }) => framed(text) === framed(bytes));
    expect(known).toBeDefined();
    if (known === undefined) return;
    const answer = splitAnswer(known.command.code, last.body);
    if (answer === null) throw new Error('not an answer to its command');
    const { error, data } = answer;
    expect(error === 0 ? known.command.decode(new Reader(data)) : refused(error)).toEqual(known.decoded);
  });

  it.each(REQUESTS)('%i: %s is one the table makes', (_, _what, bytes) => {
    const made = FRAMES.map(({ request }) => framed(request.bytes));
    expect(made).toContain(textOf(bytesOf(bytes)));
  });

  it('leaves out no number but those of the envelope', () => {
    const numbers = new Set([...ANSWERS, ...REQUESTS].map(([no]) => no));
    expect(Array.from({ length: 28 }, (_, at) => at + 1).filter((no) => !numbers.has(no))).toEqual([]);
  });
});
