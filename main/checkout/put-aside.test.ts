/** A receipt waits while somebody else is served, by the goods of W48 at a whole till. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../../loyalty/index.ts';
import { CODES, openBench, scanW48 } from './fixtures/till-bench.ts';

describe('a receipt put aside', () => {
  it('leaves the screen empty and is told with its sum, goods and customer, newest first', async () => {
    const bench = await openBench();
    scanW48(bench);
    const { toPay, pieces } = bench.screen.sale.totals;
    bench.till.sale.putAside();
    expect(bench.screen.sale).toMatchObject({ phase: 'empty', customer: null, lines: [] });
    bench.scan(CODES.coffee);
    bench.till.sale.putAside();
    expect(bench.screen.status.putAside).toMatchObject([
      { pieces: 1, customer: null },
      { pieces, toPay, customer: 'Анна К.' },
    ]);
  });

  it('comes back as it was: goods, customer, redemption and where the receipt goes', async () => {
    const bench = await openBench();
    scanW48(bench);
    bench.till.sale.redeem({ kind: 'max' });
    bench.till.sale.setContact({ kind: 'typed', text: 'anna@example.ru' });
    const before = bench.screen.sale;
    bench.till.sale.putAside();
    bench.till.sale.takeBack(bench.screen.status.putAside[0]!.id);
    expect(bench.screen.sale).toEqual(before);
    expect(bench.screen.status.putAside).toEqual([]);
  });

  it('survives a restart, and what it says of a person lies sealed', async () => {
    const bench = await openBench();
    scanW48(bench);
    bench.till.sale.setContact({ kind: 'typed', text: 'anna@example.ru' });
    const { lines, totals } = bench.screen.sale;
    bench.till.sale.putAside();
    await bench.stop();
    const files = readdirSync(bench.folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.db/.test(name));
    expect(files.filter((name) => readFileSync(join(bench.folder, name)).includes('anna@example.ru'))).toEqual([]);
    const next = await openBench({ folder: bench.folder });
    next.till.sale.takeBack(next.screen.status.putAside[0]!.id);
    expect(next.screen.sale).toMatchObject({ lines, totals, customer: { name: 'Анна К.' } });
    expect(next.screen.sale.contact.shown).toBe('a•••@example.ru');
  });

  it('does not push another receipt from the screen', async () => {
    const bench = await openBench();
    bench.scan(CODES.coffee);
    bench.till.sale.putAside();
    bench.scan(CODES.wine);
    const { id } = bench.screen.status.putAside[0]!;
    expect(() => bench.till.sale.takeBack(id)).toThrow(expect.objectContaining({ code: 'NOT_NOW' }));
    expect(bench.screen.sale.lines).toMatchObject([{ name: 'Вино красное сухое, 0,75 л' }]);
    expect(bench.screen.status.putAside).toHaveLength(1);
  });

  it('needs goods', async () => {
    const bench = await openBench();
    bench.scan(CODES.card);
    expect(() => bench.till.sale.putAside()).toThrow(expect.objectContaining({ code: 'NOT_NOW' }));
    expect(bench.screen.sale.customer).not.toBeNull();
  });

  it('is paid like any other, and the receipt in between takes the next number', async () => {
    const bench = await openBench();
    bench.scan(CODES.coffee);
    bench.till.sale.putAside();
    bench.scan(CODES.wine);
    await bench.till.sale.pay({ cash: kopecks(0), card: kopecks(799_00) });
    bench.till.sale.takeBack(bench.screen.status.putAside[0]!.id);
    const { due } = bench.screen.sale.totals;
    expect(due).toBe(551_65);
    await bench.till.sale.pay({ cash: kopecks(0), card: kopecks(due) });
    expect(bench.screen.sale.done).toMatchObject({ number: 2, total: due });
  });
});
