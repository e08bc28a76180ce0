import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { exchange } from './fixtures/scripted-line.ts';
import type { Step } from './fixtures/scripted-line.ts';
import { play, scriptedRegister } from './fixtures/scripted-register.ts';
import { encodeTlv, structTlv, textTlv } from './tlv.ts';

/** Every other call of the port on the wire, byte for byte. */

const status = (mode: string, submode: string, flags = '92 02'): Step[] =>
  exchange('10 01 00 00 00', `10 00 07 ${flags} ${mode} ${submode} 00 9F E5 00 00 00 00 00 00`);
const settled = status('02', '00');
const drive = (fd: string): Step[] =>
  exchange(
    'FF 01 1E 00 00 00',
    `FF 01 00 03 04 00 01 02 1A 0B 16 0E 05 39 39 39 39 30 37 38 39 30 32 30 31 31 32 30 39 ${fd} 00 00 00`,
  );
const fullStatusAnswer = (mode: string): string =>
  `11 00 1E 43 31 CB D3 19 04 12 01 1C 00 92 02 ${mode} 00 02 4E 41 00 00 01 01 10 16 0B 1A 0E 05 1E 00 7F 46 02 00
   03 00 00 00 00 00 23 C7 49 D1 01 00`;
const fullStatus = exchange('11 01 00 00 00', fullStatusAnswer('02'));
const deviceType = exchange('FC', 'FC 00 00 00 01 12 FC 00 D8 D2 D0 C8 D5');
const features = exchange('F7 01', 'F7 00 5A A0 40 07 20 6C 00 00 0C 18');
const font = exchange('26 1E 00 00 00 01', '26 00 40 02 0C 18 07');
const money = (number: string, sum: string): Step[] =>
  exchange(`1A 01 00 00 00 ${number}`, `1A 00 01 ${sum} 00 00 00 00`);
const document = (fd: string, data: string): Step[] => exchange(`FF 0A 1E 00 00 00 ${fd} 00 00 00`, `FF 0A ${data}`);

const idle: Step = { host: '05', register: '15' };
const lost = (steps: readonly Step[]): Step[] => [idle, { host: steps[1]?.host ?? '', register: '06' }, idle];

describe('connect', () => {
  it('asks type, serial number, features and paper width', async () => {
    expect(await play([...deviceType, ...fullStatus, ...features, ...font], (it) => it.connect())).toEqual({
      model: 'ШТРИХ',
      serial: '149119',
      firmware: 'C.1.54219',
      textWidth: 48,
      isFiscal: true,
      prints: true,
      isKnownModel: true,
    });
  });

  it('drives a model it does not know with what every model takes, and says so', async () => {
    const strange = exchange('FC', 'FC 00 00 00 01 12 FC 00 CD CE C2 C0 DF');
    const finds = document('2A', '00 03 00 1A 0B 16 0E 05 2A 00 00 00 EB EA 4B 2E 01 F7 8B 01 00 00');
    const steps = [...strange, ...fullStatus, ...features, ...font, ...drive('2A'), ...finds];
    const { clock, log, register } = scriptedRegister(steps);
    expect(await clock.run(register.connect())).toMatchObject({ model: 'НОВАЯ', isKnownModel: false });
    expect(log).toEqual(['model "НОВАЯ" is not known: it is driven with what every model takes']);
  });

  it('does without features and width on a register that does not know them', async () => {
    const without = [...exchange('F7 01', 'F7 37'), ...exchange('26 1E 00 00 00 01', '26 37')];
    const identity = await play([...deviceType, ...fullStatus, ...without], (it) => it.connect());
    expect(identity).toMatchObject({ textWidth: 42, isKnownModel: true });
  });

  it('drops the answer an earlier process left behind', async () => {
    const left: Step[] = [
      { host: '05', register: '06 02 03 FF 45 00 B9' },
      { host: '06', register: '' },
    ];
    const steps = [...left, ...deviceType, ...fullStatus, ...features, ...font];
    expect(await play(steps, (it) => it.connect())).toMatchObject({ model: 'ШТРИХ' });
  });

  it('drops it as well when it comes 5 ms after its ACK, as on a real line', async () => {
    const left: Step[] = [
      { host: '05', register: '06', then: { afterMs: 5, register: '02 03 FF 45 00 B9' } },
      { host: '06', register: '' },
    ];
    const steps = [...left, ...deviceType, ...fullStatus, ...features, ...font];
    expect(await play(steps, (it) => it.connect())).toMatchObject({ model: 'ШТРИХ' });
  });

  it('closes a line on which nobody answers', async () => {
    const silent: Step = { host: '05', register: '' };
    const { clock, line, register } = scriptedRegister([silent, silent, silent]);
    await expect(clock.run(register.connect())).rejects.toMatchObject({ kind: 'noLink' });
    expect(line.isOpen).toBe(false);
  });

  it('reports the link up with the first reply and down with the close', async () => {
    const { clock, register } = scriptedRegister([...deviceType, ...fullStatus, ...features, ...font]);
    const states: string[] = [];
    register.onLink((state) => states.push(state));
    await clock.run(register.connect());
    await clock.run(register.disconnect());
    expect(states).toEqual(['up', 'down']);
  });
});

