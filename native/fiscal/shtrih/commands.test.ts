import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reader, ShortAnswer } from './bytes.ts';
import { buildRequest } from './command.ts';
import type { Command } from './command.ts';
import * as c from './commands.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { FrameDecoder, encodeFrame, splitAnswer } from './frame.ts';
import { textTlv } from './tlv.ts';

/** The worked frames of the protocol page, requests byte for byte and answers decoded. */

const OPERATOR = { cashier: 1, system: 30 };
const ADMINISTRATOR = { cashier: 30, system: 30 };

function frameOf<Q>(command: Command<Q, unknown>, request: Q, passwords = OPERATOR): string {
  return textOf(encodeFrame(buildRequest(command, request, passwords).body));
}

const apples = {
  operation: 1,
  quantity: 1347,
  price: 12_990,
  sum: 17_498,
  taxByte: 2,
  department: 1,
  method: 4,
  subject: 1,
  name: 'Яблоки',
} as const;
const chocolate = { ...apples, quantity: 3000, price: 8091, sum: null, taxByte: 1, name: 'Шоколад' };
const date = { day: 22, month: 11, year: 26 };

const REQUESTS: readonly [title: string, frame: string, expected: string][] = [
  ['short status', frameOf(c.shortStatus, undefined), '02 05 10 01 00 00 00 14'],
  ['full status', frameOf(c.fullStatus, undefined, ADMINISTRATOR), '02 05 11 1E 00 00 00 0A'],
  ['device type', frameOf(c.deviceType, undefined), '02 01 FC FD'],
  ['model features', frameOf(c.modelFeatures, undefined), '02 02 F7 01 F4'],
  ['beep', frameOf(c.beep, undefined), '02 05 13 01 00 00 00 17'],
  ['open shift', frameOf(c.openShift, undefined, ADMINISTRATOR), '02 05 E0 1E 00 00 00 FB'],
  ['open sale receipt', frameOf(c.openReceipt, { type: 0 }), '02 06 8D 01 00 00 00 00 8A'],
  [
    'sale of 1.347 at 129.90',
    frameOf(c.addOperation, apples),
    `02 26 FF 46 01 00 00 00 01 B8 8D 14 00 00 00 BE 32 00 00 00 5A 44 00 00 00
     FF FF FF FF FF 02 01 04 01 DF E1 EB EE EA E8 EC`,
  ],
  [
    'sale of 3 at 80.91, sum left to the register',
    frameOf(c.addOperation, chocolate, ADMINISTRATOR),
    `02 27 FF 46 1E 00 00 00 01 C0 C6 2D 00 00 00 9B 1F 00 00 00 FF FF FF FF FF
     FF FF FF FF FF 01 01 04 01 D8 EE EA EE EB E0 E4 F6`,
  ],
  ['subtotal', frameOf(c.subtotal, undefined), '02 05 89 01 00 00 00 8D'],
  [
    'close with 50.00 cash',
    frameOf(c.closeReceipt, { payments: { 1: 5000 }, taxSystemBit: 1 }, ADMINISTRATOR),
    '02 76 FF 45 1E 00 00 00 88 13 (109 x 00) 01 48',
  ],
  [
    'close with 713.67 cash and 300.00 by card',
    frameOf(c.closeReceipt, { payments: { 1: 71_367, 2: 30_000 }, taxSystemBit: 1 }, ADMINISTRATOR),
    '02 76 FF 45 1E 00 00 00 C7 16 01 00 00 30 75 (104 x 00) 01 46',
  ],
  ['cancel receipt', frameOf(c.cancelReceipt, undefined), '02 05 88 01 00 00 00 8C'],
  ['continue printing', frameOf(c.continuePrinting, undefined), '02 05 B0 01 00 00 00 B4'],
  ['X report', frameOf(c.xReport, undefined), '02 05 40 1E 00 00 00 5B'],
  ['Z report', frameOf(c.zReport, undefined), '02 05 41 1E 00 00 00 5A'],
  ['drive status', frameOf(c.driveStatus, undefined), '02 06 FF 01 1E 00 00 00 E6'],
  ['find document 425', frameOf(c.findDocument, { fd: 425 }), '02 0A FF 0A 1E 00 00 00 A9 01 00 00 49'],
  ['request document 425', frameOf(c.requestDocument, { fd: 425 }), '02 0A FF 3A 1E 00 00 00 A9 01 00 00 79'],
  ['read document', frameOf(c.readDocument, undefined), '02 06 FF 3B 1E 00 00 00 DC'],
  [
    'customer contact',
    frameOf(c.tagDocument, { tlv: textTlv(1008, '+79161234567') }),
    '02 16 FF 0C 1E 00 00 00 F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37 16',
  ],
  ['shift parameters', frameOf(c.shiftParameters, undefined), '02 06 FF 40 1E 00 00 00 A7'],
  ['cancel document', frameOf(c.cancelDocument, undefined), '02 06 FF 08 1E 00 00 00 EF'],
  ['500.00 into the drawer', frameOf(c.cashIn, { amount: 50_000 }), '02 0A 50 01 00 00 00 50 C3 00 00 00 C8'],
  ['money register 241', frameOf(c.moneyRegister, { number: 241 }), '02 06 1A 01 00 00 00 F1 EC'],
  ['operation register 148', frameOf(c.operationRegister, { number: 148 }), '02 06 1B 01 00 00 00 94 88'],
  ['set time 14:05:00', frameOf(c.setTime, { hours: 14, minutes: 5, seconds: 0 }), '02 08 21 1E 00 00 00 0E 05 00 3C'],
  ['set date 22.11.26', frameOf(c.setDate, date), '02 08 22 1E 00 00 00 16 0B 1A 33'],
  [
    'read table 17 row 1 field 7',
    frameOf(c.readField, { table: 17, row: 1, field: 7 }),
    '02 09 1F 1E 00 00 00 11 01 00 07 1F',
  ],
  [
    'write 1 there',
    frameOf(c.writeField, { table: 17, row: 1, field: 7, value: Uint8Array.of(1) }),
    '02 0A 1E 1E 00 00 00 11 01 00 07 01 1C',
  ],
  ['open drawer 0', frameOf(c.openDrawer, { drawer: 0 }), '02 06 28 01 00 00 00 00 2F'],
  ['partial cut', frameOf(c.cutPaper, { isPartial: true }), '02 06 25 01 00 00 00 01 23'],
  [
    'a line of text',
    frameOf(c.printLine, { text: 'Спасибо за покупку!' }),
    `02 2E 17 01 00 00 00 02 D1 EF E0 F1 E8 E1 EE 20 E7 E0 20 EF EE EA F3
     EF EA F3 21 (21 x 00) 3A`,
  ],
];

