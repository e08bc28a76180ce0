/** The rules a register holds a receipt to, and the document it makes. Source: fiscal-printer 4.4, 4.5, 9.1. */
import { describe, expect, it } from 'vitest';
import { fromHex, fromLe, le } from './bytes.ts';
import { newRegisteredRegister } from './registration.ts';
import { byteTag, element, parseTlv, textOf, textTag } from './tlv.ts';
import { CUT, paperText } from './paper.ts';
import { ask, Bench, NOW } from './testing/bench.ts';

function inReceipt(kind = 0, drawer = 0): Bench {
  const bench = new Bench();
  bench.send(ask.openShift());
  if (drawer > 0) bench.send(ask.cash('in', drawer));
  bench.send(ask.openReceipt(kind));
  return bench;
}

const drawerOf = (bench: Bench): number => fromLe(bench.send(ask.money(241)).slice(3));

describe('a line', () => {
  it.each([
    ['1.347 x 129.90 = 174.98', { quantityMicro: 1_347_000, price: 12_990, sum: 17_498 }, 0],
    ['one kopeck more', { quantityMicro: 1_347_000, price: 12_990, sum: 17_499 }, 0],
    ['one kopeck less', { quantityMicro: 1_347_000, price: 12_990, sum: 17_497 }, 0],
    ['two kopecks more', { quantityMicro: 1_347_000, price: 12_990, sum: 17_500 }, 0x33],
    ['47.8 x 21.99 with the sum 1051.00', { quantityMicro: 47_800_000, price: 2199, sum: 105_100 }, 0x33],
    ['quantity 0', { quantityMicro: 0 }, 0x62],
    ['price over 99 999 999.99', { price: 10_000_000_000 }, 0x61],
    ['sum over the limit', { price: 9_999_999_999, quantityMicro: 2_000_000 }, 0x60],
    ['department 17', { department: 17 }, 0x63],
    ['tax code 3', { vat: 3 }, 0x33],
    ['22 %', { vat: 0xcb }, 0],
    ['method 8', { method: 8 }, 0x33],
    ['subject 0', { subject: 0 }, 0x33],
    ['operation 5', { operation: 5 }, 0x33],
    ['a return in a sale', { operation: 2 }, 0x49],
  ])('%s is answered as it must be', (_name, line, error) => {
    const bench = inReceipt();
    const before = bench.state.receipt;
    expect(bench.error(ask.line(line))).toBe(error);
    if (error !== 0) expect(bench.state.receipt).toEqual(before);
  });

  it.each([
    [5, 500_000, 3],
    [1, 500_000, 1],
    [1, 499_999, 0],
    [12_990, 1_347_000, 17_498],
  ])('%i kopecks x %i millionths is %i, half-up', (price, quantityMicro, sum) => {
    const bench = inReceipt();
    bench.send(ask.line({ price, quantityMicro }));
    expect(fromLe(bench.send(ask.subtotal()).slice(3))).toBe(sum);
  });

  it('is refused with 94h beyond the limit of the model', () => {
    const bench = new Bench(newRegisteredRegister(NOW, { model: { linesMax: 2 } }));
    bench.send(ask.openShift());
    bench.send(ask.openReceipt());
    expect([0, 1, 2].map(() => bench.error(ask.line()))).toEqual([0, 0, 0x94]);
  });

  it('is refused with 48h when the receipt gets too large', () => {
    const bench = inReceipt();
    expect([0, 1].map(() => bench.error(ask.line({ price: 9_999_999_999 })))).toEqual([0, 0x48]);
  });

  it('raises the operation count and the registers of its department', () => {
    const bench = inReceipt();
    bench.send(ask.line({ department: 3 }));
    expect(bench.send(ask.status())[7]).toBe(1);
    expect(fromLe(bench.send(ask.money(8)).slice(3))).toBe(10_000);
  });
});

