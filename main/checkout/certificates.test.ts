/** Gift certificates at the till: attached by number and PIN, set aside at pay, journalled before the register hears of it. */
import { describe, expect, it } from 'vitest';
import type { CertificateFound } from '../../contract/sync/certificates.ts';
import { demoProgramme, instant, kopecks } from '../../loyalty/index.ts';
import { FiscalError } from '../../native/fiscal/port.ts';
import { AFTERNOON, CODES, FEED, openBench, programmeChange, settled } from './fixtures/till-bench.ts';
import type { Bench } from './fixtures/till-bench.ts';
import { pageBody } from '../store/fixtures.ts';

const NUMBER = '2400001000012';
const OTHER = '2400000500025';
const PIN = '1234';

const holding = (left: number, over: object = {}): CertificateFound => ({
  found: 'certificate',
  certificate: {
    ...{ number: NUMBER, state: 'sold', faceValue: kopecks(1_000_00), left: kopecks(left) },
    ...{ from: instant(0), to: instant(AFTERNOON + 86_400_000) },
    ...over,
  },
  reserved: kopecks(0),
});

/** Milk for 89.90 and a certificate that the centre answers for. */
async function withCertificate(left: number, goods: readonly string[] = [CODES.milk]): Promise<Bench> {
  const bench = await openBench();
  bench.centre.certificates = (number, pin) =>
    pin === PIN ? holding(left, { number }) : { found: pin === null ? 'pinNeeded' : 'wrongPin', triesLeft: 4 };
  bench.scan(...goods);
  return bench;
}

const operations = ({ stores }: Bench, kind: string) =>
  stores.outbox.view(50).filter((operation) => operation.kind === kind);

describe('a certificate on the receipt', () => {
  it('is asked for its PIN when it is scanned, and pays what it can', async () => {
    const bench = await withCertificate(50_00);
    bench.scan(NUMBER);
    await settled();
    expect(bench.screen.sale.askedCertificate).toBe(NUMBER);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    expect(bench.screen.sale).toMatchObject({
      askedCertificate: null,
      totals: { toPay: 89_90, certificates: 50_00, due: 39_90 },
      certificates: [{ number: NUMBER, paid: 50_00, left: 0, lost: 0, lastDay: '2026-11-23' }],
    });
  });

  it('keeps the rest when it holds more than the receipt comes to, and follows the receipt', async () => {
    const bench = await withCertificate(1_000_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    expect(bench.screen.sale.certificates).toMatchObject([{ paid: 89_90, left: 910_10 }]);
    bench.scan(CODES.milk);
    expect(bench.screen.sale.certificates).toMatchObject([{ paid: 179_80, left: 820_20 }]);
    bench.till.sale.removeCertificate(NUMBER);
    expect(bench.screen.sale).toMatchObject({ certificates: [], totals: { due: 179_80 } });
  });

  it('says what a use as a whole loses before anything is paid', async () => {
    const bench = await withCertificate(1_000_00);
    const whole = { ...demoProgramme, certificates: { use: 'whole' as const } };
    const body = pageBody([programmeChange(20, { ...whole, version: 2, from: '2026-02-01' })], 20);
    await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
    bench.scan(CODES.milk);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    expect(bench.screen.sale.certificates).toMatchObject([{ paid: 179_80, left: 0, lost: 820_20 }]);
    expect(bench.screen.signals.at(-1)?.message).toMatchObject({ key: 'cert.loses' });
  });

  it('pays together with a second one, in the order of entry', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    await bench.till.sale.attachCertificate(OTHER, PIN);
    expect(bench.screen.sale.certificates.map(({ paid }) => paid)).toEqual([50_00, 39_90]);
    expect(bench.screen.sale.totals.due).toBe(0);
  });

  it.each([
    ['an unknown number', { found: 'unknown' }, 'CERTIFICATE_UNKNOWN'],
    ['a wrong PIN', { found: 'wrongPin', triesLeft: 4 }, 'CERTIFICATE_WRONG_PIN'],
    ['a number locked by wrong PINs', { found: 'locked', until: instant(AFTERNOON + 1) }, 'CERTIFICATE_LOCKED'],
    ['one that has run out', holding(100, { to: instant(1) }), 'CERTIFICATE_REFUSED'],
    ['one nobody bought', holding(0, { state: 'made' }), 'CERTIFICATE_REFUSED'],
    ['a blocked one', holding(100, { state: 'blocked' }), 'CERTIFICATE_REFUSED'],
    ['one without a kopeck', holding(0), 'CERTIFICATE_REFUSED'],
    ['one set aside for another receipt', { ...holding(0), reserved: kopecks(1) }, 'CERTIFICATE_RESERVED'],
    ['no answer in time', undefined, 'CERTIFICATE_OFFLINE'],
    ['too many questions', 'busy', 'CERTIFICATE_BUSY'],
  ] as [string, CertificateFound | 'busy' | undefined, string][])(
    'refuses %s and leaves the sale alone',
    async (_what, found, code) => {
      const bench = await withCertificate(0);
      bench.centre.certificates = () => found;
      await expect(bench.till.sale.attachCertificate(NUMBER, PIN)).rejects.toMatchObject({ code });
      expect(bench.screen.sale.certificates).toEqual([]);
    },
  );

  it('is refused at once while the link is down', async () => {
    const bench = await withCertificate(50_00);
    bench.centre.setOnline(false);
    await expect(bench.till.sale.attachCertificate(NUMBER, PIN)).rejects.toMatchObject({ code: 'CERTIFICATE_OFFLINE' });
    expect(() => bench.till.scanTyped(NUMBER, null)).toThrow(expect.objectContaining({ code: 'CERTIFICATE_OFFLINE' }));
  });
});

