import { describe, expect, it } from 'vitest';
import type { FiscalReceipt, PrintedCode } from '../port.ts';
import { qrMatrix } from '../qr-matrix.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { exchange } from './fixtures/scripted-line.ts';
import type { Step } from './fixtures/scripted-line.ts';
import { RECEIPT, play } from './fixtures/scripted-register.ts';
import { encodeCp1251 } from './encoding.ts';
import { chooseModel } from './models/choose.ts';
import { encodeTlv, structTlv, textTlv } from './tlv.ts';

/** What FFD 1.2 adds to a plain receipt, byte for byte: corrections, cashier, tenders, mark codes, texts and codes. */

const settled = exchange('10 01 00 00 00', '10 00 01 92 02 02 00 00 9F E5 00 00 00 00 00 00');
const opened = exchange('8D 01 00 00 00 00', '8D 00 01');
const MILK = `01 00 00 00 01 40 42 0F 00 00 00 1E 23 00 00 00 1E 23 00 00 00 FF FF FF FF FF
  02 01 04 01 CC EE EB EE EA EE`;
const milk = exchange(`FF 46 ${MILK}`, 'FF 46 00');
const pieces = exchange('FF 4D 01 00 00 00 3C 08 01 00 00', 'FF 4D 00');
const tag = (tlv: Uint8Array): Step[] => exchange(`FF 0C 1E 00 00 00 ${textOf(tlv)}`, 'FF 0C 00');
const mark = tag(structTlv(1084, textTlv(1085, 'ID'), textTlv(1086, '7c1')));
const CLOSE = 'FF 45 01 00 00 00 1E 23 00 00 00 (106 x 00) 01';
const closed = exchange(CLOSE, 'FF 45 00 00 00 00 00 00 2B 00 00 00 F3 60 35 FF');
const confirmed = exchange(
  'FF 01 1E 00 00 00',
  'FF 01 00 03 00 00 01 00 1A 0B 16 0E 05 39 39 39 39 30 37 38 39 30 32 30 31 31 32 30 39 2B 00 00 00',
);
const end = [...closed, ...confirmed];
const print = (text: string): Step[] => {
  const bytes = encodeCp1251(text);
  return exchange(`17 01 00 00 00 02 ${textOf(bytes)} (${40 - bytes.length} x 00)`, '17 00 01');
};

const plain: FiscalReceipt = {
  ...RECEIPT,
  lines: RECEIPT.lines.slice(0, 1).map((line) => ({ ...line, quantity: 1000, sum: 8990 })),
  payments: { cash: 8990, electronic: 0, advance: 0, credit: 0 },
  contact: null,
  text: [],
};
const classic = chooseModel('ШТРИХ-М-01Ф', null);
const sell = (steps: readonly Step[], changed: Partial<FiscalReceipt>, model = classic) =>
  play(steps, (it) => it.registerReceipt({ ...plain, ...changed }), model);

describe('a correction', () => {
  const correction = { reason: 'order', date: '2026-11-21', orderNumber: '15-К', description: 'Не пробит' } as const;
  // 21.11.2026 00:00 = 1795219200
  const basis = structTlv(
    1174,
    textTlv(1177, 'Не пробит'),
    encodeTlv(1178, bytesOf('00 DF 00 6B')),
    textTlv(1179, '15-К'),
  );

  it('opens with 80h + kind, is written line by line and carries tags 1173 and 1177 to 1179', async () => {
    const steps = [
      ...settled,
      ...exchange('8D 01 00 00 00 80', '8D 00 01'),
      ...[...milk, ...pieces, ...tag(encodeTlv(1173, bytesOf('01'))), ...tag(basis), ...mark, ...end],
    ];
    expect(await sell(steps, { correction })).toMatchObject({ fd: 43 });
  });

  it('of a return on the shop’s own initiative has kind 82h, no number and no description', async () => {
    const returned = exchange(`FF 46 ${MILK.replace('00 01 40', '00 02 40')}`, 'FF 46 00');
    const steps = [
      ...settled,
      ...exchange('8D 01 00 00 00 82', '8D 00 01'),
      ...[...returned, ...pieces, ...tag(encodeTlv(1173, bytesOf('00')))],
      ...[...tag(structTlv(1174, encodeTlv(1178, bytesOf('00 DF 00 6B')))), ...mark, ...end],
    ];
    const own = { reason: 'ownInitiative', date: '2026-11-21', orderNumber: null } as const;
    expect(await sell(steps, { operation: 'saleReturn', correction: own })).toMatchObject({ fd: 43 });
  });
});

