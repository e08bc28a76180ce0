import { describe, expect, it } from 'vitest';
import { exchange } from './fixtures/scripted-line.ts';
import type { Step } from './fixtures/scripted-line.ts';
import { RECEIPT, play, scriptedRegister } from './fixtures/scripted-register.ts';
import { chooseModel } from './models/choose.ts';

/** What a receipt is on the wire, byte for byte, and what each failure on the way means for the money. */

const status = (mode: string, submode: string): Step[] =>
  exchange('10 01 00 00 00', `10 00 01 92 02 ${mode} ${submode} 00 9F E5 00 00 00 00 00 00`);
const settled = status('02', '00');
const opened = exchange('8D 01 00 00 00 00', '8D 00 01');
const openedReturn = exchange('8D 01 00 00 00 02', '8D 00 01');

const MILK = `01 00 00 00 01 80 84 1E 00 00 00 1E 23 00 00 00 3C 46 00 00 00 FF FF FF FF FF
  02 01 04 01 CC EE EB EE EA EE`;
const APPLES = `01 00 00 00 01 B8 8D 14 00 00 00 BE 32 00 00 00 5A 44 00 00 00 FF FF FF FF FF
  CB 01 04 01 DF E1 EB EE EA E8`;
const milk = exchange(`FF 46 ${MILK}`, 'FF 46 00');
const apples = exchange(`FF 46 ${APPLES}`, 'FF 46 00');
const pieces = exchange('FF 4D 01 00 00 00 3C 08 01 00 00', 'FF 4D 00');
const kilograms = exchange('FF 4D 01 00 00 00 3C 08 01 00 0B', 'FF 4D 00');
const contact = exchange('FF 0C 1E 00 00 00 F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37', 'FF 0C 00');
const mark = exchange('FF 0C 1E 00 00 00 3C 04 0D 00 3D 04 02 00 49 44 3E 04 03 00 37 63 31', 'FF 0C 00');
const text = exchange('17 01 00 00 00 02 C1 E0 EB EB FB 3A 20 31 32 (31 x 00)', '17 00 01');
const CLOSE = 'FF 45 01 00 00 00 70 17 00 00 00 30 75 00 00 00 (101 x 00) 01';
const CLOSED = 'FF 45 00 0A 02 00 00 00 2B 00 00 00 F3 60 35 FF';
const closed = exchange(CLOSE, CLOSED);
const cancelled = exchange('88 01 00 00 00', '88 00 01');

const driveAt = (fd: string): Step[] =>
  exchange(
    'FF 01 1E 00 00 00',
    `FF 01 00 03 00 00 01 00 1A 0B 16 0E 05 39 39 39 39 30 37 38 39 30 32 30 31 31 32 30 39 ${fd} 00 00 00`,
  );
const confirmed = driveAt('2B');

const built = [...settled, ...opened, ...milk, ...pieces, ...apples, ...kilograms, ...contact, ...mark, ...text];

const register = (steps: readonly Step[], receipt = RECEIPT) => play(steps, (it) => it.registerReceipt(receipt));

const idle: Step = { host: '05', register: '15' };
const silent: Step = { host: '05', register: '' };
/** A request frame, when the host writes it and what comes back is not an answer. */
const frameOf = (steps: readonly Step[]): string => steps[1]?.host ?? '';