describe('paying with a certificate', () => {
  it('goes to the register as an advance beside card and cash, change from cash alone', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    await bench.till.sale.pay({ cash: kopecks(50_00), card: kopecks(10_00) });
    const [receipt] = bench.register.receipts;
    expect(receipt?.payments).toEqual({ advance: 50_00, electronic: 10_00, cash: 50_00, credit: 0 });
    expect(bench.screen.sale.done).toMatchObject({
      total: 89_90,
      change: 20_10,
      certificates: [{ shown: '••••\u00A00012', paid: 50_00, left: 0 }],
    });
    expect(bench.screen.sale.done?.tape.join('\n')).toMatch(/ЗАЧЁТ АВАНСА +.= 50,00/);
  });

  it('counts the certificate when the change of a lost answer is computed', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    bench.register.faults.push({ kind: 'lostAfter' });
    await bench.till.sale.pay({ cash: kopecks(50_00), card: kopecks(0) });
    expect(bench.screen.sale.done).toMatchObject({ change: 10_10, cash: 39_90 });
  });

  it('needs no money at all when the certificate covers the receipt, and prints what stays on it', async () => {
    const bench = await withCertificate(1_000_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    await bench.till.sale.pay({ cash: kopecks(0), card: kopecks(0) });
    expect(bench.register.receipts[0]?.payments).toMatchObject({ advance: 89_90, cash: 0, electronic: 0 });
    expect(bench.register.receipts[0]?.text.join(' ')).toContain('910,10');
  });

  it('asks for the money that the certificate leaves, and no less', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    const pay = bench.till.sale.pay({ cash: kopecks(39_89), card: kopecks(0) });
    await expect(pay).rejects.toMatchObject({ code: 'PAYMENT_SHORT' });
    expect(bench.centre.certificateHolds).toEqual([]);
  });

  it('tells the centre of the payment in the sale, under the id it was set aside with', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    await bench.till.sale.pay({ cash: kopecks(39_90), card: kopecks(0) });
    const [hold] = bench.centre.certificateHolds;
    const { operation } = bench.stores.outbox.find(bench.stores.outbox.lastSeq())!;
    const payload = JSON.parse(operation.payload) as { payments: unknown; basket: { tenders: unknown } };
    expect(payload.payments).toMatchObject({
      certificates: [{ number: NUMBER, authorisationId: hold?.authorisationId, amount: 50_00, lost: 0 }],
    });
    expect(payload.basket.tenders).toEqual([
      { kind: 'certificate', amount: 50_00 },
      { kind: 'cash', amount: null },
    ]);
  });

  it('takes no money when the centre does not confirm, and releases what may have been set aside', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    bench.centre.held = () => undefined;
    const pay = bench.till.sale.pay({ cash: kopecks(39_90), card: kopecks(0) });
    await expect(pay).rejects.toMatchObject({ code: 'CERTIFICATE_OFFLINE' });
    expect(bench.screen.sale).toMatchObject({ phase: 'selling', certificates: [{ paid: 50_00 }] });
    expect(bench.register.receipts).toEqual([]);
    expect(operations(bench, 'certificateReleased')).toHaveLength(1);
    expect(bench.stores.ledger.openCertificates()).toEqual([]);
  });

  it('shows the new rest when another till was faster, and pays on the second press', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    bench.centre.held = () => ({ isHeld: false, answer: holding(20_00) });
    const pay = bench.till.sale.pay({ cash: kopecks(39_90), card: kopecks(0) });
    await expect(pay).rejects.toMatchObject({ code: 'CERTIFICATE_CHANGED' });
    expect(bench.screen.sale.totals).toMatchObject({ certificates: 20_00, due: 69_90 });
    bench.centre.held = () => ({ isHeld: true });
    await bench.till.sale.pay({ cash: kopecks(69_90), card: kopecks(0) });
    expect(bench.register.receipts[0]?.payments).toMatchObject({ advance: 20_00, cash: 69_90 });
  });

  it('releases the first when the second of two is not there any more', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    await bench.till.sale.attachCertificate(OTHER, PIN);
    bench.centre.held = ({ number }) =>
      number === NUMBER ? { isHeld: true } : { isHeld: false, answer: { found: 'unknown' } };
    const pay = bench.till.sale.pay({ cash: kopecks(0), card: kopecks(0) });
    await expect(pay).rejects.toMatchObject({ code: 'CERTIFICATE_CHANGED' });
    expect(operations(bench, 'certificateReleased')).toHaveLength(2);
    expect(bench.screen.sale.certificates).toMatchObject([{ number: NUMBER }]);
  });

  it('frees the money with the receipt that the register refused', async () => {
    const bench = await withCertificate(50_00);
    await bench.till.sale.attachCertificate(NUMBER, PIN);
    bench.register.faults.push({ kind: 'refused', error: new FiscalError('refused', 'no', { deviceCode: 0x05 }) });
    await expect(bench.till.sale.pay({ cash: kopecks(39_90), card: kopecks(0) })).rejects.toMatchObject({});
    const { operation } = bench.stores.outbox.find(bench.stores.outbox.lastSeq())!;
    expect(operation.kind).toBe('saleCancelled');
    const [hold] = bench.centre.certificateHolds;
    expect(JSON.parse(operation.payload)).toMatchObject({
      certificates: [{ number: NUMBER, authorisationId: hold?.authorisationId }],
    });
    expect(bench.stores.ledger.openCertificates()).toEqual([]);
  });

  it('releases at the next start what a till that died before the receipt had asked for', async () => {
    const bench = await withCertificate(50_00);
    const authorisationId = bench.stores.newId();
    bench.stores.ledger.beginCertificates([{ authorisationId, number: NUMBER }], AFTERNOON);
    await bench.stop();
    const again = await openBench({ folder: bench.folder });
    expect(operations(again, 'certificateReleased')).toHaveLength(1);
    expect(again.stores.ledger.openCertificates()).toEqual([]);
  });
});

