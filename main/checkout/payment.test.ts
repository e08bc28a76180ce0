/** The sale from scan to fiscal document over a real ledger; the register's device and the centre are made up. */
import { describe, expect, it } from 'vitest';
import { FiscalError } from '../../native/fiscal/port.ts';
import { points } from '../../loyalty/index.ts';
import { CODES, openBench, scanW48, settled } from './fixtures/till-bench.ts';

const errorCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('a sale of W48', () => {
  it('goes to the register with points as a discount and ends on the screen with its tape', async () => {
    const bench = await openBench();
    const { till, register, screen, stores } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    expect(screen.sale.totals).toMatchObject({
      gross: 2020_66,
      discounts: 155_05,
      redeemedMoney: 327_00,
      toPay: 1538_61,
    });
    expect(screen.sale.redemption).toMatchObject({ max: 327_00, redeemed: 327_00, limitedBy: 'receiptPercent' });
    expect(screen.sale.redemption.limit).toBe('Не больше 30\u00a0% от чека');

    await till.sale.pay({ cash: 2000_00, card: 0 });

    expect(
      register.receipts[0]?.lines.map(({ price, quantity, sum, subject, measure }) => [
        price,
        quantity,
        sum,
        subject,
        measure,
      ]),
    ).toEqual([
      [61_05, 1000, 61_05, 1, 0],
      [61_06, 1000, 61_06, 1, 0],
      [610_55, 437, 266_81, 1, 11],
      [374_66, 1000, 374_66, 1, 0],
      [775_03, 1000, 775_03, 2, 0],
    ]);
    expect(register.receipts[0]?.payments).toEqual({ cash: 2000_00, electronic: 0, advance: 0, credit: 0 });
    expect(screen.sale.phase).toBe('done');
    expect(screen.sale.done).toMatchObject({
      number: 1,
      total: 1538_61,
      received: 2000_00,
      change: 461_39,
      cash: 1538_61,
      card: 0,
      fiscal: { fn: '9999078900012345', fd: 1024 },
      customer: { name: 'Анна К.', card: '0421', redeemed: 327_00, earned: 38_00, balance: 123_75 },
      qr: 't=20261122T1433&s=1538.61&fn=9999078900012345&i=1024&fp=3000001024&n=1',
    });
    expect(screen.sale.done?.tape).toEqual([
      '     ООО «Лавка на Лесной»',
      '    г. Тверь, ул. Лесная, 12',
      '          КАССОВЫЙ ЧЕК',
      'ПРИХОД          22.11.2026 14:33',
      'Смена 148                  Чек 1',
      'Кассир Мария П.',
      '--------------------------------',
      'Молоко 3,2 %, 930 мл',
      '1 × 61,05                = 61,05',
      '1 × 61,06                = 61,06',
      'Сыр «Российский», весовой',
      '0,437 × 610,55          = 266,81',
      'Кофе в зёрнах «Арабика», 500 г',
      '1 × 374,66              = 374,66',
      'Вино красное сухое, 0,75 л',
      '1 × 775,03              = 775,03',
      '--------------------------------',
      'ИТОГ                  = 1 538,61',
      'НАЛИЧНЫМИ             = 1 538,61',
      'ПОЛУЧЕНО              = 2 000,00',
      'СДАЧА                   = 461,39',
      'в т. ч. НДС 10%          = 35,36',
      'в т. ч. НДС 22%         = 207,32',
      '--------------------------------',
      'Списано баллов               327',
      'Начислено с 06.12             38',
      'На счёте                  123,75',
      'Карта                  •••• 0421',
      'Уровень                  Серебро',
      '--------------------------------',
      'ФН 9999078900012345      ФД 1024',
      'ФП 3000001024           СНО: ОСН',
    ]);
    expect(screen.signals.at(-1)).toEqual({ sound: 'done', message: null });
    expect(stores.ledger.queueSummary().queued).toBe(1);
    expect(stores.ledger.undecidedReceipts()).toEqual([]);
  });

  it('asks the centre for a hold of exactly the points shown', async () => {
    const bench = await openBench();
    scanW48(bench);
    bench.till.sale.redeem({ kind: 'max' });
    await bench.till.sale.pay({ cash: 0, card: 1538_61 });
    expect(bench.centre.requests.map((request) => [request.customerId, request.points])).toEqual([['anna', 327_00]]);
    expect(bench.stores.ledger.openHolds()).toEqual([]);
  });

  it('lowers the redemption when the centre grants 100 points of 327, and sells at the second press', async () => {
    const bench = await openBench();
    const { till, centre, screen, register, stores } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    centre.granted = () => points(100_00);
    expect(await errorCode(till.sale.pay({ cash: 2000_00, card: 0 }))).toBe('REDEEM_CUT_BY_CENTRE');
    expect(screen.sale).toMatchObject({ phase: 'selling', totals: { redeemedMoney: 100_00, toPay: 1765_61 } });
    expect([register.receipts.length, stores.ledger.openHolds().length]).toEqual([0, 0]);
    await till.sale.pay({ cash: 2000_00, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { total: 1765_61 } });
  });

  it('redeems out of the offline quota when the centre does not answer, and releases the hold before the sale', async () => {
    const bench = await openBench();
    const { till, centre, screen, stores } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    centre.granted = () => undefined;
    await till.sale.pay({ cash: 2000_00, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'done', done: { total: 1538_61, customer: { redeemed: 327_00 } } });
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['saleFiscalised', 'holdReleased']);
  });

  it('redeems at most 500 points a receipt without a link, and nothing is asked of the centre', async () => {
    const bench = await openBench();
    bench.centre.setOnline(false);
    scanW48(bench);
    expect(bench.screen.sale.customer?.asOf).not.toBeNull();
    bench.till.sale.redeem({ kind: 'max' });
    await bench.till.sale.pay({ cash: 0, card: 1538_61 });
    expect(bench.centre.requests).toEqual([]);
    expect(bench.screen.sale.phase).toBe('done');
  });
});