describe('requests', () => {
  it.each(REQUESTS)('%s', (_, frame, expected) => {
    expect(frame).toBe(textOf(bytesOf(expected)));
  });

  it('have the lengths the page gives where it shows no frame', () => {
    const lengthOf = <Q>(command: Command<Q, unknown>, request: Q): number =>
      buildRequest(command, request, OPERATOR).body.length;
    expect(lengthOf(c.confirmDate, date)).toBe(8);
    expect(lengthOf(c.feedPaper, { lines: 3 })).toBe(7);
    expect(lengthOf(c.moneyRegister, { number: 4192 })).toBe(7);
    expect(lengthOf(c.cashOut, { amount: 1 })).toBe(10);
    expect(lengthOf(c.repeatDocument, undefined)).toBe(5);
    expect(lengthOf(c.fontMetrics, { font: 1 })).toBe(6);
    expect(lengthOf(c.driveNumber, undefined)).toBe(6);
    expect(lengthOf(c.exchangeStatus, undefined)).toBe(6);
    expect(lengthOf(c.tagOperation, { tlv: new Uint8Array(5) })).toBe(11);
  });
});

/** Runs an answer frame through the decoder, the split and the command's layout. */
function answerOf<A>(command: Command<never, A>, frame: string): A | { error: number } {
  const decoder = new FrameDecoder();
  const steps = Array.from(bytesOf(frame), (byte) => decoder.push(byte));
  const last = steps.at(-1);
  if (last?.kind !== 'frame') throw new Error(`not a frame: ${frame}`);
  const answer = splitAnswer(command.code, last.body);
  if (answer === null) throw new Error(`not an answer to ${command.code}`);
  return answer.error === 0 ? command.decode(new Reader(answer.data)) : { error: answer.error };
}