describe('selling a certificate', () => {
  const forSale = async () => {
    const bench = await openBench();
    bench.centre.certificates = () => ({ found: 'forSale', faceValue: kopecks(3_000_00) });
    bench.scan(CODES.card, NUMBER);
    await settled();
    return bench;
  };

  it('is a line at its face value: no discount of the tier, no points either way', async () => {
    const { screen } = await forSale();
    expect(screen.sale).toMatchObject({
      totals: { toPay: 3_000_00, discounts: 0 },
      redemption: { max: 0 },
      accrual: { total: 0 },
      lines: [{ name: `Подарочный сертификат № ${NUMBER}`, net: 3_000_00 }],
    });
  });

  it('goes to the register as an advance: subject 10, method 3, VAT 22/122', async () => {
    const bench = await forSale();
    await bench.till.sale.pay({ cash: kopecks(3_000_00), card: kopecks(0) });
    expect(bench.register.receipts[0]?.lines).toMatchObject([
      { sum: 3_000_00, subject: 10, method: 3, vat: 'vat22of122' },
    ]);
    const { operation } = bench.stores.outbox.find(bench.stores.outbox.lastSeq())!;
    expect(JSON.parse(operation.payload)).toMatchObject({
      certificatesSold: [{ number: NUMBER, faceValue: 3_000_00 }],
    });
  });

  it('stands on a receipt once, as one piece', async () => {
    const bench = await forSale();
    bench.scan(NUMBER);
    await settled();
    expect(bench.screen.signals.at(-1)?.message).toMatchObject({ error: { code: 'CERTIFICATE_ON_RECEIPT' } });
    const [line] = bench.screen.sale.lines;
    expect(() => bench.till.sale.setQuantity(line!.lineNo, 2000 as never)).toThrow('QUANTITY_INVALID');
  });

  it('is not paid for by another certificate', async () => {
    const bench = await forSale();
    bench.scan(CODES.milk);
    bench.centre.certificates = () => holding(1_000_00, { number: OTHER });
    await bench.till.sale.attachCertificate(OTHER, PIN);
    const milk = bench.screen.sale.lines.find(({ name }) => name.startsWith('Молоко'));
    expect(bench.screen.sale.certificates).toMatchObject([{ paid: milk?.net }]);
  });
});