describe('another cashier in the receipt', () => {
  it.each([
    [1, 0],
    [2, 0x59],
    [29, 0],
    [30, 0],
  ])('password %i is answered %i', (password, error) => {
    const attempts = [ask.line({}, password), ask.subtotal(password), ask.cancel(password)];
    expect(attempts.map((body) => inReceipt().error(body))).toEqual([error, error, error]);
  });
});

describe('the close', () => {
  it.each<[string, Readonly<Record<number, number>>, Parameters<typeof ask.close>[1], number, number]>([
    ['exact cash', { 1: 10_018 }, {}, 0, 0],
    ['cash with change', { 1: 20_000 }, {}, 0, 9982],
    ['cash and card with change from cash', { 1: 8000, 2: 5000 }, {}, 0, 2982],
    ['advance, credit and counter-provision', { 14: 5000, 15: 3000, 16: 2018 }, {}, 0, 0],
    ['underpaid', { 1: 10_017 }, {}, 0x45, 0],
    ['card above the total', { 2: 10_019 }, {}, 0x4d, 0],
    ['rounded down by 18', { 1: 10_000 }, { rounding: 18 }, 0, 0],
    ['rounded by 17', { 1: 10_001 }, { rounding: 17 }, 0x40, 0],
    ['rounded by 99', { 1: 10_000 }, { rounding: 99 }, 0x40, 0],
    ['a tax system of another registration', { 1: 10_018 }, { taxSystem: 2 }, 0x33, 0],
    ['two tax systems', { 1: 10_018 }, { taxSystem: 3 }, 0x33, 0],
  ])('%s', (_name, payments, more, error, change) => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 10_018 }));
    const answer = bench.send(ask.close(payments, more));
    expect(answer[2]).toBe(error);
    expect(bench.send(ask.status())[5]).toBe(error === 0 ? 2 : 8);
    expect(bench.state.drive.documents.length).toBe(error === 0 ? 3 : 2);
    if (error === 0) expect(fromLe(answer.slice(3, 8))).toBe(change);
  });

  it('of a return wants its cash in the drawer', () => {
    const close = ask.close({ 1: 10_000 });
    const [poor, rich] = [inReceipt(2, 9999), inReceipt(2, 10_000)];
    for (const bench of [poor, rich]) bench.send(ask.line({ operation: 2 }));
    expect([poor.error(close), rich.error(close)]).toEqual([0x46, 0]);
    expect([drawerOf(poor), drawerOf(rich)]).toEqual([9999, 0]);
  });

  it.each([
    [0, 0],
    [1, 0x8e],
  ])('of a total of 0 with table 1 field 23 = %i is answered %i', (setting, error) => {
    const bench = new Bench();
    bench.send(ask.write(1, 23, [setting]));
    bench.send(ask.openShift());
    bench.send(ask.openReceipt());
    bench.send(ask.line({ price: 0 }));
    expect(bench.error(ask.close({}))).toBe(error);
  });

  it('adds DATE_TIME where table 17 field 36 extends the answers', () => {
    const bench = new Bench();
    bench.send(ask.write(17, 36, [1]));
    bench.send(ask.openShift());
    bench.send(ask.openReceipt());
    bench.send(ask.line());
    expect(bench.send(ask.close({ 1: 10_000 })).slice(16)).toEqual([26, 11, 22, 14, 5]);
  });

  it('answers 16h after 24 h, and the receipt can still be cancelled', () => {
    const bench = inReceipt();
    bench.send(ask.line());
    bench.now += 24 * 3_600_000;
    expect(bench.error(ask.close({ 1: 10_000 }))).toBe(0x16);
    expect(bench.error(ask.cancel())).toBe(0);
    expect(bench.send(ask.status())[5]).toBe(3);
  });
});

describe('the document begun in the drive', () => {
  it.each<[string, readonly number[]]>([
    ['closed', ask.close({ 1: 10_000 })],
    ['cancelled', ask.cancel()],
    ['cancelled in the drive', ask.cancelDocument()],
  ])('is 4 with data while the receipt is open and 0 when it is %s', (_name, end) => {
    const bench = inReceipt();
    bench.send(ask.line());
    expect(bench.send(ask.driveStatus()).slice(4, 6)).toEqual([4, 1]);
    expect(bench.error(end)).toBe(0);
    expect(bench.send(ask.driveStatus()).slice(4, 6)).toEqual([0, 0]);
  });
});

