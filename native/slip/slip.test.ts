/** The slip printer behind the register's port, over a real pseudo-terminal, read back from its paper. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { describeRegister } from '../fiscal/conformance/any.ts';
import { testReceipt } from '../fiscal/conformance/receipt.ts';
import { openRegister } from '../fiscal/index.ts';
import type { FiscalRegister } from '../fiscal/index.ts';
import { qrMatrix } from '../fiscal/qr-matrix.ts';
import { serveSlipPrinter } from './emulator/serve.ts';
import type { ServedSlipPrinter } from './emulator/serve.ts';

interface Setup {
  served: ServedSlipPrinter;
  register: FiscalRegister;
  folder: string;
  stop(): Promise<void>;
}

function setUp(model: string): Setup {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-slip-'));
  const served = serveSlipPrinter(join(folder, 'printer'));
  const address = `escpos${model}:tty:${served.path}@9600`;
  const register = openRegister(address, { bookPath: join(folder, 'book.json') });
  const stop = async () => {
    await register.disconnect();
    await served.unplug();
    rmSync(folder, { recursive: true, force: true });
  };
  return { served, register, folder, stop };
}

describeRegister('the ESC/POS driver on the simulated printer', async () => setUp('/epson'));

describe('a slip', () => {
  let setup: Setup | null = null;
  afterEach(() => setup?.stop());

  const opened = async (model = '/epson'): Promise<Setup> => {
    setup = setUp(model);
    await setup.register.connect();
    await setup.register.openShift();
    setup.served.printer.paper.length = 0;
    return setup;
  };
  const payments = { cash: 40_000, electronic: 0, advance: 0, credit: 0 };

  it('says that it is no receipt, and carries goods, total, payment and change', async () => {
    const { register, served } = await opened();
    await register.nameCashier('Иванова А.');
    await register.registerReceipt(testReceipt('1', { payments, text: ['Начислено баллов: 12'] }));
    const [title, disclaimer, head, cashier, ...rest] = served.printer.text;
    expect([title, disclaimer, cashier]).toEqual(['ТОВАРНЫЙ ЧЕК', 'НЕ ЯВЛЯЕТСЯ КАССОВЫМ ЧЕКОМ', 'Кассир Иванова А.']);
    expect(head).toMatch(/^№ 2, смена 1 +20\d\d-\d\d-\d\d \d\d:\d\d$/u);
    expect(rest.map((line) => line.replace(/ +/gu, ' '))).toEqual([
      'Молоко',
      '2 x 89.90 179.80',
      'Яблоки',
      '1.347 x 129.90 174.98',
      'ИТОГО 354.78',
      'Наличными 400.00',
      'Сдача 45.22',
      'Начислено баллов: 12',
    ]);
    expect(served.printer.paper.at(-1)).toEqual({ kind: 'cut' });
    expect(served.printer.text.every((line) => line.length <= 48)).toBe(true);
  });

  it.each(['/epson', '/epson-1251', '/clone-58', ''])('of escpos%s is readable Cyrillic', async (model) => {
    const { register, served } = await opened(model);
    await register.printText(['Щука, ёж и № 5']);
    expect(served.printer.text).toEqual(['Щука, ёж и № 5']);
  });

  it('has its QR code drawn by a printer that can', async () => {
    const { register, served } = await opened();
    const codes = [{ kind: 'qr', data: 'https://k.ru/опрос', caption: 'Оцените нас' }] as const;
    await register.registerReceipt(testReceipt('1', { codes }));
    expect(served.printer.paper).toContainEqual({ kind: 'qr', data: 'https://k.ru/опрос', dots: 6 });
  });

  it('has it as a picture of the very same modules where the printer cannot', async () => {
    const { register, served } = await opened('/clone-58');
    const codes = [{ kind: 'qr', data: 'k.ru/1', caption: '' }] as const;
    await register.registerReceipt(testReceipt('1', { codes }));
    const picture = served.printer.paper.find((item) => item.kind === 'picture');
    const dark = (x: number, y: number) => ((picture?.rows[y]?.[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
    const matrix = await qrMatrix('k.ru/1');
    expect(picture?.rows.length).toBe(matrix.length * 6);
    expect(matrix.map((row, y) => row.map((_, x) => dark(x * 6 + 3, y * 6 + 3)))).toEqual(matrix);
  });

  it('is refused before it is counted when there is no paper', async () => {
    const { register, served } = await opened();
    served.printer.attend({ hasPaper: false });
    const { lastFd } = await register.readCounters();
    await expect(register.registerReceipt(testReceipt('1'))).rejects.toMatchObject({ kind: 'paper' });
    expect(await register.readCounters()).toMatchObject({ lastFd });
    expect(await register.readStatus()).toMatchObject({ paper: 'outPassive', print: 'printed' });
  });

  it('is counted although the roll ends inside it, and printed whole when there is paper again', async () => {
    const { register, served } = await opened();
    served.printer.attend({ linesLeft: 3 });
    const { fd } = await register.registerReceipt(testReceipt('1'));
    expect(await register.findDocument(fd)).toMatchObject({ type: 3, total: 35_478 });
    expect(await register.readStatus()).toMatchObject({ paper: 'outPassive', print: 'needsPaper' });
    served.printer.attend({ hasPaper: true });
    expect(await register.readStatus()).toMatchObject({ paper: 'ready', print: 'needsContinue' });
    served.printer.paper.length = 0;
    expect(await register.settle()).toBe('ready');
    expect(served.printer.text[0]).toBe('ТОВАРНЫЙ ЧЕК');
    expect(served.printer.text.filter((line) => line.startsWith('ИТОГО'))).toHaveLength(1);
    expect(await register.readStatus()).toMatchObject({ print: 'printed' });
  });

  it('tells a roll that ends soon and an open cover', async () => {
    const { register, served } = await opened();
    served.printer.attend({ isPaperLow: true, coverOpen: true });
    expect(await register.readStatus()).toMatchObject({ paper: 'ready', paperLow: true, coverOpen: true });
  });

  it('opens the drawer', async () => {
    const { register, served } = await opened();
    await register.openDrawer();
    await register.readStatus();
    expect(served.printer.drawerPulses).toBe(1);
  });
});

describe('a slip printer', () => {
  let setup: Setup | null = null;
  afterEach(() => setup?.stop());

  it('says that its documents have no fiscal force, and has no drive and no clock', async () => {
    setup = setUp('/epson');
    const { register } = setup;
    expect(await register.connect()).toMatchObject({
      isFiscal: false,
      prints: true,
      isKnownModel: true,
      model: 'epson',
    });
    await expect(register.readDrive()).rejects.toMatchObject({ kind: 'refused', deviceCode: 0x37 });
    await expect(register.setClock('2030-01-01T00:00')).rejects.toMatchObject({ kind: 'refused', deviceCode: 0x37 });
  });

  it('that nobody named prints narrow, with pictures for codes, and says that it is not known', async () => {
    setup = setUp('');
    expect(await setup.register.connect()).toMatchObject({ textWidth: 32, isKnownModel: false });
  });

  it('behind a bridge that swallows status prints all the same, unless its model is known to answer', async () => {
    setup = setUp('/clone-58');
    setup.served.printer.answers = false;
    await setup.register.connect();
    await setup.register.openShift();
    await setup.register.registerReceipt(testReceipt('1'));
    const { printer } = setup.served;
    await expect.poll(() => printer.text).toContain('ТОВАРНЫЙ ЧЕК');
    const strict = openRegister(`escpos/epson:tty:${setup.served.path}`);
    await setup.register.disconnect();
    await expect(strict.connect()).rejects.toMatchObject({ kind: 'noLink' });
  });

  it('keeps its numbers, shift and cash in a file, as the till’s recovery needs after a crash', async () => {
    setup = setUp('/epson');
    const { register, folder, served } = setup;
    const { serial } = await register.connect();
    await register.openShift();
    const { fd } = await register.registerReceipt(testReceipt('before the crash'));
    await register.disconnect();
    const again = openRegister(`escpos/epson:tty:${served.path}`, { bookPath: join(folder, 'book.json') });
    expect(await again.connect()).toMatchObject({ serial });
    expect(await again.readCounters()).toMatchObject({ lastFd: fd, shiftOpen: true, shiftNumber: 1, receiptNumber: 1 });
    expect(await again.readReceiptId(fd)).toBe('before the crash');
    expect(await again.readDrawer()).toBe(35_478);
    await again.disconnect();
  });

  it('is a name that stands in a data file', () => {
    expect(() => openRegister('escpos/nosuch:tty:/dev/ttyS0')).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
