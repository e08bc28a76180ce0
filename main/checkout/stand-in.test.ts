/** The till in a shop whose fiscal register stands elsewhere: the same sale with a slip printer, and with nothing. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRegister } from '../../native/fiscal/index.ts';
import { serveSlipPrinter } from '../../native/slip/emulator/serve.ts';
import { temporaryFolder } from '../store/fixtures.ts';
import { systemTimers } from '../sync/timers.ts';
import { openBench, scanW48 } from './fixtures/till-bench.ts';

async function sellW48(address: string) {
  const register = openRegister(address, { bookPath: join(temporaryFolder(), 'documents.json') });
  onTestFinished(() => register.disconnect());
  const bench = await openBench({ config: { register, timers: systemTimers } });
  await bench.till.shift.open();
  scanW48(bench);
  bench.till.sale.redeem({ kind: 'max' });
  await bench.till.sale.pay({ cash: 2000_00, card: 0 });
  return { ...bench, register };
}

describe('W48 without a fiscal register', () => {
  it('is sold with its points, and its tape says that it is no receipt', async () => {
    const { screen, register } = await sellW48('none');
    const { done } = screen.sale;
    expect(screen.sale.phase).toBe('done');
    expect(done).toMatchObject({ total: 1538_61, change: 461_39, fiscal: { fn: '', fd: 2, fpd: 0 }, qr: '' });
    const tape = done?.tape.map((line) => line.trim()) ?? [];
    expect(tape).toContain('НЕ ЯВЛЯЕТСЯ КАССОВЫМ ЧЕКОМ');
    expect(tape.filter((line) => /КАССОВЫЙ ЧЕК|^ФН|^ФП/u.test(line))).toEqual([]);
    expect(await register.readDrawer()).toBe(1538_61);
  });

  it('is printed on a slip printer with points under the total', async () => {
    const served = serveSlipPrinter(join(temporaryFolder(), 'printer'));
    onTestFinished(() => served.unplug());
    const { screen } = await sellW48(`escpos/epson:tty:${served.path}`);
    expect(screen.sale.phase).toBe('done');
    const { text } = served.printer;
    const total = text.findIndex((line) => /^ИТОГО +1538\.61$/u.test(line));
    expect(text.slice(0, total)).toContain('НЕ ЯВЛЯЕТСЯ КАССОВЫМ ЧЕКОМ');
    expect(text.slice(total).join('\n')).toMatch(/Списано баллов/u);
  });

  it('is refused while the slip printer has no paper, and sold when it has', async () => {
    const served = serveSlipPrinter(join(temporaryFolder(), 'printer'));
    onTestFinished(() => served.unplug());
    const { till, screen } = await sellW48(`escpos/epson:tty:${served.path}`);
    served.printer.attend({ hasPaper: false });
    till.sale.next();
    await till.scanTyped('4600000000015', null);
    await expect(till.sale.pay({ cash: 89_90, card: 0 })).rejects.toMatchObject({ code: 'FISCAL_PAPER_OUT' });
    served.printer.attend({ hasPaper: true });
    await till.sale.pay({ cash: 89_90, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { total: 89_90 } });
  });
});
