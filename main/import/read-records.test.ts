import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { TillError } from '../../contract/errors/catalogue.ts';
import { readCertificates, readCustomers, readGoods } from './read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'kopilka-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function file(content: string | Buffer): string {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return path;
}
const ignore = () => undefined;

describe('readGoods', () => {
  const milk = {
    sku: 'M1',
    name: 'Молоко 3,2 %',
    codes: ['4600000000015'],
    plu: null,
    unitPrice: 8990,
    vatRate: 'vat10',
    soldBy: 'piece',
    categories: ['dairy'],
  };

  it('reads UTF-8 with commas and English headers', async () => {
    const path = file('sku,name,barcode,price,vat,category,unit\nM1,"Молоко 3,2 %",4600000000015,89.90,10,dairy,pcs\n');
    const { accepted, refused } = await readGoods(path, 'ru', ignore);
    expect(accepted).toMatchObject([milk]);
    expect(refused).toEqual([]);
  });

  it('reads Windows-1251 with semicolons, Russian headers and a decimal comma', async () => {
    const text =
      'Артикул;Наименование;Штрихкод;Цена;НДС;Категория;Ед.\r\nM1;Молоко 3,2 %;4600000000015;89,90;10%;dairy;шт.\r\n';
    const { accepted } = await readGoods(file(iconv.encode(text.replace('Ед.', 'Ед'), 'win1251')), 'ru', ignore);
    expect(accepted).toMatchObject([milk]);
  });

  it('reads weighed goods by their scales’ code, with a byte order mark and spaces in the price', async () => {
    const path = file('\ufeffsku;name;plu;price;vat;unit\nC1;Сыр;00437;1 899,00;22;кг\n');
    expect((await readGoods(path, 'ru', ignore)).accepted).toMatchObject([
      { plu: '00437', codes: [], unitPrice: 189_900, soldBy: 'weight' },
    ]);
  });

  it('names the line and the reason of every refused row and keeps the others', async () => {
    const path = file(
      [
        'sku,name,barcode,price,vat,unit,plu',
        'A,Хлеб,4600000000015,54.90,10,шт,',
        'B,Хлеб,4600000000016,54.90,10,шт,',
        'C,Хлеб,4600000000022,пять,10,шт,',
        'D,Хлеб,4600000000022,1,13,шт,',
        'E,Хлеб,4600000000022,1,10,литр,',
        ',Хлеб,4600000000022,1,10,шт,',
        'F,Хлеб,,1,10,шт,',
        'G,Хлеб,4600000000015,1,10,шт,',
        'H,Хлеб,,1,10,шт,43',
      ].join('\n'),
    );
    const { accepted, refused } = await readGoods(path, 'ru', ignore);
    expect(accepted.map((goods) => goods.sku)).toEqual(['A']);
    expect(refused).toEqual([
      { line: 3, reason: 'неверная контрольная цифра: 4600000000016' },
      { line: 4, reason: '«price»: пять — не сумма' },
      { line: 5, reason: 'неизвестная ставка НДС: 13' },
      { line: 6, reason: 'неизвестная единица: литр' },
      { line: 7, reason: 'нет значения «sku»' },
      { line: 8, reason: 'нужен штрихкод или код весов' },
      { line: 9, reason: '«barcode» 4600000000015 уже есть в файле' },
      { line: 10, reason: 'код весов — 5 цифр, а не 43' },
    ]);
  });

  it('never crashes on any bytes: rows, refusals or one typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const outcome = await readGoods(file(Buffer.from(bytes)), 'en', ignore).catch((error: unknown) => error);
        expect(
          outcome instanceof TillError || (typeof outcome === 'object' && outcome !== null && 'accepted' in outcome),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('says FILE_UNREADABLE for a file that is not there', async () => {
    await expect(readGoods(join(folder, 'none.csv'), 'ru', ignore)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('readCustomers', () => {
  it('reads what rules ask of a member: segments, offers, the day of joining, who invited', async () => {
    const path = file(
      'id;телефон;сегменты;предложения;дата вступления;пригласил\n7;89161234567;professional | subscriber;cheese;01.02.2026;6\n8;89161234568;;;;\n',
    );
    const { accepted } = await readCustomers(path, 'ru', ignore);
    expect(accepted[0]).toMatchObject({
      segments: ['professional', 'subscriber'],
      offers: [{ ruleId: 'cheese', isActivated: true, to: null }],
      joinedOn: '2026-02-01',
      inviter: { memberId: '6' },
    });
    expect(Object.keys(accepted[1]!)).not.toContain('segments');
  });

  it('reads a list of segments without anything else of the customers; a dash takes them all away', async () => {
    const path = file('id;сегменты;предложения\n7;professional;-\n8;-;\n');
    const { accepted, refused } = await readCustomers(path, 'ru', ignore);
    expect(refused).toEqual([]);
    expect(accepted).toMatchObject([
      { customerId: '7', segments: ['professional'], offers: [] },
      { customerId: '8', segments: [] },
    ]);
    expect(Object.keys(accepted[1]!)).not.toContain('offers');
  });

  it('brings phones to E.164, dates to ISO, money and points to integers', async () => {
    const path = file(
      'id;имя;телефон;карта;дата рождения;баллы;сумма покупок\n7;Анна Кузнецова;8 (916) 123-45-67;2900012345671;22.11.1990;450,75;41 760\n',
    );
    expect((await readCustomers(path, 'ru', ignore)).accepted).toEqual([
      {
        customerId: '7',
        name: 'Анна Кузнецова',
        phone: '+79161234567',
        email: null,
        birthday: '1990-11-22',
        tierId: null,
        cardNumber: '2900012345671',
        openingPoints: 45_075,
        qualifyingSpend: 4_176_000,
      },
    ]);
  });

  it.each([
    ['1;Имя;123;;', '«phone»: 123 — не телефон'],
    ['1;Имя;;2900012345672;', 'неверная контрольная цифра: 2900012345672'],
    ['1;Имя;;;', 'нет значения «phone»'],
    ['1;Имя;89161234567;;31.02.1990', '«birthday»: 31.02.1990 — не дата'],
  ])('refuses %s: %s', async (row, reason) => {
    const { refused } = await readCustomers(file(`id;имя;телефон;карта;дата рождения\n${row}\n`), 'ru', ignore);
    expect(refused).toEqual([{ line: 2, reason }]);
  });
});

describe('readCertificates', () => {
  it('reads number, PIN, value, what is left and the last day', async () => {
    const path = file(
      'номер;пин;номинал;остаток;действует по\n2400001000012;1234;1 000,00;;31.05.2027\ngift-7;98765;500;120,50;\n',
    );
    expect(await readCertificates(path, 'ru', ignore)).toEqual({
      accepted: [
        { number: '2400001000012', pin: '1234', faceValue: 1_000_00, left: null, lastDay: '2027-05-31' },
        { number: 'GIFT-7', pin: '98765', faceValue: 500_00, left: 120_50, lastDay: null },
      ],
      refused: [],
    });
  });

  it.each([
    ['12', '1234', '100', '«number»: 12 — не номер сертификата'],
    ['2400001000013', '1234', '100', 'неверная контрольная цифра: 2400001000013'],
    ['GIFT-7', '12', '100', 'ПИН — от 4 до 8 цифр'],
    ['GIFT-7', '1234', '0', '«value»: 0 — не сумма'],
  ])('refuses %s with PIN %s and value %s', async (number, pin, value, reason) => {
    const path = file(`number;pin;value\n${number};${pin};${value}\n`);
    expect((await readCertificates(path, 'ru', ignore)).refused).toEqual([{ line: 2, reason }]);
  });
});