describe('pay', () => {
  it.each([
    [{ cash: 100_00, card: 0 }, 'PAYMENT_SHORT'],
    [{ cash: 0, card: 649_01 }, 'PAYMENT_CARD_OVER'],
  ])('refuses %o for 551,65 ₽ with %s and keeps the sale', async (tender, code) => {
    const bench = await openBench();
    bench.scan(CODES.coffee);
    expect(bench.screen.sale.totals.toPay).toBe(551_65);
    expect(await errorCode(bench.till.sale.pay(tender))).toBe(code);
    expect(bench.screen.sale.phase).toBe('selling');
  });

  it('refuses an empty receipt', async () => {
    const { till } = await openBench();
    expect(await errorCode(till.sale.pay({ cash: 1, card: 0 }))).toBe('BASKET_EMPTY');
  });

  it.each([
    ['shiftClosed', 'FISCAL_SHIFT_CLOSED'],
    ['shiftExpired', 'FISCAL_SHIFT_EXPIRED'],
    ['waitsForDate', 'FISCAL_SERVICE'],
  ] as const)('leaves the sale alone while the register is in mode %s', async (mode, code) => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.mode = mode;
    expect(await errorCode(bench.till.sale.pay({ cash: 100_00, card: 0 }))).toBe(code);
    expect(bench.screen.sale).toMatchObject({ phase: 'selling', number: 1 });
    expect(bench.stores.ledger.nextReceiptNumber()).toBe(1);
  });

  it('plans nothing while the register is silent', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.silence();
    expect(await errorCode(bench.till.sale.pay({ cash: 100_00, card: 0 }))).toBe('FISCAL_NO_LINK');
    expect(bench.stores.ledger.undecidedReceipts()).toEqual([]);
    expect(bench.screen.status.register.state).toBe('gone');
  });

  it('gives the sale back when the register refuses a line, and the points with it', async () => {
    const bench = await openBench();
    const { till, register, stores, screen } = bench;
    scanW48(bench);
    till.sale.redeem({ kind: 'max' });
    register.faults.push({ kind: 'refused', error: new FiscalError('refused', 'no', { deviceCode: 0x05 }) });
    expect(await errorCode(till.sale.pay({ cash: 2000_00, card: 0 }))).toBe('FISCAL_SERVICE');
    expect(screen.sale).toMatchObject({ phase: 'selling', totals: { toPay: 1538_61 } });
    expect(stores.ledger.undecidedReceipts()).toEqual([]);
    await till.sale.pay({ cash: 2000_00, card: 0 });
    expect(screen.sale.done).toMatchObject({ number: 2, total: 1538_61 });
  });

  it('refuses a second press while the receipt prints', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    const first = bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(await errorCode(bench.till.sale.pay({ cash: 100_00, card: 0 }))).toBe('PAYMENT_IN_PROGRESS');
    await first;
    expect(bench.register.receipts).toHaveLength(1);
  });

  it('keeps what is scanned while the receipt prints and begins the next one with it', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.onStage = (stage) => {
      if (stage === 'closing') bench.scanners.simulated?.scan(CODES.coffee);
    };
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(bench.screen.sale.lines.map(({ name }) => name)).toEqual(['Кофе в зёрнах «Арабика», 500 г']);
    expect(bench.screen.sale).toMatchObject({ phase: 'selling', number: 2 });
  });

  it.each([
    ['the paper of the emulated register', ['ЭМУЛЯТОР - НЕ КАССА', 'ИТОГ =89.90'], 'ЭМУЛЯТОР - НЕ КАССА'],
    ['its own picture where there is no paper', null, 'УЧЕБНЫЙ РЕЖИМ'],
  ])('shows in training %s', async (_what, paper, first) => {
    const asked: (number | null)[] = [];
    const readPaper = (fd: number | null) => {
      asked.push(fd);
      return Promise.resolve(paper);
    };
    const bench = await openBench({ config: { isTraining: true, readPaper } });
    bench.scan(CODES.milk);
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(bench.screen.sale.done?.tape[0]?.trim()).toBe(first);
    expect(asked).toEqual([bench.screen.sale.done?.fiscal.fd]);
  });

  it('marks every receipt of the training till', async () => {
    const bench = await openBench({ config: { isTraining: true } });
    bench.scan(CODES.milk);
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(bench.register.receipts[0]?.textAbove).toEqual(['   УЧЕБНЫЙ ЧЕК. НЕ НАСТОЯЩИЙ']);
    expect(bench.screen.sale.done?.tape[0]?.trim()).toBe('УЧЕБНЫЙ РЕЖИМ');
  });
});

