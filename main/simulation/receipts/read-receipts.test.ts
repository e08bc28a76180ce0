import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { TillError } from '../../../contract/errors/catalogue.ts';
import type { SimulatedEvent } from '../../../loyalty/index.ts';
import { readReceipts, type ReadReceipts } from './read-receipts.ts';
import { tableSource } from './table-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'kopilka-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function read(content: string | Buffer): Promise<ReadReceipts> {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return readReceipts(path, { zone: 'Europe/Moscow', marginBp: 30_00, locale: 'ru' }, () => undefined);
}

function eventsOf({ table }: ReadReceipts): SimulatedEvent[] {
  const source = tableSource(table);
  return Array.from({ length: source.circles }, (_, index) => [...source.circle(index).events]).flat();
}

const at = (text: string) => Date.parse(text);

describe('readReceipts', () => {
  it('reads a full English file: lines of one receipt together, money and quantities as integers', async () => {
    const read1 = await read(
      [
        'receipt,instant,customer,sku,category,quantity,unit_price,tender,cost',
        '17,2026-11-22T11:32:00Z,anna,M1,dairy|milk,2,89.90,card,60',
        '18,2026-11-22T11:40:00Z,,B1,bread,1,54.90,cash,',
        '17,2026-11-22T11:32:00Z,anna,C1,cheese,0.437,899,card,600',
      ].join('\n'),
    );
    expect(read1).toMatchObject({ rows: 3, refused: [], hasCost: true });
    const [anna, nobody] = eventsOf(read1);
    expect(anna).toMatchObject({
      at: at('2026-11-22T11:32:00Z'),
      memberId: 'anna',
      tenders: [{ kind: 'card' }],
      costs: [120_00, 262_20],
      lines: [
        { lineNo: 1, sku: 'M1', categories: ['dairy', 'milk'], quantity: 2000, unitPrice: 89_90, soldBy: 'piece' },
        { lineNo: 2, sku: 'C1', categories: ['cheese'], quantity: 437, unitPrice: 899_00, soldBy: 'weight' },
      ],
    });
    // 54.90 less a margin of 30 %, 16.47
    expect(nobody).toMatchObject({ memberId: null, costs: [38_43] });
  });

  it('reads a Windows-1251 export with semicolons, Russian names and dates, decimal commas', async () => {
    const text =
      'Номер чека;Дата;Время;Карта;Товар;Кол-во;Сумма;Вид оплаты\r\n5;22.11.2026;14:32:05;290001;Молоко;3;269,70;Наличные\r\n';
    const [sale] = eventsOf(await read(iconv.encode(text, 'win1251')));
    expect(sale).toMatchObject({
      at: at('2026-11-22T11:32:05Z'),
      memberId: '290001',
      lines: [{ sku: 'Молоко', quantity: 3000, unitPrice: 89_90 }],
      tenders: [{ kind: 'cash' }],
    });
  });

  it('reads nothing but totals, each row a receipt, a date alone its noon', async () => {
    const events = eventsOf(await read('Дата;Итог\n22.11.26;1 234,50\n23.11.26;99\n'));
    expect(events.map((event) => event.kind === 'sale' && event.lines[0]!.unitPrice)).toEqual([1234_50, 99_00]);
    expect(events[0]!.at).toBe(at('2026-11-22T12:00:00+03:00'));
  });

  it('keeps a sum that no price comes to: 100.00 for 3 pieces is one piece', async () => {
    const [sale] = eventsOf(await read('date,quantity,sum\n2026-11-22,3,100\n'));
    expect(sale).toMatchObject({ lines: [{ quantity: 1000, unitPrice: 100_00 }] });
  });

  it('takes the same number on another day or in another store for another receipt', async () => {
    const rows = ['1,2026-11-22,A,10', '1,2026-11-23,A,10', '1,2026-11-23,B,10', '1,2026-11-23,B,20'];
    const events = eventsOf(await read(['receipt,date,store,price', ...rows].join('\n')));
    expect(events.map((event) => event.kind === 'sale' && event.lines.length)).toEqual([1, 1, 2]);
    expect(new Set(events.map(({ receiptId }) => receiptId)).size).toBe(3);
  });

  it('brings returns to their sales by goods, in parts', async () => {
    const rows = [
      '1,2026-11-20,anna,M1,3,90,',
      '1,2026-11-20,anna,B1,1,50,',
      ',2026-11-21,anna,M1,-1,90,1',
      ',2026-11-22,anna,M1,-2,90,1',
    ];
    const events = eventsOf(await read(['receipt,date,customer,sku,quantity,price,return_of', ...rows].join('\n')));
    expect(events.map(({ kind }) => kind)).toEqual(['sale', 'return', 'return']);
    expect(events[0]).toMatchObject({ comesBack: true });
    expect(events.slice(1)).toMatchObject([{ quantities: { 1: 1000 } }, { quantities: { 1: 2000 } }]);
    expect(events[1]!.receiptId).toBe(events[0]!.receiptId);
  });

  it('names every row that it cannot use by its line, and keeps the others', async () => {
    const rows = [
      '1,2026-11-20,1,50,cash,',
      '2,вчера,1,50,cash,',
      '3,2026-02-30,1,50,cash,',
      '4,,1,50,cash,',
      '5,2026-11-20,0,50,cash,',
      '6,2026-11-20,1,дорого,cash,',
      '7,2026-11-20,1,,cash,',
      '8,2026-11-20,1,50,ракушки,',
      '9,2026-11-21,-1,50,cash,',
      '10,2026-11-21,-1,50,cash,77',
      '11,2026-11-21,-2,50,cash,1',
    ];
    const {
      refused,
      rows: count,
      table,
    } = await read(['receipt,date,quantity,price,tender,return_of', ...rows].join('\n'));
    expect(count).toBe(11);
    expect(table.sales.at.length).toBe(1);
    expect(refused).toEqual([
      { line: 3, reason: '«instant»: вчера — не дата со временем' },
      { line: 4, reason: '«instant»: 2026-02-30 — не дата со временем' },
      { line: 5, reason: 'нет значения «instant»' },
      { line: 6, reason: '«quantity»: 0 — не количество' },
      { line: 7, reason: '«unit_price»: дорого — не сумма' },
      { line: 8, reason: 'нет ни цены, ни суммы' },
      { line: 9, reason: 'неизвестный вид оплаты: ракушки' },
      { line: 10, reason: 'возврат без номера чека продажи' },
      { line: 11, reason: 'возврат: чека продажи 77 в файле нет' },
      { line: 12, reason: 'возврат: в чеке 1 нет столько такого товара' },
    ]);
  });

  it('refuses a file without dates or without amounts, and one that is not there', async () => {
    await expect(read('receipt,price\n1,50\n')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      params: { field: 'instant' },
    });
    await expect(read('date,sku\n2026-11-20,M1\n')).rejects.toMatchObject({ params: { field: 'unit_price' } });
    const terms = { zone: 'UTC', marginBp: 0, locale: 'ru' as const };
    await expect(readReceipts(join(folder, 'none'), terms, () => undefined)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('never crashes on any rows: receipts, refusals or one typed error', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', '1', '-1', '0,5', '2026-11-20', '22.11.2026 14:32', 'cash', '1e9', '−3'),
      fc.string({ maxLength: 6 }),
    );
    const row = fc.array(cell, { minLength: 6, maxLength: 6 }).map((cells) => cells.join(';'));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const outcome = await read(['receipt;date;quantity;price;total;return_of', ...rows].join('\n')).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof TillError) return;
        expect(eventsOf(outcome as ReadReceipts).length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