describe('readStatus', () => {
  it.each([
    ['02', '00', '92 02', { mode: 'shiftOpen', paper: 'ready', coverOpen: false, drawerOpen: false }],
    ['03', '01', '90 00', { mode: 'shiftExpired', paper: 'outPassive', coverOpen: false, drawerOpen: false }],
    ['04', '02', '92 06', { mode: 'shiftClosed', paper: 'outActive', coverOpen: true, drawerOpen: false }],
    ['28', '03', '92 0A', { mode: 'receiptOpen', paper: 'waitsForContinue', coverOpen: false, drawerOpen: true }],
    ['05', '04', '92 02', { mode: 'locked', paper: 'printing' }],
    ['06', '05', '92 02', { mode: 'waitsForDate', paper: 'printing' }],
    ['0B', '2A', '92 02', { mode: 'other', paper: 'printing' }],
  ])('reads mode %s, submode %s, flags %s', async (mode, submode, flags, expected) => {
    expect(await play(status(mode, submode, flags), (it) => it.readStatus())).toMatchObject({
      ...expected,
      modeByte: Number.parseInt(mode, 16),
      submodeByte: Number.parseInt(submode, 16),
    });
  });
});

describe('counters, clock, drawer, queue', () => {
  it('come from 11h, FF01h and FF40h', async () => {
    const shift = exchange('FF 40 1E 00 00 00', 'FF 40 00 01 0C 00 2A 00');
    expect(await play([...fullStatus, ...drive('2A'), ...shift], (it) => it.readCounters())).toEqual({
      serial: '149119',
      fn: '9999078902011209',
      lastFd: 42,
      currentDocument: 4,
      shiftOpen: true,
      shiftNumber: 12,
      receiptNumber: 42,
      warnings: 2,
    });
  });

  it('bring receipts by kind, documents and drawer where FF0Ah is not supported', async () => {
    const shift = exchange('FF 40 1E 00 00 00', 'FF 40 00 01 0C 00 2A 00');
    const strange = exchange('FC', 'FC 00 00 00 01 12 FC 00 CD CE C2 C0 DF');
    const cannotFind = document('2A', '37');
    const count = (number: string, value: string) => exchange(`1B 01 00 00 00 ${number}`, `1B 00 01 ${value} 00`);
    const tally = [...count('94', '07'), ...count('96', '02'), ...count('98', '63'), ...money('F1', '50 C3')];
    const connect = [...strange, ...fullStatus, ...features, ...font, ...drive('2A'), ...cannotFind];
    const counters = await play([...connect, ...fullStatus, ...drive('2A'), ...shift, ...tally], async (it) => {
      await it.connect();
      return it.readCounters();
    });
    const expected = { receipts: { sale: 7, saleReturn: 2 }, documents: 99, drawer: 50_000 };
    expect(counters).toMatchObject({ tally: expected });
  });

  it('clock is 2026-11-22T14:05:30 by 11h', async () => {
    expect(await play(fullStatus, (it) => it.readClock())).toBe('2026-11-22T14:05:30');
  });

  it('come one call after another, however many are made at once', async () => {
    const shift = exchange('FF 40 1E 00 00 00', 'FF 40 00 01 0C 00 2A 00');
    const steps = [...fullStatus, ...drive('2A'), ...shift, ...money('F1', '50 C3')];
    const both = await play(steps, (it) => Promise.all([it.readCounters(), it.readDrawer()]));
    expect(both).toMatchObject([{ lastFd: 42 }, 50_000]);
  });

  it('drawer is money register 241', async () => {
    expect(await play(money('F1', '50 C3'), (it) => it.readDrawer())).toBe(50_000);
  });

  const queue = exchange('FF 39 1E 00 00 00', 'FF 39 00 01 00 03 00 28 00 00 00 1A 0B 14 0A 00');
  const health = {
    fn: '9999078902011209',
    validUntil: '2027-11-22',
    warnings: ['keyEndsIn30Days'],
    unsent: 3,
    oldest: { fd: 40, dateTime: '2026-11-20T10:00', days: 2 },
    documentsLeft: 230_000,
  };
  const memory = exchange('FF 63 1E 00 00 00', 'FF 63 00 70 82 03 00 80 1A 06 00');

  it('the drive ends in a year, its key in 30 days; 3 documents from FD 40 on wait for the operator, 2 days', async () => {
    const expiry = exchange('FF 03 1E 00 00 00', 'FF 03 00 1B 0B 16 1D 01');
    const steps = [...drive('2A'), ...expiry, ...queue, ...memory, ...fullStatus];
    expect(await play(steps, (it) => it.readDrive())).toEqual(health);
  });

  it('a model without FF03h and FF63h tells no last day and no room', async () => {
    const no = (code: string) => exchange(`FF ${code} 1E 00 00 00`, `FF ${code} 37`);
    const steps = [...drive('2A'), ...no('03'), ...queue, ...no('63'), ...fullStatus];
    expect(await play(steps, (it) => it.readDrive())).toEqual({ ...health, validUntil: null, documentsLeft: null });
  });

  it('a model without FF39h counts what waits with FF3Fh and knows no oldest', async () => {
    const notTold = exchange('FF 39 1E 00 00 00', 'FF 39 37');
    const count = exchange('FF 3F 1E 00 00 00', 'FF 3F 00 03 00');
    const expiry = exchange('FF 03 1E 00 00 00', 'FF 03 00 1B 0B 16 1D 01');
    const steps = [...drive('2A'), ...expiry, ...notTold, ...count, ...memory, ...fullStatus];
    expect(await play(steps, (it) => it.readDrive())).toEqual({ ...health, unsent: 3, oldest: null });
  });

  it('the clock is 30 s ahead of the till and may not be set inside a shift', async () => {
    expect(await play(fullStatus, (it) => it.checkClock('2026-11-22T14:05:00'))).toEqual({
      register: '2026-11-22T14:05:30',
      driftSeconds: 30,
      maySet: false,
    });
  });

  it.each([
    ['00', '00', 'printed'],
    ['00', '01', 'failed'],
    ['00', '02', 'failed'],
    ['02', '01', 'needsPaper'],
    ['03', '00', 'needsContinue'],
    ['05', '05', 'printing'],
    ['01', '00', 'printed'],
  ])('in submode %s with print result %s the paper is %s', async (submode, result, print) => {
    const steps = exchange('10 01 00 00 00', `10 00 07 92 02 02 ${submode} 00 9F E5 00 00 00 00 00 00 ${result}`);
    expect(await play(steps, (it) => it.readStatus())).toMatchObject({ print });
  });
});