describe('an unknown outcome', () => {
  it('is found in the fiscal drive and finished without a second document', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.faults.push({ kind: 'lostAfter' });
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(bench.register.receipts).toHaveLength(1);
    expect(bench.screen.sale.done).toMatchObject({ total: 89_90, change: 10_10, fiscal: { fd: 1024 } });
  });

  it('is built again when nothing was issued, three attempts in all', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.faults.push({ kind: 'lostBefore' }, { kind: 'lostBefore' });
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    expect(bench.screen.sale.phase).toBe('done');
    expect(bench.register.receipts).toHaveLength(1);
  });

  it('leaves the choice to the cashier after the third attempt: print', async () => {
    const bench = await openBench();
    const { till, screen, register } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'lostBefore' }, { kind: 'lostBefore' }, { kind: 'lostBefore' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    expect(screen.sale.phase).toBe('unknown');
    expect(screen.status.held).toMatchObject([{ number: 1, total: 89_90, cash: 100_00, state: 'notIssued' }]);
    await till.held.print(screen.status.held[0]?.receiptId ?? '');
    expect(screen.sale).toMatchObject({ phase: 'done', done: { number: 1, total: 89_90 } });
    expect(screen.status.held).toEqual([]);
  });

  it('leaves the choice to the cashier after the third attempt: cancel', async () => {
    const bench = await openBench();
    const { till, screen, register, stores } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'lostBefore' }, { kind: 'lostBefore' }, { kind: 'lostBefore' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    till.held.cancel(screen.status.held[0]?.receiptId ?? '');
    expect(screen.sale.phase).toBe('empty');
    expect(stores.ledger.undecidedReceipts()).toEqual([]);
    expect(register.receipts).toEqual([]);
  });

  it('is asked about until the silent register is back, then ends by itself', async () => {
    const bench = await openBench();
    const { till, screen, register, timers } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'silentAfter' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    expect(screen.sale).toMatchObject({ phase: 'unknown', number: 1 });
    expect(screen.status.held).toMatchObject([{ state: 'silent' }]);
    await timers.pass(60_000);
    expect(screen.status.held).toMatchObject([{ state: 'silent' }]);
    register.isSilent = false;
    await timers.pass(10_000);
    expect(screen.sale).toMatchObject({ phase: 'done', done: { fiscal: { fd: 1024 } } });
    expect(screen.status.held).toEqual([]);
  });

  it('waits for a person when the fiscal drive was exchanged, and the till sells again after their decision', async () => {
    const bench = await openBench();
    const { till, screen, register, timers } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'silentBefore' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    register.fn = '9999000000000001';
    register.isSilent = false;
    await timers.pass(10_000);
    expect(screen.status.held).toMatchObject([{ state: 'driveChanged' }]);
    till.held.cancel(screen.status.held[0]?.receiptId ?? '');
    bench.scan(CODES.milk);
    await till.sale.pay({ cash: 100_00, card: 0 });
    expect(screen.sale.phase).toBe('done');
  });

  it('set aside lets the next goods be scanned but not paid', async () => {
    const bench = await openBench();
    const { till, screen, register, timers } = bench;
    bench.scan(CODES.milk);
    register.faults.push({ kind: 'silentAfter' });
    await till.sale.pay({ cash: 100_00, card: 0 });
    expect(() => till.scanTyped(CODES.coffee, null)).toThrow('SCAN_NOT_NOW');
    till.held.setAside();
    bench.scan(CODES.coffee);
    expect(await errorCode(till.sale.pay({ cash: 1000_00, card: 0 }))).toBe('RECEIPT_UNDECIDED');
    register.isSilent = false;
    await timers.pass(10_000);
    expect(screen.sale).toMatchObject({ phase: 'selling' });
    expect(screen.signals.at(-1)).toEqual({
      sound: 'done',
      message: { kind: 'info', key: 'fr.printed', params: { number: 1 } },
    });
    await till.sale.pay({ cash: 1000_00, card: 0 });
    expect(register.receipts).toHaveLength(2);
  });
});