describe('the cashier', () => {
  const size = exchange('2E 1E 00 00 00 02 02', '2E 00 (40 x 00) 01 04');
  const named = [...size, ...exchange('1F 1E 00 00 00 02 01 00 02', '1F 00 CE EB FF 00')];
  const status = exchange('10 01 00 00 00', '10 00 01 92 02 02 00 00 9F E5 00 00 00 00 00 00');
  const inn = tag(textTlv(1203, '7701234567  '));

  it('of a receipt is written into table 2 before it opens, the tax number of 10 digits as 12 characters', async () => {
    const written = exchange('1E 1E 00 00 00 02 01 00 02 C5 E2 E0 00', '1E 00');
    const steps = [...settled, ...status, ...named, ...written, ...opened, ...milk, ...pieces, ...inn, ...mark, ...end];
    expect(await sell(steps, { cashier: { name: 'Ева', inn: '7701234567' } })).toMatchObject({ fd: 43 });
  });

  it('named before stands on each receipt after', async () => {
    const once = [...opened, ...milk, ...pieces, ...inn, ...mark, ...end];
    const steps = [...status, ...named, ...settled, ...once, ...settled, ...once];
    const sold = await play(
      steps,
      async (it) => {
        await it.nameCashier('Оля', '7701234567');
        await it.registerReceipt(plain);
        return it.registerReceipt({ ...plain, cashier: { name: 'Оля', inn: '7701234567' } });
      },
      classic,
    );
    expect(sold).toMatchObject({ fd: 43 });
  });
});

describe('tenders', () => {
  it('go to types 1 cash, 2 cashless, 14 advance, 15 credit and 16 counter-provision', async () => {
    const paid = `0A 00 00 00 00 14 00 00 00 00 (55 x 00) 1E 00 00 00 00 28 00 00 00 00 BA 22 00 00 00 (31 x 00) 01`;
    const close = exchange(`FF 45 01 00 00 00 ${paid}`, 'FF 45 00 00 00 00 00 00 2B 00 00 00 F3 60 35 FF');
    const payments = { cash: 10, electronic: 20, advance: 30, credit: 40, counter: 8890 };
    const steps = [...settled, ...opened, ...milk, ...pieces, ...mark, ...close, ...confirmed];
    expect(await sell(steps, { payments })).toMatchObject({ fd: 43 });
  });

  it('a gift certificate sold is an advance: 22/122, method 3, subject 10', async () => {
    const line = `01 00 00 00 01 40 42 0F 00 00 00 1E 23 00 00 00 1E 23 00 00 00 FF FF FF FF FF
      CC 01 03 0A C0 E2 E0 ED F1`;
    const advance = { name: 'Аванс', vat: 'vat22of122', method: 3, subject: 10 } as const;
    const lines = plain.lines.map((sold) => ({ ...sold, ...advance }));
    const steps = [...settled, ...opened, ...exchange(`FF 46 ${line}`, 'FF 46 00'), ...pieces, ...mark, ...end];
    expect(await sell(steps, { lines })).toMatchObject({ fd: 43 });
  });
});

describe('the mark code of a line', () => {
  const code = '0104606203086628215jb,TK\u001d93dGVz';
  const lines = plain.lines.map((line) => ({ ...line, markCode: code }));
  const marked = exchange('FF 4D 01 00 00 00 8A 04 0E 00 44 4D 04 30 77 19 47 24 35 6A 62 2C 54 4B', 'FF 4D 00');

  it('goes as tag 1162 after the measure where the model takes it', async () => {
    const steps = [...settled, ...opened, ...milk, ...pieces, ...marked, ...mark, ...end];
    expect(await sell(steps, { lines })).toMatchObject({ fd: 43 });
  });

  it('stays away where the model is not known to take it', async () => {
    const steps = [...settled, ...opened, ...milk, ...pieces, ...mark, ...end];
    expect(await sell(steps, { lines }, chooseModel('', null))).toMatchObject({ fd: 43 });
  });

  it('of no known form is refused before a byte is sent', async () => {
    const wrong = plain.lines.map((line) => ({ ...line, markCode: '123' }));
    expect(await sell([], { lines: wrong })).toMatchObject({ kind: 'invalid' });
  });
});

describe('firmware without tags of an operation', () => {
  it('goes without the measure', async () => {
    const unsupported = exchange('FF 4D 01 00 00 00 3C 08 01 00 00', 'FF 37');
    expect(await sell([...settled, ...opened, ...milk, ...unsupported, ...mark, ...end], {})).toMatchObject({ fd: 43 });
  });
});