describe('shift reports', () => {
  const opening = exchange('E0 01 00 00 00', 'E0 00 01');
  const closing = exchange('41 1E 00 00 00', '41 00 1E');
  const openingDocument = document('2B', '00 02 00 1A 0B 16 09 00 2B 00 00 00 11 22 33 44 0D 00');
  const closingDocument = document('2B', '00 05 00 1A 0B 16 15 00 2B 00 00 00 11 22 33 44 0D 00');
  const report = { shiftNumber: 13, fd: 43, fpd: 0x44332211 };

  it('E0h makes document 43 of type 2', async () => {
    const steps = [...settled, ...drive('2A'), ...opening, ...drive('2B'), ...openingDocument];
    expect(await play(steps, (it) => it.openShift())).toEqual(report);
  });

  it('41h makes document 43 of type 5', async () => {
    const steps = [...settled, ...drive('2A'), ...closing, ...drive('2B'), ...closingDocument];
    expect(await play(steps, (it) => it.closeShift())).toEqual(report);
  });

  it('a lost answer to 41h is settled by the fiscal drive', async () => {
    const steps = [...settled, ...drive('2A'), ...lost(closing), ...drive('2B'), ...closingDocument];
    expect(await play(steps, (it) => it.closeShift())).toEqual(report);
  });

  it('a lost answer to E0h with an unmoved counter means no shift was opened', async () => {
    const steps = [...settled, ...drive('2A'), ...lost(opening), ...drive('2A')];
    expect(await play(steps, (it) => it.openShift())).toMatchObject({ kind: 'noLink', command: 0xe0 });
  });

  it('a refusal is told with its code', async () => {
    const steps = [...settled, ...drive('2A'), ...exchange('E0 01 00 00 00', 'E0 73')];
    expect(await play(steps, (it) => it.openShift())).toEqual({ kind: 'refused', deviceCode: 0x73, command: 0xe0 });
  });

  describe('with the tax number of the cashier', () => {
    const size = exchange('2E 1E 00 00 00 02 02', '2E 00 (40 x 00) 01 04');
    const named = [...settled, ...size, ...exchange('1F 1E 00 00 00 02 07 00 02', '1F 00 CE EB FF 00')];
    const begun = exchange('FF 41 1E 00 00 00', 'FF 41 00');
    const inn = exchange(`FF 0C 1E 00 00 00 ${textOf(textTlv(1203, '7701234567  '))}`, 'FF 0C 00');
    const cancelled = exchange('FF 08 1E 00 00 00', 'FF 08 00');
    const open = (steps: Step[]) =>
      play([...named, ...settled, ...drive('2A'), ...steps], async (it) => {
        await it.nameCashier('Оля', '7701234567');
        return it.openShift();
      });

    it('FF41h begins, FF0Ch attaches 1203, E0h ends', async () => {
      expect(await open([...begun, ...inn, ...opening, ...drive('2B'), ...openingDocument])).toEqual(report);
    });

    it('a model without FF41h opens without the number', async () => {
      const unsupported = exchange('FF 41 1E 00 00 00', 'FF 41 37');
      expect(await open([...unsupported, ...opening, ...drive('2B'), ...openingDocument])).toEqual(report);
    });

    it('a refused tag or opening leaves nothing begun in the drive', async () => {
      const refusedTag = exchange(`FF 0C 1E 00 00 00 ${textOf(textTlv(1203, '7701234567  '))}`, 'FF 0C 09');
      expect(await open([...begun, ...refusedTag, ...cancelled])).toMatchObject({ deviceCode: 0x09 });
      const refused = exchange('E0 01 00 00 00', 'E0 73');
      expect(await open([...begun, ...inn, ...refused, ...cancelled])).toMatchObject({ deviceCode: 0x73 });
    });

    it('the administrator, whose password 41h takes, gets the name of the cashier; FF42h, FF0Ch and 41h close it', async () => {
      const administrator = [
        ...size,
        ...exchange('1F 1E 00 00 00 02 1E 00 02', '1F 00 C5 E2 E0 00'),
        ...exchange('1E 1E 00 00 00 02 1E 00 02 CE EB FF 00', '1E 00'),
      ];
      const begunClosing = exchange('FF 42 1E 00 00 00', 'FF 42 00');
      const steps = [...named, ...settled, ...drive('2A'), ...administrator, ...begunClosing, ...inn, ...closing];
      const closed = await play([...steps, ...drive('2B'), ...closingDocument], async (it) => {
        await it.nameCashier('Оля', '7701234567');
        return it.closeShift();
      });
      expect(closed).toEqual(report);
    });
  });

  it('a report begun by a process that died is forgotten first', async () => {
    const begun = exchange(
      'FF 01 1E 00 00 00',
      'FF 01 00 03 02 00 00 02 1A 0B 16 0E 05 39 39 39 39 30 37 38 39 30 32 30 31 31 32 30 39 2A 00 00 00',
    );
    const forgotten = exchange('FF 08 1E 00 00 00', 'FF 08 00');
    const steps = [...settled, ...begun, ...forgotten, ...opening, ...drive('2B'), ...openingDocument];
    expect(await play(steps, (it) => it.openShift())).toEqual(report);
  });

  it('40h is an X report and no document', async () => {
    const steps = [...settled, ...exchange('40 1E 00 00 00', '40 00 1E')];
    expect(await play(steps, (it) => it.printXReport())).toBeUndefined();
  });
});