describe('a till that died over a receipt', () => {
  const die = async (fault: 'silentAfter' | 'silentBefore') => {
    const bench = await openBench();
    bench.scan(CODES.card, CODES.milk);
    bench.register.faults.push({ kind: fault });
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    await bench.stop();
    bench.register.isSilent = false;
    const { folder, register } = bench;
    const again = await openBench({ folder, register });
    await again.timers.pass(1_000);
    return again;
  };

  it('finds its document and finishes it once', async () => {
    const { stores, register, screen } = await die('silentAfter');
    expect(register.receipts).toHaveLength(1);
    expect(stores.ledger.lastFiscalisedReceipt()?.fiscal).toMatchObject({ fd: 1024 });
    expect(screen.status.held).toEqual([]);
  });

  it('prints nothing unattended when nothing was issued', async () => {
    const { till, register, screen } = await die('silentBefore');
    expect(register.receipts).toEqual([]);
    expect(screen.status.held).toMatchObject([{ state: 'notIssued', total: 87_20 }]);
    await till.held.print(screen.status.held[0]?.receiptId ?? '');
    expect(register.receipts).toHaveLength(1);
  });
});

describe('paper', () => {
  it('that runs out after the close leaves the receipt done and says so', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.onStage = (stage) => {
      if (stage === 'closed') bench.register.paper = 'outActive';
    };
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    await settled();
    expect(bench.screen.sale.phase).toBe('done');
    expect(bench.screen.status.register).toMatchObject({ state: 'stopped', problem: { code: 'FISCAL_PAPER_OUT' } });
    bench.register.paper = 'waitsForContinue';
    await bench.timers.pass(2_000);
    expect(bench.screen.status.register.state).toBe('ready');
  });
});
