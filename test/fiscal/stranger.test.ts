/**
 * Somebody else's client drives the emulator through its terminal, as it would a register on the counter: the frames
 * are those of fiscal-printer section 6 where it has one, and else put together byte by byte from section 4.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytesOf, cp1251, encode1251, framed, hex, number, StrangerClient } from './stranger-client.ts';

const EMULATOR = join(import.meta.dirname, '../../native/fiscal/fiscal-emulator.ts');
const CASHIER = [1, 0, 0, 0];
const SYSTEM = [30, 0, 0, 0];
const FF = 0xff;

let folder: string;
let emulator: ChildProcess;
let client: StrangerClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stranger-'));
  const child = spawn(process.execPath, [EMULATOR, '--tty-link', join(folder, 'tty')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  emulator = child;
  await once(child.stdout, 'data');
  client = new StrangerClient(join(folder, 'tty'));
});

afterAll(async () => {
  client.close();
  emulator.kill('SIGTERM');
  await once(emulator, 'exit');
  rmSync(folder, { recursive: true });
});

const text40 = (text: string): number[] => [...encode1251(text), ...Array<number>(40 - text.length).fill(0)];
const quantity = (thousandths: number): number[] => bytesOf(thousandths, 5);
const sum = (kopecks: number): number[] => bytesOf(kopecks, 5);
const oldLine = (code: number, milli: number, price: number): Promise<number[]> =>
  client.ask(code, CASHIER, quantity(milli), sum(price), 1, [1, 0, 0, 0], text40('Молоко'));
const oldClose = (cash: number): Promise<number[]> =>
  client.ask(0x85, CASHIER, sum(cash), sum(0), sum(0), sum(0), [0, 0], [0, 0, 0, 0], text40(''));
const drawer = async (): Promise<number> => number(await client.ask(0x1a, CASHIER, 241), 3, 6);
const mode = async (): Promise<number> => (await client.ask(0x10, CASHIER))[5] ?? -1;
const lastFd = async (): Promise<number> => number(await client.ask(FF, 0x01, SYSTEM), 29, 4);

it('connects: ENQ is answered NAK, a bad LRC with NAK, the device has a name', async () => {
  client.write([0x05]);
  expect(await client.read(1)).toEqual([0x15]);
  client.write(hex('02 05 10 01 00 00 00 15'));
  expect(await client.read(1)).toEqual([0x15]);
  const device = await client.exchange(hex('02 01 FC FD'));
  expect(device.slice(2, 4)).toEqual([0xfc, 0]);
  expect(cp1251(device.slice(10, -1))).toBe('ШТРИХ-М-01Ф');
});

it('gets the same answer again after ENQ as long as it sends no ACK', async () => {
  client.write(hex('02 05 10 01 00 00 00 14'));
  expect(await client.read(1)).toEqual([0x06]);
  const first = await client.answer();
  client.write([0x15]);
  client.write([0x05]);
  expect(await client.read(1)).toEqual([0x06]);
  expect(await client.answer()).toEqual(first);
  client.write([0x06]);
});

it('reads status: short of 16 bytes, full of 48 with a date, shift closed, model parameters', async () => {
  const short = await client.ask(0x10, CASHIER);
  expect([short.length, short[2], short[5], short[6]]).toEqual([16, 1, 4, 0]);
  const full = (await client.exchange(hex('02 05 11 1E 00 00 00 0A'))).slice(2, -1);
  expect([full.length, full[15], number(full, 42, 6)]).toEqual([48, 4, 7_707_083_893]);
  expect(full.slice(18, 25)).toEqual(hex('4E 41 00 00 01 01 10'));
  expect([full[25], full[26], full[27]].every((part) => part !== undefined && part > 0)).toBe(true);
  const model = (await client.exchange(hex('02 02 F7 01 F4'))).slice(2, -1);
  expect([model[10], model[11], number(model, 27, 2)]).toEqual([12, 24, 255]);
});

it('is refused as by a register: a wrong password 4Fh, an unknown command 37h, a short body 7Eh, no shift 73h', async () => {
  expect(await client.ask(0x10, [77, 0, 0, 0])).toEqual([0x10, 0x4f]);
  expect(await client.ask(0x99, CASHIER)).toEqual([0x99, 0x37]);
  expect(await client.ask(0x10, [1, 0, 0])).toEqual([0x10, 0x7e]);
  expect(await client.exchange(hex('02 06 8D 01 00 00 00 00 8A'))).toEqual(framed([0x8d, 0x73]));
});

it('opens the shift with E0h', async () => {
  expect(await client.exchange(hex('02 05 E0 1E 00 00 00 FB'))).toEqual(framed([0xe0, 0, 30]));
  const shift = (await client.exchange(hex('02 06 FF 40 1E 00 00 00 A7'))).slice(2, -1);
  expect([shift[3], number(shift, 4, 2), number(shift, 6, 2)]).toEqual([1, 1, 0]);
});

it('sells the old way: 80h opens the receipt, 81h has no place in it, 86h and 87h are refused 40h, 85h closes', async () => {
  const sale = hex(`02 3C 80 01 00 00 00 D0 07 00 00 00 1E 23 00 00 00 01 01 00 00 00
    CC EE EB EE EA EE ${'00 '.repeat(34)} 74`);
  expect(await client.exchange(sale)).toEqual(hex('02 03 80 00 01 82'));
  expect(await oldLine(0x81, 1000, 100)).toEqual([0x81, 0x49]);
  const discount = [...sum(500), 0, 0, 0, 0, ...text40('скидка')];
  expect(await client.ask(0x86, CASHIER, discount)).toEqual([0x86, 0x40]);
  expect(await client.ask(0x87, CASHIER, discount)).toEqual([0x87, 0x40]);
  expect(number(await client.ask(0x89, CASHIER), 3, 5)).toBe(17_980);
  expect(await oldClose(17_979)).toEqual([0x85, 0x45]);
  const closed = (await client.exchange(hex(`02 47 85 01 00 00 00 20 4E ${'00 '.repeat(64)} AD`))).slice(2, -1);
  expect([closed[1], closed[2], number(closed, 3, 5)]).toEqual([0, 1, 2020]);
  expect(await drawer()).toBe(17_980);
});

it('gives back with 82h and closes with the sixteen payments of 8Eh', async () => {
  expect(await oldLine(0x82, 1000, 8990)).toEqual([0x82, 0, 1]);
  expect(await mode()).toBe(0x28);
  const payments = [...sum(8990), ...Array<number>(15 * 5).fill(0)];
  expect(await client.ask(0x8e, CASHIER, payments, [0, 0], [0, 0, 0, 0], text40(''))).toEqual([0x8e, 0, 1, ...sum(0)]);
  expect(await drawer()).toBe(8990);
});

it('buys with 81h and takes back with 83h; the drawer must hold what is paid out', async () => {
  await oldLine(0x81, 1000, 9000);
  expect(await oldClose(9000)).toEqual([0x85, 0x46]);
  expect(await client.exchange(hex('02 05 88 01 00 00 00 8C'))).toEqual(framed([0x88, 0, 1]));
  await oldLine(0x81, 1000, 5000);
  expect((await oldClose(5000))[1]).toBe(0);
  expect(await drawer()).toBe(3990);
  await oldLine(0x83, 1000, 5000);
  expect((await oldClose(5000))[1]).toBe(0);
  expect(await drawer()).toBe(8990);
});

it('sells and gives back the new way: 8Dh, FF46h, FF0Ch, FF45h; the document is found by its number', async () => {
  const before = await lastFd();
  await client.exchange(hex('02 06 8D 01 00 00 00 00 8A'));
  const apples = hex(`02 26 FF 46 01 00 00 00 01 B8 8D 14 00 00 00 BE 32 00 00 00 5A 44 00 00 00
    FF FF FF FF FF 02 01 04 01 DF E1 EB EE EA E8 EC`);
  expect(await client.exchange(apples)).toEqual(framed([FF, 0x46, 0]));
  const chocolate = hex(`02 27 FF 46 1E 00 00 00 01 C0 C6 2D 00 00 00 9B 1F 00 00 00 FF FF FF FF FF
    FF FF FF FF FF 01 01 04 01 D8 EE EA EE EB E0 E4 F6`);
  expect(await client.exchange(chocolate)).toEqual(framed([FF, 0x46, 0]));
  const contact = hex('02 16 FF 0C 1E 00 00 00 F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37 16');
  expect(await client.exchange(contact)).toEqual(framed([FF, 0x0c, 0]));
  const payments = [...sum(20_000), ...sum(30_000), ...Array<number>(14 * 5).fill(0)];
  const closed = await client.ask(FF, 0x45, CASHIER, payments, 0, Array<number>(30).fill(0), 1);
  const total = 17_498 + 3 * 8091;
  expect([closed[2], number(closed, 3, 5), number(closed, 8, 4)]).toEqual([0, 50_000 - total, before + 1]);
  const found = await client.ask(FF, 0x0a, SYSTEM, bytesOf(before + 1, 4));
  expect([found[2], found[3], found[18], number(found, 19, 5)]).toEqual([0, 3, 1, total]);
  expect(found.slice(14, 18)).toEqual(closed.slice(12, 16));

  await client.ask(0x8d, CASHIER, 2);
  const back = [2, ...bytesOf(1_000_000, 6), ...sum(8091), ...sum(8091), ...hex('FF FF FF FF FF'), 1, 1, 4, 1];
  expect(await client.ask(FF, 0x46, CASHIER, back, encode1251('Шоколад'))).toEqual([FF, 0x46, 0]);
  const refund = [...sum(8091), ...Array<number>(15 * 5).fill(0)];
  expect((await client.ask(FF, 0x45, CASHIER, refund, 0, Array<number>(30).fill(0), 1))[2]).toBe(0);
  expect((await client.ask(FF, 0x0a, SYSTEM, bytesOf(before + 2, 4)))[18]).toBe(2);
});

it('is refused a sum two kopecks beside price x quantity, and a cancelled receipt makes no document', async () => {
  const before = await lastFd();
  await client.exchange(hex('02 06 8D 01 00 00 00 00 8A'));
  const line = [1, ...bytesOf(1_347_000, 6), ...sum(12_990), ...sum(17_500), ...hex('FF FF FF FF FF'), 2, 1, 4, 1];
  expect(await client.ask(FF, 0x46, CASHIER, line)).toEqual([FF, 0x46, 0x33]);
  expect(await client.exchange(hex('02 05 88 01 00 00 00 8C'))).toEqual(framed([0x88, 0, 1]));
  expect([await lastFd(), await mode()]).toEqual([before, 2]);
});

it('asks the drive: number, version, expiry, exchange with the operator, and reads the receipt element by element', async () => {
  const fd = await lastFd();
  expect(cp1251((await client.ask(FF, 0x02, SYSTEM)).slice(3))).toMatch(/^9999\d{12}$/);
  expect((await client.ask(FF, 0x04, SYSTEM)).length).toBe(3 + 17);
  expect((await client.ask(FF, 0x03, SYSTEM))[2]).toBe(0);
  expect((await client.ask(FF, 0x39, SYSTEM)).length).toBe(3 + 13);
  expect(number(await client.ask(FF, 0x3f, SYSTEM), 3, 2)).toBe(0);
  const head = await client.ask(FF, 0x3a, SYSTEM, bytesOf(fd, 4));
  expect([head[2], number(head, 3, 2)]).toEqual([0, 3]);
  const tags: number[] = [];
  let size = 0;
  for (;;) {
    const portion = await client.ask(FF, 0x3b, SYSTEM);
    if (portion[2] === 0x08) break;
    tags.push(number(portion, 3, 2));
    size += portion.length - 3;
  }
  expect(size).toBe(number(head, 5, 2));
  for (const tag of [1012, 1018, 1020, 1021, 1031, 1037, 1038, 1040, 1041, 1042, 1054, 1055, 1059, 1077, 1081]) {
    expect(tags).toContain(tag);
  }
  expect(await client.ask(FF, 0x0a, SYSTEM, bytesOf(fd + 1, 4))).toEqual([FF, 0x0a, 0x08]);
});

it('takes cash in, prints X, repeats no report, closes with Z: one document of type 5, the shift registers are empty', async () => {
  const before = await drawer();
  expect((await client.exchange(hex('02 0A 50 01 00 00 00 50 C3 00 00 00 C8'))).slice(2, 5)).toEqual([0x50, 0, 1]);
  expect(await drawer()).toBe(before + 50_000);
  expect(await client.exchange(hex('02 05 40 1E 00 00 00 5B'))).toEqual(framed([0x40, 0, 30]));
  expect(await client.ask(0x8c, CASHIER)).toEqual([0x8c, 0x56]);
  const fd = await lastFd();
  expect(await client.exchange(hex('02 05 41 1E 00 00 00 5A'))).toEqual(framed([0x41, 0, 30]));
  expect([await lastFd(), await mode()]).toEqual([fd + 1, 4]);
  expect((await client.ask(FF, 0x0a, SYSTEM, bytesOf(fd + 1, 4)))[3]).toBe(5);
  expect(number(await client.ask(0x1a, CASHIER, 193), 3, 6)).toBe(0);
  expect(await client.ask(FF, 0x37, SYSTEM)).toEqual([FF, 0x37, 0x37]);
});