describe('moveCash', () => {
  const moved = exchange('50 01 00 00 00 F4 01 00 00 00', '50 00 01 05 00');
  const count = (number: string, value: string): Step[] => exchange(`1B 01 00 00 00 ${number}`, `1B 00 01 ${value} 00`);
  /** drawer, cash in, and the two registers that may count it */
  const cash = (drawer: string, total: string, counts: readonly [string, string]): Step[] => [
    ...money('F1', drawer),
    ...money('F2', total),
    ...count('99', counts[0]),
    ...count('9B', counts[1]),
  ];
  const before = [...settled, ...cash('10 00', '00 00', ['02', '07'])];

  it('sends 50h and remembers the registers before it', async () => {
    expect(await play([...before, ...moved], (it) => it.moveCash('in', 500))).toBeUndefined();
  });

  it.each([
    ['both registers count', ['03', '08']],
    ['the model counts in 153 alone', ['03', '07']],
    ['the model counts in 155 alone', ['02', '08']],
  ] as const)('is done when the answer was lost but 241 and 242 moved by 5.00 and %s', async (_, counts) => {
    const steps = [...before, ...lost(moved), ...cash('04 02', 'F4 01', counts)];
    expect(await play(steps, (it) => it.moveCash('in', 500))).toBeUndefined();
  });

  it('is not done when all of them stood still', async () => {
    const steps = [...before, ...lost(moved), ...cash('10 00', '00 00', ['02', '07'])];
    expect(await play(steps, (it) => it.moveCash('in', 500))).toMatchObject({ kind: 'noLink' });
  });

  it.each([
    ['242 moved by another amount', cash('11 00', '01 00', ['03', '08'])],
    ['the drawer stood still', cash('10 00', 'F4 01', ['03', '08'])],
    ['it was counted twice', cash('04 02', 'F4 01', ['04', '09'])],
    ['only a count moved', cash('10 00', '00 00', ['03', '08'])],
  ])('is of unknown fate when %s', async (_, after) => {
    const steps = [...before, ...lost(moved), ...after];
    expect(await play(steps, (it) => it.moveCash('in', 500))).toMatchObject({ kind: 'unknown' });
  });

  it('tells too little cash in the drawer', async () => {
    const refused = exchange('51 01 00 00 00 F4 01 00 00 00', '51 46');
    const facts = [...money('F1', '00 00'), ...money('F3', '00 00'), ...count('9A', '00'), ...count('9C', '00')];
    const steps = [...settled, ...facts, ...refused];
    expect(await play(steps, (it) => it.moveCash('out', 500))).toMatchObject({ kind: 'refused', deviceCode: 0x46 });
  });

  it.each([0, -1, 0.5])('refuses %d before a byte is sent', async (amount) => {
    expect(await play([], (it) => it.moveCash('in', amount))).toMatchObject({ kind: 'invalid' });
  });
});