describe('a discount on the receipt', () => {
  const discount = (amount: number): number[] => [
    0xff,
    0x4b,
    ...le(30, 4),
    ...le(amount, 5),
    ...le(0, 5),
    0,
    ...Array<number>(128).fill(0),
  ];

  it('rounds within the rouble and no further', () => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 10_018 }));
    expect([19, 18, 1].map((amount) => bench.error(discount(amount)))).toEqual([0x40, 0, 0x40]);
    expect(fromLe(bench.send(ask.subtotal()).slice(3))).toBe(10_000);
  });
});

describe('a cancelled receipt', () => {
  it('issues nothing and moves registers 157, 179 and 249', () => {
    const bench = inReceipt();
    bench.send(ask.line());
    bench.send(ask.cancel());
    expect(bench.state.drive.documents.length).toBe(2);
    expect([157, 166, 179].map((n) => bench.send(ask.operation(n))[3])).toEqual([1, 1, 1]);
    expect(fromLe(bench.send(ask.money(249)).slice(3))).toBe(10_000);
    expect(drawerOf(bench)).toBe(0);
  });
});

describe('the document of a receipt', () => {
  function closed(): { elements: Map<number, number[]>; items: Map<number, number[]>[]; bench: Bench } {
    const bench = inReceipt();
    bench.send(ask.line({ quantityMicro: 1_347_000, price: 12_990, sum: 17_498, vat: 2 }));
    bench.send(ask.lineTag(byteTag(2108, 11)));
    bench.send(ask.line({ price: 5000, vat: 0xcb }));
    bench.send(ask.tag(textTag(1008, '+79161234567')));
    bench.send(ask.tag(element(1084, [...textTag(1085, 'id'), ...textTag(1086, '0190-чек')])));
    bench.send(ask.close({ 1: 20_000, 2: 5000 }));
    const fd = bench.state.drive.documents.length;
    const [type, , size] = [...bench.send(ask.request(fd)).slice(3)];
    expect(type).toBe(3);
    const bytes: number[] = [];
    for (let portion = bench.send(ask.readOn()); portion[2] === 0; portion = bench.send(ask.readOn())) {
      expect(portion.length).toBeLessThanOrEqual(253);
      bytes.push(...portion.slice(3));
    }
    expect(size).toBe(bytes.length % 256);
    const parsed = parseTlv(bytes) ?? [];
    const items = parsed.filter(({ tag }) => tag === 1059);
    const inner = items.map(({ value }) => new Map((parseTlv(value) ?? []).map((e) => [e.tag, e.value])));
    return { elements: new Map(parsed.map((e) => [e.tag, e.value])), items: inner, bench };
  }

  it('holds everything the page asks for', () => {
    const { elements } = closed();
    const wanted = [1008, 1012, 1018, 1020, 1021, 1031, 1037, 1038, 1040, 1041, 1042, 1054, 1055, 1059, 1077, 1081];
    expect([...wanted, 1084, 1215, 1216, 1217].filter((tag) => !elements.has(tag))).toEqual([]);
  });

  it('holds total, payments after change, and the customer', () => {
    const { elements } = closed();
    const sums = [1020, 1031, 1081, 1215].map((tag) => fromLe(elements.get(tag) ?? []));
    expect(sums).toEqual([22_498, 17_498, 5000, 0]);
    expect(textOf(elements.get(1008) ?? [])).toBe('+79161234567');
    expect(textOf(parseTlv(elements.get(1084) ?? [])?.[1]?.value ?? [])).toBe('0190-чек');
  });

  it('holds each line with price, quantity, sum, VAT, method, subject and measure', () => {
    const { items } = closed();
    expect(items.map((item) => [...item].filter(([tag]) => tag !== 1030 && tag !== 1200))).toEqual([
      [
        [1079, le(12_990, 2)],
        [1023, [3, ...le(1347, 2)]],
        [1043, le(17_498, 2)],
        [1199, [2]],
        [1214, [4]],
        [1212, [1]],
        [2108, [11]],
      ],
      [
        [1079, le(5000, 2)],
        [1023, [0, 1]],
        [1043, le(5000, 2)],
        [1199, [11]],
        [1214, [4]],
        [1212, [1]],
        [2108, [0]],
      ],
    ]);
    expect(textOf(items[0]?.get(1030) ?? [])).toBe('Сыр');
  });

  it('ends with the sign in big-endian order', () => {
    const { elements, bench } = closed();
    const sign = bench.state.drive.documents.at(-1)?.sign ?? 0;
    expect(elements.get(1077)?.slice(2)).toEqual(le(sign, 4).reverse());
  });

  it('is not handed out as confirmed while the data operator is away', () => {
    const { bench } = closed();
    const fd = bench.state.drive.documents.length;
    expect(bench.send(ask.find(fd))[4]).toBe(1);
    bench.change(({ drive }) => {
      drive.confirmedFd = fd - 1;
    });
    expect(bench.send(ask.find(fd))[4]).toBe(0);
    expect(bench.send([0xff, 0x3f, ...le(30, 4)]).slice(3)).toEqual([1, 0]);
    expect(bench.error([0xff, 0x3c, ...le(30, 4), ...le(fd, 4)])).toBe(0x08);
  });
});