describe('texts and codes', () => {
  const built = [...settled, ...opened, ...milk, ...pieces, ...mark];
  const qr: PrintedCode = { kind: 'qr', data: 'https://k.ru/1', caption: 'Оцените нас' };
  const data = `68 74 74 70 73 3A 2F 2F 6B 2E 72 75 2F 31`;
  const loaded = exchange(`DD 01 00 00 00 00 00 ${data} (50 x 00)`, 'DD 00 01');
  const drawn = (dots: string, error = '00 01') =>
    exchange(`DE 01 00 00 00 03 0E 00 00 00 08 ${dots} 00 01 01`, `DE ${error}`);

  it('prints the text above before the first line', async () => {
    const steps = [...settled, ...opened, ...print('Добро пожаловать'), ...milk, ...pieces, ...mark, ...end];
    expect(await sell(steps, { textAbove: ['Добро пожаловать'] })).toMatchObject({ fd: 43 });
  });

  it('draws a QR code under its caption, after the text', async () => {
    const steps = [...built, ...print('Баллы: 12'), ...print('Оцените нас'), ...loaded, ...drawn('06'), ...end];
    expect(await sell(steps, { text: ['Баллы: 12'], codes: [qr] })).toMatchObject({ fd: 43 });
  });

  it('draws it smaller when it is wider than the paper', async () => {
    const steps = [...built, ...print('Оцените нас'), ...loaded, ...drawn('06', '91'), ...drawn('05'), ...end];
    expect(await sell(steps, { codes: [qr] })).toMatchObject({ fd: 43 });
  });

  it('prints its data where the model draws none, and never fails a receipt for a picture', async () => {
    const unknown = chooseModel('', null);
    const steps = [...built, ...print('Оцените нас'), ...print(qr.data), ...end];
    expect(await sell(steps, { codes: [qr] }, unknown)).toMatchObject({ fd: 43 });
    const refused = exchange(`DD 01 00 00 00 00 00 ${data} (50 x 00)`, 'DD 37');
    const printerOnly = { ...classic, codes: { ...classic.codes, qr: ['printer'] as const } };
    const tried = [...built, ...print('Оцените нас'), ...refused, ...print(qr.data), ...end];
    expect(await sell(tried, { codes: [qr] }, printerOnly)).toMatchObject({ fd: 43 });
  });

  it.each([
    ['leftmost dot in bit 0', 'low'],
    ['leftmost dot in bit 7', 'high'],
  ] as const)('draws it as graphics, 21 rows of 6 lines, centred, %s', async (_, graphicsLeftmostBit) => {
    const matrix = await qrMatrix('k.ru/1');
    const margin = '0'.repeat((320 - 21 * 6) / 2);
    const rows = matrix.flatMap((modules, row) => {
      const dots = (margin + modules.map((isDark) => (isDark ? '111111' : '000000')).join('')).padEnd(320, '0');
      const octets = dots.match(/.{8}/gu) ?? [];
      const line = octets.map((octet) =>
        Number.parseInt(graphicsLeftmostBit === 'high' ? octet : Array.from(octet).toReversed().join(''), 2),
      );
      const six = Array.from({ length: 6 }, () => textOf(line)).join(' ');
      return exchange(`C4 01 00 00 00 ${textOf([1 + row * 6])} 00 ${six}`, 'C4 00 01');
    });
    const shown = exchange('C3 01 00 00 00 01 00 7E 00', 'C3 00 01');
    const model = { ...classic, codes: { qr: ['graphics'] as const, linear: [] }, graphicsLeftmostBit };
    const steps = [...built, ...rows, ...shown, ...end];
    expect(await sell(steps, { codes: [{ ...qr, caption: '', data: 'k.ru/1' }] }, model)).toMatchObject({ fd: 43 });
  });

  it('prints EAN-13 and Code 128 with their digits below', async () => {
    const codes: PrintedCode[] = [
      { kind: 'ean13', data: '4601234567893', caption: '' },
      { kind: 'code128', data: 'A1', caption: '' },
    ];
    const ean = textOf(encodeCp1251('4601234567893'));
    const drawnEan = exchange(`CB 01 00 00 00 50 02 02 01 02 ${ean}`, 'CB 00 01');
    const drawn128 = exchange('CB 01 00 00 00 50 02 02 01 08 41 31', 'CB 00 01');
    expect(await sell([...built, ...drawnEan, ...drawn128, ...end], { codes })).toMatchObject({ fd: 43 });
    const mobile = chooseModel('ШТРИХ-MOBILE-Ф', null);
    const onMobile = [
      ...[...settled, ...opened, ...pieces, ...milk, ...mark],
      ...exchange('C2 01 00 00 00 15 C5 7E 21 6B', 'C2 00 01'),
      ...[...print('A1'), ...end],
    ];
    expect(await sell(onMobile, { codes }, mobile)).toMatchObject({ fd: 43 });
  });
});