describe('cancelReceipt', () => {
  const cancel = (error: string): Step[] => exchange('88 01 00 00 00', `88 ${error}`);

  it.each([
    ['a receipt is cancelled', cancel('00 01')],
    ['55h: none is open', cancel('55')],
    ['73h outside mode 8: none is open', [...cancel('73'), ...settled]],
  ])('is done when %s', async (_, steps) => {
    expect(await play(steps, (it) => it.cancelReceipt())).toBeUndefined();
  });

  it('fails on 73h in mode 8', async () => {
    const steps = [...cancel('73'), ...status('08', '00')];
    expect(await play(steps, (it) => it.cancelReceipt())).toMatchObject({ kind: 'refused', deviceCode: 0x73 });
  });
});

describe('cancelDocument', () => {
  it.each(['00', '02'])('is done after %s', async (error) => {
    const steps = exchange('FF 08 1E 00 00 00', `FF 08 ${error}`);
    expect(await play(steps, (it) => it.cancelDocument())).toBeUndefined();
  });
});

describe('findDocument', () => {
  it('finds the sale of 1013.67', async () => {
    const found = document('2A', '00 03 00 1A 0B 16 0E 05 2A 00 00 00 EB EA 4B 2E 01 F7 8B 01 00 00');
    expect(await play(found, (it) => it.findDocument(42))).toEqual({
      fd: 42,
      type: 3,
      dateTime: '2026-11-22T14:05',
      fpd: 0x2e4beaeb,
      operation: 'sale',
      total: 101_367,
    });
  });

  it('finds nothing on 08h', async () => {
    expect(await play(document('2A', '08'), (it) => it.findDocument(42))).toBeNull();
  });

  it('rejects where the model cannot tell', async () => {
    const unsupported = exchange('FF 0A 1E 00 00 00 2A 00 00 00', 'FF 37');
    expect(await play(unsupported, (it) => it.findDocument(42))).toMatchObject({ kind: 'refused', deviceCode: 0x37 });
  });
});