describe('rules that ask for the way of payment', () => {
  const doubled = {
    ...{ kind: 'accrual-multiplier', id: 'double', name: { ru: 'Вдвое', en: 'Double' }, multiplier: 2000 },
    paidWith: { kinds: ['card'] },
  };
  const off = {
    ...{ kind: 'receipt-percent-discount', id: 'cash-off', name: { ru: 'Наличным', en: 'Cash' }, rateBp: 10_00 },
    paidWith: { kinds: ['cash'] },
  };
  async function under(rule: object): Promise<Bench> {
    const bench = await openBench();
    const mechanics = [...demoProgramme.mechanics, rule] as typeof demoProgramme.mechanics;
    const body = pageBody([programmeChange(20, { ...demoProgramme, version: 2, from: '2026-02-01', mechanics })], 20);
    await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
    bench.scan(CODES.card, CODES.coffee);
    return bench;
  }

  it('earn for the tender of the receipt: 26 points in cash, 53 by card', async () => {
    const earned = [];
    for (const [cash, card] of [[1, 0] as const, [0, 1] as const]) {
      const bench = await under(doubled);
      const { due } = bench.screen.sale.totals;
      await bench.till.sale.pay({ cash: kopecks(cash * due), card: kopecks(card * due) });
      earned.push(bench.screen.sale.done?.customer?.earned);
    }
    expect(earned).toEqual([26_00, 53_00]);
  });

  it('say a total that the tender changes before any money is taken', async () => {
    const bench = await under(off);
    const { due } = bench.screen.sale.totals;
    const pay = bench.till.sale.pay({ cash: kopecks(due), card: kopecks(0) });
    await expect(pay).rejects.toMatchObject({ code: 'PAYMENT_TOTAL_CHANGED' });
    expect(bench.register.receipts).toEqual([]);
    const less = bench.screen.sale.totals.due;
    expect(less).toBeLessThan(due);
    await bench.till.sale.pay({ cash: kopecks(less), card: kopecks(0) });
    expect(bench.screen.sale.done).toMatchObject({ total: less, change: 0 });
  });
});