describe('answers', () => {
  it.each([
    [
      '02 10 10 00 1E 92 02 02 00 00 9F E5 18 01 00 92 08 00 75',
      { operator: 30, flags: 0x0292, mode: 2, submode: 0, operations: 0, printResult: null },
    ],
    [
      '02 10 10 00 1E 92 02 08 00 01 9F E5 18 01 00 8B 02 00 6D',
      { operator: 30, flags: 0x0292, mode: 8, submode: 0, operations: 1, printResult: null },
    ],
    [
      '02 10 10 00 01 12 02 02 02 00 9F E5 00 00 00 00 00 00 6B',
      { operator: 1, flags: 0x0212, mode: 2, submode: 2, operations: 0, printResult: null },
    ],
    [
      '02 10 10 00 01 92 02 02 03 00 9F E5 00 00 00 00 00 00 EA',
      { operator: 1, flags: 0x0292, mode: 2, submode: 3, operations: 0, printResult: null },
    ],
    ['02 02 10 4F 5D', { error: 0x4f }],
  ])('short status %s', (frame, expected) => {
    expect(answerOf(c.shortStatus, frame)).toEqual(expected);
  });

  it('full status of a real device', () => {
    const frame = `02 30 11 00 1E 43 31 CB D3 19 04 12 01 1C 00 92 02 02 00 02 4E 41
      00 00 01 01 10 19 0A 12 07 2D 17 00 7F 46 02 00 03 00 00 00 00 00 23 C7 49 D1 01 00 B1`;
    expect(answerOf(c.fullStatus, frame)).toEqual({
      firmware: 'C.1.54219',
      flags: 0x0292,
      mode: 2,
      submode: 0,
      clock: '2018-10-25T07:45:23',
      serial: '149119',
      lastClosedShift: 3,
      inn: 7_806_240_547,
    });
  });

  it('model features of a real device', () => {
    const frame = `02 23 F7 00 5A A0 40 07 20 6C 00 00 0C 18 01 0C 10 00 00 00 00 00
      00 1E 00 00 00 00 06 FF 00 40 40 B6 03 12 13 7F`;
    const features = answerOf(c.modelFeatures, frame);
    expect(features instanceof Uint8Array && textOf(features)).toBe('5A A0 40 07 20 6C 00 00');
  });

  it('subtotal 200.00', () => {
    expect(answerOf(c.subtotal, '02 08 89 00 01 20 4E 00 00 00 EE')).toBe(20_000);
  });

  it('close: FD 29, sign FF3560F3', () => {
    const frame = '02 10 FF 45 00 00 00 00 00 00 1D 00 00 00 F3 60 35 FF EE';
    expect(answerOf(c.closeReceipt, frame)).toEqual({ change: 0, fd: 29, fpd: 0xff3560f3, dateTime: null });
  });

  it('close: underpaid', () => {
    expect(answerOf(c.closeReceipt, '02 03 FF 45 45 FC')).toEqual({ error: 0x45 });
  });

  it('close with an extended answer gives the date', () => {
    const body = bytesOf('FF 45 00 05 00 00 00 00 1D 00 00 00 F3 60 35 FF 1A 0B 16 0E 05');
    expect(answerOf(c.closeReceipt, textOf(encodeFrame(body)))).toMatchObject({
      change: 5,
      dateTime: '2026-11-22T14:05',
    });
  });

  it('cancel receipt', () => {
    expect(answerOf(c.cancelReceipt, '02 03 88 00 1E 95')).toBeUndefined();
  });

  it('drive status of a real device', () => {
    const frame = `02 21 FF 01 00 03 00 00 01 00 15 07 1D 0B 1D 39 32 38 37 34 34 30
      33 30 31 31 32 30 39 39 31 A9 01 00 00 68`;
    expect(answerOf(c.driveStatus, frame)).toEqual({
      phase: 3,
      currentDocument: 0,
      isShiftOpen: true,
      warnings: 0,
      dateTime: '2021-07-29T11:29',
      fn: '9287440301120991',
      lastFd: 425,
    });
  });

  it('document 426: a sale of 1013.67', () => {
    const frame = `02 18 FF 0A 00 03 00 1A 0B 16 0E 05 AA 01 00 00 EB EA 4B 2E 01 F7 8B
      01 00 00 51`;
    expect(answerOf(c.findDocument, frame)).toEqual({
      type: 3,
      dateTime: '2026-11-22T14:05',
      fd: 426,
      fpd: 0x2e4beaeb,
      receipt: { operation: 1, total: 101_367 },
      shiftNumber: null,
    });
  });

  it('the FF family is unknown to the register', () => {
    expect(answerOf(c.driveStatus, '02 02 FF 37 CA')).toEqual({ error: 0x37 });
  });

  it('never throw anything but ShortAnswer, whatever the data', () => {
    const layouts = Object.values(c) as Command<never, unknown>[];
    fc.assert(
      fc.property(fc.constantFrom(...layouts), fc.uint8Array({ maxLength: 250 }), (command, data) => {
        try {
          command.decode(new Reader(data));
        } catch (cause) {
          expect(cause).toBeInstanceOf(ShortAnswer);
        }
      }),
    );
  });
});