describe('on paper', () => {
  it('does not print a name that begins with //, and sends it to the drive', () => {
    const bench = inReceipt();
    bench.send(ask.line({ name: [...Buffer.from('//secret')] }));
    bench.send(ask.close({ 1: 10_000 }));
    const document = bench.state.drive.documents.at(-1);
    expect(paperText(document?.paper ?? []).join('\n')).not.toContain('secret');
    expect(document?.tlv).toContain(Buffer.from(fromHex('736563726574')).toString('hex'));
  });

  it('prints nothing at all with table 17 field 7 = 2, and the next document again with 1', () => {
    const printed = (setting: number): number[] => {
      const bench = new Bench();
      bench.send(ask.write(17, 7, [setting]));
      return [ask.openShift(), ask.xReport()].map((body) => {
        const before = bench.state.printer.tape.length;
        bench.send(body);
        return Math.sign(bench.state.printer.tape.length - before);
      });
    };
    expect([printed(0), printed(1), printed(2)]).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it('repeats the last receipt as a copy, and 56h after a report', () => {
    const bench = inReceipt();
    bench.send(ask.line());
    bench.send(ask.close({ 1: 10_000 }));
    expect(bench.error(ask.repeat())).toBe(0);
    const paper = bench.state.drive.documents.at(-1)?.paper ?? [];
    expect(bench.state.printer.tape.slice(-paper.length - 2)).toEqual(['ПОВТОР ДОКУМЕНТА', ...paper, CUT]);
    bench.send(ask.xReport());
    expect(bench.error(ask.repeat())).toBe(0x56);
  });

  it('prints a QR code from its blocks at the place it came', () => {
    const bench = inReceipt();
    const data = [...Buffer.from('https://kopilka.example/r')];
    bench.send([0xdd, ...le(1, 4), 0, 0, ...data, ...Array<number>(64 - data.length).fill(0)]);
    expect(bench.error([0xde, ...le(1, 4), 3, ...le(data.length, 2), 0, 0, 8, 4, 0, 1, 1])).toBe(0);
    bench.send(ask.line());
    bench.send(ask.close({ 1: 10_000 }));
    const text = paperText(bench.state.drive.documents.at(-1)?.paper ?? []);
    expect(text.indexOf('[QRCODE https://kopilka.example/r]')).toBe(text.indexOf('Сыр') - 1);
  });
});