describe('readReceiptId', () => {
  const mark = structTlv(1084, textTlv(1085, 'ID'), textTlv(1086, '7c1'));
  const total = encodeTlv(1020, Uint8Array.of(0xf7, 0x8b, 0x01));
  const begin = exchange('FF 3A 1E 00 00 00 2A 00 00 00', 'FF 3A 00 03 00 40 00');
  const portion = (...parts: Uint8Array[]): Step[] =>
    exchange('FF 3B 1E 00 00 00', `FF 3B 00 ${parts.map(textOf).join(' ')}`);
  const end = exchange('FF 3B 1E 00 00 00', 'FF 3B 08');

  it.each([
    ['one element a portion, then 08h', [...portion(total), ...portion(mark), ...end]],
    [
      'an element cut by a portion, then an empty one',
      [...portion(total, mark.subarray(0, 5)), ...portion(mark.subarray(5)), ...portion()],
    ],
    ['all inside one wrapper', [...portion(encodeTlv(3, bytesOf(`${textOf(total)} ${textOf(mark)}`))), ...end]],
  ])('reads %s', async (_, portions) => {
    expect(await play([...begin, ...portions], (it) => it.readReceiptId(42))).toBe('7c1');
  });

  it('is null for a document without the tag, and for none', async () => {
    expect(await play([...begin, ...portion(total), ...end], (it) => it.readReceiptId(42))).toBeNull();
    const absent = exchange('FF 3A 1E 00 00 00 2A 00 00 00', 'FF 3A 08');
    expect(await play(absent, (it) => it.readReceiptId(42))).toBeNull();
  });
});

describe('settle', () => {
  it('asks every 30 ms until the printer is idle', async () => {
    const { clock, line, register } = scriptedRegister([...status('02', '05'), ...status('02', '04'), ...settled]);
    expect(await clock.run(register.settle())).toBe('ready');
    expect(clock.now()).toBe(60);
    line.assertFollowed();
  });

  it('logs a submode nobody has described and goes on asking', async () => {
    const { clock, log, register } = scriptedRegister([...status('02', '2A'), ...settled]);
    expect(await clock.run(register.settle())).toBe('ready');
    expect(log).toEqual(['submode 42 is not described: treated as busy']);
  });

  it('goes on looking when "continue" is refused', async () => {
    const refused = exchange('B0 01 00 00 00', 'B0 6B');
    const steps = [...status('02', '03'), ...refused, ...status('02', '02')];
    expect(await play(steps, (it) => it.settle())).toBe('outActive');
  });
});

