/** The whole emulator: a real pseudo-terminal, a real serial port, the control channel, the disk. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectControl, startEmulator, type Emulator, type EmulatorOptions } from './index.ts';
import { readEmulatorPaper } from './emulator-paper.ts';
import { ENQ, NAK } from './frame.ts';
import { ask, NOW } from './testing/bench.ts';
import { RawPort } from './testing/raw-port.ts';

let folder: string;
const running: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'register-'));
});

afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.close();
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ ttyLink: join(folder, 'tty'), now: () => NOW, ...options });
  running.push(emulator);
  return emulator;
}

async function open(emulator: Emulator): Promise<RawPort> {
  const port = await RawPort.open(emulator.ttyPath);
  running.push(port);
  return port;
}

async function sell(port: RawPort, price = 10_000): Promise<number[]> {
  await port.send(ask.openReceipt());
  await port.send(ask.line({ price }));
  return port.send(ask.close({ 1: price }));
}

describe('the register on a terminal', () => {
  it('sells: opens the shift, takes a line, closes, keeps the document', async () => {
    const emulator = await start();
    const port = await open(emulator);
    expect(await port.send(ask.openShift())).toEqual([0xe0, 0, 1]);
    const closed = await sell(port);
    expect(closed.slice(0, 12)).toEqual([0xff, 0x45, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
    const documents = await emulator.control('documents');
    expect(documents.map(({ fd, type, total }) => [fd, type, total])).toEqual([
      [1, 1, null],
      [2, 2, null],
      [3, 3, 10_000],
    ]);
  });

  it('prints the receipt as a cashier knows it', async () => {
    const emulator = await start();
    const port = await open(emulator);
    await port.send(ask.openShift());
    await port.send(ask.openReceipt());
    await port.send(ask.line({ price: 8990, quantityMicro: 2_000_000, vat: 0xcb }));
    await port.send(ask.text('BONUS 5'));
    await port.send(ask.close({ 1: 20_000 }));
    const text = (await emulator.control('lastReceiptText')) ?? '';
    const fp = emulator.state().drive.documents.at(-1)?.sign;
    expect(text.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'ЭМУЛЯТОР - НЕ КАССА',
      'Тестовый прибор. Документ не имеет силы',
      'ООО "Копилка"',
      '127055, г. Москва, ул. Лесная, д. 5',
      'Магазин № 1',
      'КАССОВЫЙ ЧЕК',
      'ПРИХОД',
      'СМЕНА 1 ЧЕК 1',
      'Сыр',
      '2 x 89.90 =179.80',
      'НДС 22% =32.42',
      'BONUS 5',
      '-'.repeat(42),
      'ИТОГ =179.80',
      'НАЛИЧНЫМИ =179.80',
      'ПОЛУЧЕНО НАЛИЧНЫМИ =200.00',
      'СДАЧА =20.20',
      'СУММА НДС 22% =32.42',
      'СНО ОСН',
      'КАССИР Оператор 1',
      'САЙТ ФНС www.nalog.gov.ru',
      '22.11.26 14:05 ДОК 00002',
      'ЗН ККТ 149119 ИНН 7707083893',
      'РН ККТ 0000000001012345',
      'ФН 9999078900012345',
      `ФД 3 ФП ${fp}`,
      `[QRCODE t=20261122T1405&s=179.80&fn=9999078900012345&i=3&fp=${fp}&n=1]`,
      'ЭМУЛЯТОР - НЕ КАССА',
    ]);
    const rows = text.split('\n').filter((line) => !line.startsWith('['));
    expect(rows.every((line) => line.length <= 42)).toBe(true);
    expect(await emulator.control('receiptText', { fd: 3 })).toBe(text);
  });

  it('answers the next good frame after 4 kB of garbage', async () => {
    const port = await open(await start());
    await port.writeGarbage(Array.from({ length: 4096 }, (_, i) => (i * 197 + 3) % 251));
    expect((await port.send(ask.status()))[0]).toBe(0x10);
  });

  it('serves one client after another', async () => {
    const emulator = await start();
    for (let client = 0; client < 3; client += 1) {
      const port = await RawPort.open(emulator.ttyPath);
      expect((await port.send(ask.status()))[1]).toBe(0);
      await port.close();
    }
  });

  it('vanishes and returns under another name', async () => {
    const emulator = await start();
    const port = await open(emulator);
    await port.send(ask.openShift());
    const closed = once(port.port, 'close');
    await emulator.control('unplug');
    const [error] = (await closed) as [{ disconnected?: boolean }];
    expect([error.disconnected, existsSync(join(folder, 'tty'))]).toEqual([true, false]);
    expect(await emulator.control('replug', { link: join(folder, 'other') })).toBe(join(folder, 'other'));
    expect((await (await open(emulator)).send(ask.status()))[5]).toBe(2);
  });

  it('leaves a file of somebody else at the place of the link alone', async () => {
    writeFileSync(join(folder, 'tty'), 'mine');
    await expect(start()).rejects.toThrow('exists and is no link to a terminal');
    expect(readFileSync(join(folder, 'tty'), 'utf8')).toBe('mine');
  });

  it('takes over the link of a run that died, and then leaves the newer link alone', async () => {
    const first = await start();
    const second = await start();
    await first.close();
    expect((await (await open(second)).send(ask.status()))[5]).toBe(4);
    running.splice(running.indexOf(first), 1);
  });

  it('removes the link when it closes', async () => {
    const emulator = await startEmulator({ ttyLink: join(folder, 'tty') });
    await emulator.close();
    expect(existsSync(join(folder, 'tty'))).toBe(false);
  });
});

describe('the register over TCP', () => {
  it('speaks the same bytes', async () => {
    const emulator = await startEmulator({ tcpPort: 0 });
    running.push(emulator);
    const [host, port] = emulator.ttyPath.split(':');
    const socket = connect(Number(port), host);
    socket.write(Buffer.from([ENQ]));
    const [reply] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect([...reply]).toEqual([NAK]);
  });
});

describe('the slow profile', () => {
  it('paces an answer at 9600 baud and loses no byte of it', async () => {
    const port = await open(await start({ profile: 'slow9600' }));
    expect((await port.send([0x11, 30, 0, 0, 0])).length).toBe(48);
  });

  it('prints for a while: submode 4 for a report, 5 for the rest, then 0', async () => {
    const port = await open(await start({ profile: 'real' }));
    await port.send(ask.cash('in', 100));
    expect((await port.send(ask.status()))[6]).toBe(5);
    while ((await port.send(ask.status()))[6] !== 0);
    await port.send(ask.openShift());
    expect((await port.send(ask.status()))[6]).toBe(4);
    expect((await port.send(ask.openReceipt())).at(-1)).toBe(0x50);
    while ((await port.send(ask.status()))[6] !== 0);
    expect((await port.send(ask.openReceipt()))[1]).toBe(0);
  });
});

describe('the control channel', () => {
  it('answers requests by their id over its socket', async () => {
    const emulator = await start();
    const client = await connectControl(emulator.controlPath);
    const [state, documents] = await Promise.all([client.send('state'), client.send('documents')]);
    client.close();
    expect([state.mode, state.submode, state.powered, documents.length]).toEqual([4, 0, true, 1]);
  });

  it.each([
    ['{"id":7,"command":"dance"}', 7, '"dance" is no command'],
    ['{"id":8}', 8, 'a request names its command'],
    ['nonsense', null, 'JSON'],
    ['{"id":9,"command":"misbehave","faults":"explode"}', 9, '"explode" is no fault'],
    ['{"id":10,"command":"ageShift","hours":-1}', 10, '"hours" is a whole number'],
  ])('refuses %s in words', async (line, id, words) => {
    const emulator = await start();
    const socket = connect(emulator.controlPath);
    socket.write(`${line}\n`);
    const [reply] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    const parsed = JSON.parse(reply.toString()) as { id: unknown; ok: boolean; error: string };
    expect([parsed.id, parsed.ok]).toEqual([id, false]);
    expect(parsed.error).toContain(words);
  });

  it('gives a till in training the paper of a document without its code, and null where there is none', async () => {
    const emulator = await start();
    const port = await open(emulator);
    await port.send(ask.openShift());
    await sell(port);
    const paper = (await readEmulatorPaper(emulator.controlPath, 3)) ?? [];
    const whole = ((await emulator.control('receiptText', { fd: 3 })) ?? '').split('\n');
    expect([paper[0], whole.length - paper.length]).toEqual([whole[0], 1]);
    expect(paper.join()).not.toContain('QRCODE');
    expect(await readEmulatorPaper(emulator.controlPath, null)).toEqual(paper);
    expect(await readEmulatorPaper(emulator.controlPath, 4)).toBeNull();
    expect(await readEmulatorPaper(join(folder, 'nothing'), 3)).toBeNull();
  });

  it('sets the clock and ages the shift: 24 h later the mode is 3', async () => {
    const emulator = await start();
    const port = await open(emulator);
    await emulator.control('setClock', { to: '2026-12-01T08:30:00' });
    await port.send(ask.openShift());
    expect(emulator.state().shift.openedAt).toBe(Date.UTC(2026, 11, 1, 8, 30));
    await emulator.control('ageShift');
    expect((await port.send(ask.status()))[5]).toBe(3);
  });
});

describe('the folder of the register', () => {
  it('brings everything back: documents, shift, open receipt, drawer', async () => {
    const stateFolder = join(folder, 'register');
    const first = await startEmulator({ ttyLink: join(folder, 'tty'), stateFolder });
    const port = await RawPort.open(first.ttyPath);
    await port.send(ask.openShift());
    await sell(port);
    await port.send(ask.openReceipt());
    await port.send(ask.line({ price: 777 }));
    const before = first.state();
    await port.close();
    await first.close();
    const second = await start({ stateFolder });
    expect(second.state()).toEqual({ ...before, printer: { ...before.printer, tape: [] } });
    expect((await (await open(second)).send(ask.subtotal())).slice(3, 5)).toEqual([0x09, 0x03]);
    expect(readFileSync(join(stateFolder, 'paper.txt'), 'utf8')).toContain('КАССОВЫЙ ЧЕК');
  });

  it('refuses a state of another kind, and leaves it as it is', async () => {
    writeFileSync(join(folder, 'state.json'), '{"format":1}');
    await expect(start({ stateFolder: folder })).rejects.toThrow('is not a state file');
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe('{"format":1}');
  });

  it('logs each exchange in hex and in words', async () => {
    const logFile = join(folder, 'log');
    const port = await open(await start({ logFile }));
    await port.send(ask.status(99));
    const log = readFileSync(logFile, 'utf8');
    expect(log).toContain('> 02 05 10 63 00 00 00');
    expect(log).toContain('10 short status: Неверный пароль');
  });
});
