/**
 * What the disk does to a till. At the start it says in three lines what is wrong, ends with status 1 and leaves every
 * file as it was; while it sells, a full disk stops the next receipt and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openBrowser } from '../screens/browser.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { basket, picture, told } from './failure-words.ts';
import { BROWSER_HOST, openTillWindow, type TillWindow } from './till-window.ts';

const MILK = 'Молоко 3,2 %, 930 мл';
const SALE_BYTES = 16 * 1024 * 1024;

let shop: Shop;
let browser: Browser;
let till: TillWindow;
/** of a till that has sold; on a disk of its own where one can be mounted */
let dataFolder: string;
let disk: string;
let isMounted: boolean;

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop(), openBrowser()]);
  disk = shop.newDataFolder();
  mkdirSync(disk);
  isMounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]).status === 0;
  dataFolder = join(disk, 'till');
  till = await openTillWindow(shop, browser, dataFolder);
  await till.see('Смена закрыта');
  await till.press('Enter');
  await till.see('Смена 1');
  await till.see(/Связь есть · 0 в очереди/);
});
afterAll(async () => {
  await till.close();
  await browser.close();
  if (isMounted) spawnSync('/bin/umount', ['-l', disk]);
  await shop.close();
});

/** The last words of a till that does not come up, line by line. */
async function refusal(folder: string): Promise<{ code: number | null; words: string[] }> {
  const started = shop.till({ script: BROWSER_HOST, dataFolder: folder, args: ['--headless'] });
  const { code } = await started.exited;
  expect(started.lines).toEqual([]);
  return { code, words: started.words().trim().split('\n') };
}

describe('a till that is running', () => {
  it('keeps a second one out of its folder, and goes on', async () => {
    expect(await refusal(dataFolder)).toEqual({
      code: 1,
      words: [
        'Касса с этой папкой данных уже запущена',
        'Чек и деньги в порядке.',
        'Перейдите в её окно или укажите другую папку: --data.',
      ],
    });
    await till.scan(DEMO_CODES.milk);
    await till.see(MILK);
  });

  it('on a full disk begins no receipt, keeps the basket, and sells once there is room (skipped without a tmpfs)', async ({
    skip,
  }) => {
    if (!isMounted) skip();
    const filler = fillUp(disk);
    await till.press('F9');
    expect(await told(till, 'На диске нет места')).toBe(
      'Деньги не приняты, прежние чеки сохранены. Освободите место или позовите администратора.',
    );
    await picture(till, 'disk-full');
    expect(await basket(till)).toEqual([MILK]);
    expect(shop.documents()).toEqual([]);
    rmSync(filler);
    await till.press('F9');
    await till.see(/Чек готов/);
    expect(shop.documents()).toHaveLength(1);
    expect(till.complaints).toEqual([]);
  });
});

describe('a till that cannot start', () => {
  beforeAll(() => till.process.stop());

  it.each<[what: string, spoil: (path: string) => void, words: string[]]>([
    [
      'a page of the ledger is damaged',
      (path) => scribble(path),
      [
        'База кассы повреждена',
        'Файлы не тронуты, пробитые чеки есть в ККТ.',
        'Не удаляйте их. Позовите администратора.',
      ],
    ],
    [
      'the ledger is no database',
      (path) => writeFileSync(path, 'not a database, and long enough to be asked about it'.repeat(200)),
      [
        'База кассы повреждена',
        'Файлы не тронуты, пробитые чеки есть в ККТ.',
        'Не удаляйте их. Позовите администратора.',
      ],
    ],
    [
      'the ledger is of a newer version',
      (path) => raiseVersion(path),
      ['База от более новой версии программы', 'Чеки и очередь сохранены.', 'Установите новую версию.'],
    ],
  ])('because %s', async (_what, spoil, words) => {
    const folder = shop.newDataFolder();
    spawnSync('/bin/cp', ['-r', dataFolder, folder]);
    const ledger = join(folder, 'ledger.db');
    spoil(ledger);
    const before = fingerprint(ledger);
    expect(await refusal(folder)).toEqual({ code: 1, words });
    expect(fingerprint(ledger)).toBe(before);
  });

  it('because its folder would lie under a file', async () => {
    const file = join(disk, 'file');
    writeFileSync(file, '');
    expect(await refusal(join(file, 'till'))).toEqual({ code: 1, words: readOnly(join(file, 'till')) });
  });

  it('because its folder is read-only (skipped where none can be mounted)', async ({ skip }) => {
    if (!isMounted) skip();
    spawnSync('/bin/mount', ['-o', 'remount,ro', disk]);
    try {
      expect(await refusal(dataFolder)).toEqual({ code: 1, words: readOnly(dataFolder) });
    } finally {
      spawnSync('/bin/mount', ['-o', 'remount,rw', disk]);
    }
  });

  it('for want of space (skipped without a tmpfs)', async ({ skip }) => {
    if (!isMounted) skip();
    const filler = fillUp(disk, 0);
    expect(await refusal(join(disk, 'another'))).toEqual({
      code: 1,
      words: [
        'На диске нет места',
        'Деньги не приняты, прежние чеки сохранены.',
        'Освободите место или позовите администратора.',
      ],
    });
    rmSync(filler);
  });

  it('starts again as soon as the cause is gone, with its receipt', async () => {
    const again = shop.till({ script: BROWSER_HOST, dataFolder, args: ['--headless'] });
    await again.line((line) => line.startsWith('http'));
    expect(await again.stop()).toEqual({ code: 0, signal: null });
    expect(shop.ledger(dataFolder).receipts.map(({ state }) => state)).toEqual(isMounted ? ['fiscalised'] : []);
  });
});

const readOnly = (path: string) => [
  `В папку данных нельзя писать: ${path}`,
  'Продажа не начата, деньги не приняты.',
  'Дайте права на запись или укажите другую папку: --data.',
];

const fingerprint = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Leaves less room than a sale needs, or so many bytes. */
function fillUp(folder: string, leave: number = SALE_BYTES / 2): string {
  const path = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path, Buffer.alloc(bavail * bsize - leave));
  return path;
}

/** Bytes of the second page, where a b-tree begins. */
function scribble(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 4096);
  closeSync(file);
  // only what did not end well is checked whole
  writeFileSync(join(path, '..', 'till.pid'), '1');
}

function raiseVersion(path: string): void {
  const ledger = new Database(path);
  ledger.pragma('user_version = 9999');
  ledger.close();
}