describe('paper, drawer, sound', () => {
  it.each<[string, Step[], 'repeatLastDocument' | 'cut' | 'openDrawer' | 'beep']>([
    ['8Ch', [...settled, ...exchange('8C 01 00 00 00', '8C 00 01')], 'repeatLastDocument'],
    ['25h partial', [...settled, ...exchange('25 01 00 00 00 01', '25 00 01')], 'cut'],
    ['28h drawer 0', exchange('28 01 00 00 00 00', '28 00 01'), 'openDrawer'],
    ['13h', exchange('13 01 00 00 00', '13 00 01'), 'beep'],
  ])('%s', async (_, steps, call) => {
    expect(await play(steps, (it) => it[call]())).toBeUndefined();
  });

  it('17h once a line', async () => {
    const line = (text: string): Step[] => exchange(`17 01 00 00 00 02 ${text} (39 x 00)`, '17 00 01');
    expect(await play([...settled, ...line('41'), ...line('42')], (it) => it.printText(['A', 'B']))).toBeUndefined();
  });
});

describe('settings', () => {
  const size = exchange('2E 1E 00 00 00 02 02', '2E 00 (40 x 00) 01 04');
  const current = exchange('1F 1E 00 00 00 02 07 00 02', '1F 00 CE EB FF 00');

  it('writes the cashier into the row of the operator that 10h names', async () => {
    const written = exchange('1E 1E 00 00 00 02 07 00 02 C5 E2 E0 00', '1E 00');
    const steps = [...settled, ...size, ...current, ...written];
    expect(await play(steps, (it) => it.nameCashier('Ева'))).toBeUndefined();
  });

  it('does not write the name that is there', async () => {
    expect(await play([...settled, ...size, ...current], (it) => it.nameCashier('Оля'))).toBeUndefined();
  });

  const fullStatusIn = (mode: string): Step[] => exchange('11 01 00 00 00', fullStatusAnswer(mode));
  const closed = fullStatusIn('04');

  it('does not touch the clock inside a shift', async () => {
    const refused = { kind: 'refused', deviceCode: null };
    expect(await play(fullStatus, (it) => it.setClock('2026-11-22T14:05:30'))).toMatchObject(refused);
  });

  it('does not set the clock before 14:05, the last document of the drive', async () => {
    const steps = [...closed, ...drive('2A')];
    expect(await play(steps, (it) => it.setClock('2026-11-22T14:04:59'))).toMatchObject({ kind: 'refused' });
  });

  it('confirms first a date that an earlier try left unconfirmed', async () => {
    const steps = [
      ...fullStatusIn('06'),
      ...exchange('23 1E 00 00 00 16 0B 1A', '23 00'),
      ...drive('2A'),
      ...exchange('22 1E 00 00 00 17 0B 1A', '22 00'),
      ...exchange('23 1E 00 00 00 17 0B 1A', '23 00'),
      ...exchange('21 1E 00 00 00 08 00 00', '21 00'),
    ];
    expect(await play(steps, (it) => it.setClock('2026-11-23T08:00'))).toBeUndefined();
  });

  it('sets and confirms the date, then the time', async () => {
    const steps = [
      ...closed,
      ...drive('2A'),
      ...exchange('22 1E 00 00 00 16 0B 1A', '22 00'),
      ...exchange('23 1E 00 00 00 16 0B 1A', '23 00'),
      ...exchange('21 1E 00 00 00 0E 05 1E', '21 00'),
    ];
    expect(await play(steps, (it) => it.setClock('2026-11-22T14:05:30'))).toBeUndefined();
  });

  it.each(['', '22.11.2026', '2026-11-22', '1999-01-01T00:00'])('refuses the clock "%s"', async (dateTime) => {
    expect(await play([], (it) => it.setClock(dateTime))).toMatchObject({ kind: 'invalid' });
  });
});
