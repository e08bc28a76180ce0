import { describe, expect, it } from 'vitest';
import { cashOutcome } from '../cash-facts.ts';
import { TOTAL, testReceipt as receipt } from './receipt.ts';
import { underTest } from './under-test.ts';
import type { RegisterUnderTest } from './under-test.ts';

/** What any register must do, whatever its protocol and whether its documents have fiscal force. */
export function describeRegister(name: string, makeRegister: () => Promise<RegisterUnderTest>): void {
  describe(`${name} as a register`, () => {
    const { made, connected, opened } = underTest(makeRegister);
    const lastFd = async (): Promise<number> => (await made().readCounters()).lastFd;

    it('says who it is', async () => {
      const register = made();
      const identity = await register.connect();
      expect(identity.model).not.toBe('');
      expect(identity.serial).toMatch(/^\d+$/u);
      expect(identity.textWidth).toBeGreaterThanOrEqual(16);
      expect((await register.readCounters()).serial).toBe(identity.serial);
    });

    it('connects again after it was released, and tells its link', async () => {
      const states: string[] = [];
      const register = made();
      register.onLink((state) => states.push(state));
      await register.connect();
      await register.disconnect();
      await register.connect();
      expect(states).toEqual(['up', 'down', 'up']);
    });

    it('opens a shift with one document of type 2', async () => {
      const register = await connected();
      const before = await register.readCounters();
      const shift = await register.openShift();
      expect(shift).toMatchObject({ fd: before.lastFd + 1, shiftNumber: before.shiftNumber + 1 });
      expect(await register.findDocument(shift.fd)).toMatchObject({ type: 2, fpd: shift.fpd });
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftOpen' });
      expect(await register.readCounters()).toMatchObject({ shiftOpen: true, receiptNumber: 0 });
    });

    it('refuses to open an open shift', async () => {
      const register = await opened();
      const before = await lastFd();
      await expect(register.openShift()).rejects.toMatchObject({ kind: 'refused' });
      expect(await lastFd()).toBe(before);
    });

    it('registers a sale as the next document, once', async () => {
      const register = await opened();
      const before = await register.readCounters();
      const done = await register.registerReceipt(receipt('sale-1'));
      expect(done).toMatchObject({ fn: before.fn, fd: before.lastFd + 1, change: 0 });
      expect(await register.readCounters()).toMatchObject({ lastFd: done.fd, currentDocument: 0, receiptNumber: 1 });
      expect(await register.findDocument(done.fd)).toEqual({
        fd: done.fd,
        type: 3,
        dateTime: done.dateTime,
        fpd: done.fpd,
        operation: 'sale',
        total: TOTAL,
      });
    });

    it('gives change from cash in a mixed payment', async () => {
      const register = await opened();
      const payments = { cash: 6000, electronic: 30_000, advance: 0, credit: 0 };
      const { change } = await register.registerReceipt(receipt('mixed', { payments }));
      expect(change).toBe(522);
      expect(await register.readDrawer()).toBe(5478);
    });

    it('takes advance and credit as they are', async () => {
      const register = await opened();
      const payments = { cash: 0, electronic: 10_000, advance: 20_000, credit: 5478 };
      expect(await register.registerReceipt(receipt('advance', { payments }))).toMatchObject({ change: 0 });
      expect(await register.readDrawer()).toBe(0);
    });

    it('returns a sale for cash', async () => {
      const register = await opened();
      await register.registerReceipt(receipt('sold'));
      const done = await register.registerReceipt(receipt('returned', { operation: 'saleReturn' }));
      expect(await register.findDocument(done.fd)).toMatchObject({ operation: 'saleReturn', total: TOTAL });
      expect(await register.readDrawer()).toBe(0);
    });

    it('refuses a return with too little cash in the drawer and makes no document', async () => {
      const register = await opened();
      const before = await lastFd();
      const returned = register.registerReceipt(receipt('returned', { operation: 'saleReturn' }));
      await expect(returned).rejects.toMatchObject({ kind: 'refused' });
      expect(await lastFd()).toBe(before);
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftOpen' });
    });

    it('refuses payments below the total and makes no document', async () => {
      const register = await opened();
      const before = await lastFd();
      const payments = { cash: TOTAL - 1, electronic: 0, advance: 0, credit: 0 };
      await expect(register.registerReceipt(receipt('short', { payments }))).rejects.toMatchObject({ kind: 'invalid' });
      expect(await lastFd()).toBe(before);
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftOpen' });
    });

    it('refuses a sale in a closed shift', async () => {
      const register = await connected();
      const before = await lastFd();
      await expect(register.registerReceipt(receipt('early'))).rejects.toMatchObject({ kind: 'refused' });
      expect(await lastFd()).toBe(before);
    });

    it('sells on after a refused receipt', async () => {
      const register = await opened();
      const returned = register.registerReceipt(receipt('returned', { operation: 'saleReturn' }));
      await expect(returned).rejects.toMatchObject({ kind: 'refused' });
      expect(await register.registerReceipt(receipt('next'))).toMatchObject({ change: 0 });
    });

    it('has nothing to cancel and calls it done', async () => {
      const register = await opened();
      const before = await lastFd();
      await register.cancelReceipt();
      await register.cancelDocument();
      expect(await lastFd()).toBe(before);
    });

    it('tells the stages of a receipt in order', async () => {
      const register = await opened();
      const stages: string[] = [];
      await register.registerReceipt(receipt('stages', { text: ['Баллы: 12'] }), (stage) => stages.push(stage));
      expect(stages).toEqual(['opening', 'opened', 'line', 'line', 'tags', 'text', 'closing', 'closed']);
    });

    it('finds no document that was not made', async () => {
      const register = await opened();
      expect(await register.findDocument((await lastFd()) + 1)).toBeNull();
    });

    it('reads back our own receipt id, with contact and text beside it', async () => {
      const register = await opened();
      const id = '0193b1f0-7c1e-7000-8000-00000000002a';
      const { fd } = await register.registerReceipt(
        receipt(id, { contact: '+79161234567', text: ['Списано баллов: 100', ''] }),
      );
      expect(await register.readReceiptId(fd)).toBe(id);
      const { fd: other } = await register.registerReceipt(receipt('other'));
      expect(await register.readReceiptId(other)).toBe('other');
      expect(await register.readReceiptId(fd)).toBe(id);
    });

    it('knows no receipt id of a shift report or of no document', async () => {
      const register = await connected();
      const { fd } = await register.openShift();
      expect(await register.readReceiptId(fd)).toBeNull();
      expect(await register.readReceiptId(fd + 1)).toBeNull();
    });

    it('moves cash in and out by the kopeck and makes no document', async () => {
      const register = await opened();
      const before = await lastFd();
      const cashBefore = await register.readCash('in');
      await register.moveCash('in', 50_001);
      const move = { direction: 'in', amount: 50_001 } as const;
      expect(cashOutcome(cashBefore, await register.readCash('in'), move)).toBe('moved');
      expect(cashOutcome(cashBefore, cashBefore, move)).toBe('notMoved');
      await register.moveCash('out', 20_000);
      expect(await register.readDrawer()).toBe(30_001);
      expect(await lastFd()).toBe(before);
    });

    it('refuses to pay out more than the drawer holds', async () => {
      const register = await opened();
      await expect(register.moveCash('out', 1)).rejects.toMatchObject({ kind: 'refused' });
      expect(await register.readDrawer()).toBe(0);
    });

    it('prints an X report and leaves the shift open', async () => {
      const register = await opened();
      const before = await lastFd();
      await register.printXReport();
      expect(await lastFd()).toBe(before);
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftOpen' });
    });

    it('closes the shift with one document of type 5', async () => {
      const register = await connected();
      const { shiftNumber } = await register.openShift();
      await register.registerReceipt(receipt('last'));
      const before = await lastFd();
      const closing = await register.closeShift();
      expect(closing).toMatchObject({ fd: before + 1, shiftNumber });
      expect(await register.findDocument(closing.fd)).toMatchObject({ type: 5, fpd: closing.fpd });
      expect(await register.readStatus()).toMatchObject({ mode: 'shiftClosed' });
      expect(await register.readCounters()).toMatchObject({ shiftOpen: false });
    });

    it('repeats the last receipt without a new document', async () => {
      const register = await opened();
      const { fd } = await register.registerReceipt(receipt('copied'));
      await register.repeatLastDocument();
      expect(await lastFd()).toBe(fd);
    });

    it('prints, cuts, opens the drawer, beeps and settles', async () => {
      const register = await connected();
      await register.printText(['Копилка', '', 'Баланс: 120 баллов']);
      await register.cut();
      await register.openDrawer();
      await register.beep();
      expect(await register.settle()).toBe('ready');
    });

    it('takes the cashier’s name, twice the same, and a longer one than it holds', async () => {
      const register = await connected();
      await register.nameCashier('Иванова А. П.');
      await register.nameCashier('Иванова А. П.');
      await register.nameCashier('Я'.repeat(200));
    });

    it('tells its clock', async () => {
      const register = await connected();
      expect(await register.readClock()).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/u);
    });

    it('serves calls made at once one after another', async () => {
      const register = await opened();
      const before = await lastFd();
      const [one, , two] = await Promise.all([
        register.registerReceipt(receipt('one')),
        register.readStatus(),
        register.registerReceipt(receipt('two')),
      ]);
      expect([one.fd, two.fd]).toEqual([before + 1, before + 2]);
    });
  });
}
