import { describe, expect, it } from 'vitest';
import { testReceipt as receipt } from './receipt.ts';
import { underTest } from './under-test.ts';
import type { RegisterUnderTest } from './under-test.ts';

/** What only a register with a fiscal drive must do. */
export function describeFiscalRegister(name: string, makeRegister: () => Promise<RegisterUnderTest>): void {
  describe(`${name} as a fiscal register`, () => {
    const { made, connected, opened } = underTest(makeRegister);

    it('says that its documents have fiscal force and come on paper', async () => {
      expect(await made().connect()).toMatchObject({ isFiscal: true, prints: true, isKnownModel: true });
    });

    it('names its drive by 16 digits and signs each document', async () => {
      const register = await opened();
      const done = await register.registerReceipt(receipt('signed'));
      expect(done.fn).toMatch(/^\d{16}$/u);
      expect(done.fpd).toBeGreaterThan(0);
      expect((await register.findDocument(done.fd))?.fpd).toBe(done.fpd);
    });

    it('makes a correction as a document of type 31', async () => {
      const register = await opened();
      const correction = { reason: 'ownInitiative', date: '2026-11-21', orderNumber: null } as const;
      const { fd } = await register.registerReceipt(receipt('corrected', { correction }));
      expect(await register.findDocument(fd)).toMatchObject({ type: 31 });
    });

    it('takes every VAT rate, plain and computed', async () => {
      const register = await opened();
      const [line] = receipt('rates').lines;
      const rates = ['vat22', 'vat20', 'vat10', 'vat7', 'vat5', 'vat0', 'none', 'vat22of122', 'vat20of120'] as const;
      const all = [...rates, 'vat10of110', 'vat7of107', 'vat5of105'] as const;
      const lines = all.flatMap((vat) => (line === undefined ? [] : [{ ...line, vat }]));
      const payments = { cash: 17_980 * all.length, electronic: 0, advance: 0, credit: 0 };
      expect(await register.registerReceipt(receipt('rates', { lines, payments }))).toMatchObject({ change: 0 });
    });

    it('takes mark code, cashier, texts above and below, QR and bar codes on one receipt', async () => {
      const register = await opened();
      const lines = receipt('whole').lines.map((line) => ({
        ...line,
        markCode: '0104606203086628215jb,TK\u001d93dGVz',
      }));
      const whole = receipt('whole', {
        lines,
        cashier: { name: 'Иванова А. П.', inn: '770123456789' },
        contact: 'client@example.ru',
        textAbove: ['Добро пожаловать!'],
        text: ['Начислено баллов: 12'],
        codes: [
          { kind: 'qr', data: 'https://example.ru/опрос?r=1', caption: 'Оцените нас' },
          { kind: 'ean13', data: '4601234567893', caption: '' },
          { kind: 'code128', data: 'KOPILKA-1', caption: '' },
        ],
      });
      const { fd } = await register.registerReceipt(whole);
      expect(await register.readReceiptId(fd)).toBe('whole');
    });

    it('opens and closes a shift under a cashier with a tax number', async () => {
      const register = await connected();
      await register.nameCashier('Иванова А. П.', '770123456789');
      const { shiftNumber } = await register.openShift();
      await register.registerReceipt(receipt('by name'));
      expect(await register.closeShift()).toMatchObject({ shiftNumber });
      expect(await register.readCounters()).toMatchObject({ currentDocument: 0, shiftOpen: false });
    });

    it('does not touch its clock inside a shift', async () => {
      const register = await opened();
      await expect(register.setClock('2030-01-02T03:04:05')).rejects.toMatchObject({ kind: 'refused' });
    });

    it('tells its clock, and takes a later one while the shift is closed', async () => {
      const register = await connected();
      expect(await register.readClock()).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/u);
      await register.setClock('2030-01-02T03:04:05');
      expect(await register.readClock()).toMatch(/^2030-01-02T03:04:/u);
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftClosed' });
    });

    it('counts the documents the data operator has not got', async () => {
      const register = await opened();
      const { fn, unsent, oldest } = await register.readDrive();
      expect(fn).toBe((await register.readCounters()).fn);
      expect(unsent).toBeGreaterThanOrEqual(0);
      expect(oldest === null).toBe(unsent === 0);
    });
  });
}