describe('registerReceipt', () => {
  it('opens, writes lines with their measures, tags, text, closes and looks at the counter once', async () => {
    expect(await register([...built, ...closed, ...confirmed])).toEqual({
      fn: '9999078902011209',
      fd: 43,
      fpd: 0xff3560f3,
      dateTime: '2026-11-22T14:05',
      change: 522,
    });
  });

  it('tells each stage as it is reached', async () => {
    const stages: string[] = [];
    await play([...built, ...closed, ...confirmed], (it) =>
      it.registerReceipt(RECEIPT, (stage, index) => stages.push(`${stage} ${index}`)),
    );
    expect(stages).toEqual(['opening 0', 'opened 0', 'line 0', 'line 1', 'tags 0', 'text 0', 'closing 0', 'closed 0']);
  });

  it('puts the measure before its line on cash-core firmware', async () => {
    const cashCore = chooseModel('', Uint8Array.of(0, 0, 0x80, 0, 0, 0, 0, 0));
    const lines = [...settled, ...opened, ...pieces, ...milk, ...kilograms, ...apples];
    const steps = [...lines, ...contact, ...mark, ...text, ...closed, ...confirmed];
    expect(await play(steps, (it) => it.registerReceipt(RECEIPT), cashCore)).toMatchObject({ fd: 43 });
  });

  it('makes a return with operation 2 everywhere', async () => {
    const returned = exchange(`FF 46 ${MILK.replace('00 01 80', '00 02 80')}`, 'FF 46 00');
    const [line] = RECEIPT.lines;
    if (line === undefined) throw new Error('a line');
    const receipt = {
      ...RECEIPT,
      operation: 'saleReturn' as const,
      lines: [line],
      payments: { cash: 17_980, electronic: 0, advance: 0, credit: 0 },
      contact: null,
      text: [],
    };
    const paid = exchange('FF 45 01 00 00 00 3C 46 (109 x 00) 01', CLOSED);
    const steps = [...settled, ...openedReturn, ...returned, ...pieces, ...mark, ...paid, ...confirmed];
    expect(await register(steps, receipt)).toMatchObject({ fd: 43 });
  });

  it('waits for the printer first, and sends "continue" once when paper is back', async () => {
    const waiting = [...status('02', '05'), ...status('02', '03'), ...exchange('B0 01 00 00 00', 'B0 00 01')];
    const steps = [...waiting, ...status('02', '03'), ...built, ...closed, ...confirmed];
    expect(await register(steps)).toMatchObject({ fd: 43 });
  });

  it('continues and sends the close again after 58h', async () => {
    const refused = exchange(CLOSE, 'FF 45 58');
    const continued = [...status('08', '03'), ...exchange('B0 01 00 00 00', 'B0 00 01'), ...status('08', '00')];
    expect(await register([...built, ...refused, ...continued, ...closed, ...confirmed])).toMatchObject({ fd: 43 });
  });

  it('waits and opens again after 50h', async () => {
    const refused = exchange('8D 01 00 00 00 00', '8D 50');
    const steps = [...settled, ...refused, ...status('02', '05'), ...built, ...closed, ...confirmed];
    expect(await register(steps)).toMatchObject({ fd: 43 });
  });

  it('sends nothing after the printer ran out of paper', async () => {
    expect(await register(status('02', '02'))).toMatchObject({ kind: 'paper' });
    expect(await register(status('02', '01'))).toMatchObject({ kind: 'paper' });
  });

  it('gives up on a printer that stays busy for a second', async () => {
    const looks = 1 + Math.ceil(1000 / 30);
    const steps = Array.from({ length: looks }, () => status('02', '04')).flat();
    expect(await register(steps)).toMatchObject({ kind: 'busy' });
  });

  it('does not cancel what it could not open', async () => {
    const refused = exchange('8D 01 00 00 00 00', '8D 4A');
    expect(await register([...settled, ...refused])).toEqual({ kind: 'refused', deviceCode: 0x4a, command: 0x8d });
  });

  it('cancels after a refused line', async () => {
    const refused = exchange(`FF 46 ${APPLES}`, 'FF 46 33');
    const steps = [...settled, ...opened, ...milk, ...pieces, ...refused, ...cancelled];
    expect(await register(steps)).toEqual({ kind: 'refused', deviceCode: 0x33, command: 0xff46 });
  });

  it('cancels after a refused close', async () => {
    const refused = exchange(CLOSE, 'FF 45 45');
    expect(await register([...built, ...refused, ...cancelled])).toEqual({
      kind: 'refused',
      deviceCode: 0x45,
      command: 0xff45,
    });
  });

  it('cancels when paper is missing at the close', async () => {
    const refused = exchange(CLOSE, 'FF 45 6B');
    expect(await register([...built, ...refused, ...cancelled])).toMatchObject({ kind: 'paper', deviceCode: 0x6b });
  });

  it('cancels as administrator what another operator is said to have opened', async () => {
    const refused = exchange(CLOSE, 'FF 45 45');
    const strange = exchange('88 01 00 00 00', '88 59');
    const byAdministrator = exchange('88 1E 00 00 00', '88 00 1E');
    expect(await register([...built, ...refused, ...strange, ...byAdministrator])).toMatchObject({ deviceCode: 0x45 });
  });

  it.each(['03', '04', '2F', '30', '31', '32', '38', '39', '6A'])(
    'does not touch the receipt after %s at the close: the document may exist',
    async (code) => {
      const failed = exchange(CLOSE, `FF 45 ${code}`);
      expect(await register([...built, ...failed])).toEqual({
        kind: 'unknown',
        deviceCode: Number.parseInt(code, 16),
        command: 0xff45,
      });
    },
  );

  it('never says unknown before the close: a lost line is cancelled', async () => {
    const lost = [idle, { host: frameOf(milk), register: '06' }, idle];
    expect(await register([...settled, ...opened, ...lost, ...cancelled])).toMatchObject({ kind: 'noLink' });
  });

  it('never says unknown before the close: an unplugged cable is no link', async () => {
    const unplugged = [idle, { host: frameOf(milk), register: '', diesAfterMs: 0 }];
    expect(await register([...settled, ...opened, ...unplugged])).toMatchObject({ kind: 'noLink', command: 0xff46 });
  });

  it('takes the late answer to a close as its result', async () => {
    const answer = closed[1]?.register.slice(3) ?? '';
    const late = [idle, { host: frameOf(closed), register: '06' }, { host: '05', register: `06 ${answer}` }];
    const steps = [...built, ...late, { host: '06', register: '' }, ...confirmed];
    expect(await register(steps)).toMatchObject({ fd: 43, change: 522 });
  });

  it('says unknown when the answer to a close is lost', async () => {
    const lost = [idle, { host: frameOf(closed), register: '06' }, idle];
    expect(await register([...built, ...lost])).toEqual({ kind: 'unknown', deviceCode: null, command: 0xff45 });
  });

  it('keeps the answer to a close that came after it was given up, once, under the receipt’s id', async () => {
    const answer = closed[1]?.register.slice(3) ?? '';
    // Every 1.3 s within the 30 s of the command, then every 0.3 s until its patience of 15 s is over.
    const silences = Array.from({ length: 24 + 49 }, () => silent);
    const steps: Step[] = [...built, idle, { host: frameOf(closed), register: '06' }, ...silences];
    const late: Step[] = [
      { host: '05', register: `06 ${answer}` },
      { host: '06', register: '' },
      ...status('02', '00'),
    ];
    const { clock, line, register: it } = scriptedRegister([...steps, ...late]);
    await expect(clock.run(it.registerReceipt(RECEIPT))).rejects.toMatchObject({ kind: 'unknown' });
    expect(it.takeLateClose()).toBeNull();
    await clock.run(it.readStatus());
    expect(it.takeLateClose()).toEqual({ receiptId: '7c1', outcome: { fd: 43, fpd: 0xff3560f3, change: 522 } });
    expect(it.takeLateClose()).toBeNull();
    line.assertFollowed();
  });

  it('says unknown when the cable goes with the close', async () => {
    const unplugged = [idle, { host: frameOf(closed), register: '', diesAfterMs: 0 }];
    expect(await register([...built, ...unplugged])).toMatchObject({ kind: 'unknown' });
  });

  it('says no link when the register fell silent before the close', async () => {
    const gone = [silent, silent, silent];
    expect(await register([...built, ...gone, ...gone])).toMatchObject({ kind: 'noLink', command: 0xff45 });
  });

  it('sends a close the register denies having again while the receipt is open', async () => {
    const denied = [idle, { host: frameOf(closed), register: '' }, idle];
    expect(await register([...built, ...denied, ...status('08', '00'), ...closed, ...confirmed])).toMatchObject({
      fd: 43,
    });
  });

  it('says unknown when the register denies having the close but the receipt is gone', async () => {
    const denied = [idle, { host: frameOf(closed), register: '' }, idle];
    expect(await register([...built, ...denied, ...status('02', '00')])).toMatchObject({ kind: 'unknown' });
  });

  it('says unknown when the counter stood still under an answer of success', async () => {
    expect(await register([...built, ...closed, ...driveAt('2A')])).toEqual({
      kind: 'unknown',
      deviceCode: 0,
      command: 0xff45,
    });
  });

  it('sends no byte for a receipt it must not print', async () => {
    const payments = { cash: 5477, electronic: 30_000, advance: 0, credit: 0 };
    expect(await register([], { ...RECEIPT, payments })).toMatchObject({ kind: 'invalid' });
  });
});
