/** Every kind of code, and every fixture of the protocol page that ends in a text. Source: scanners sections 7, 11. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HID_FIXTURES } from '../../native/scanner/hid-pos.fixtures.ts';
import { checkScanProfile, DEFAULT_SCAN_PROFILE } from './card-formats.ts';
import type { ScanProfile } from './card-formats.ts';
import { eanCheckDigit } from './check-digits.ts';
import { classify, isStrong } from './classify.ts';
import type { ScanKind } from './classify.ts';

const PROFILE: ScanProfile = {
  cardPrefixes: ['29'],
  upcCardPrefixes: ['55'],
  luhnPrefixes: ['622'],
  cardPattern: String.raw`LC-\d{4}-[0-9A-Z]{2}`,
  weighedPrefixes: ['22'],
  couponPrefixes: ['23', 'CPN-'],
  certificatePrefixes: ['24', 'GIFT'],
  badgePrefixes: ['BADGE:'],
  phoneFromScan: false,
  country: 'RU',
};
const TOKEN =
  'R1-043G0000030FZVJ20E771TGYM6SC7N75G6GRBJGR6ZGQYHFJW8HJAM5QPKFE10C34G5C2FP1WV1SJXD9JMJJRYTS0288TYHB3YCF3X4Y4S6DPTGVVFGV6S6WCGBQ92SFQZQCE30';
const goods = (gtin: string, mark: string | null = null): ScanKind => ({ kind: 'goods', gtin, mark });
const card = (number: string, strong = true): ScanKind => ({ kind: 'card', number, isStrong: strong });
const of = (text: string, aim: string | null = null): ScanKind => classify({ text, aim }, PROFILE);

it('the profile of these tests is one the till accepts', () => {
  expect(checkScanProfile(PROFILE).ok).toBe(true);
});

describe('fixtures', () => {
  const kinds: Record<string, ScanKind> = {
    A01: card('2900012345671'),
    A02: goods('0036000291452'),
    A03: goods('96385074'),
    A04: card('LC-0042-7Q', false),
    A05: card('622000123456780'),
    A06: { kind: 'token', text: TOKEN },
    A07: { kind: 'unknown', reason: 'noMatch' },
    A08: { kind: 'unknown', reason: 'noMatch' },
    A09: card('2900000000421'),
    A10: goods('4600000000015', '0104600000000015\u001d21ABC'),
    A11: { kind: 'unknown', reason: 'notAscii' },
    A12: card('2900012345671'),
    B01: goods('4600000000015'),
    B02: goods('0036000291452'),
    B03: { kind: 'token', text: TOKEN },
    C01: goods('4600000000015'),
    C02: goods('4600000000015'),
    C03: { kind: 'token', text: TOKEN },
    C04: card('LC-0042-7Q', false),
    N05: card('2900012345671'),
  };
  for (const { id, title, expected } of HID_FIXTURES) {
    if (expected === 'ignored' || 'fault' in expected) continue;
    it(`${id} is ${kinds[id]?.kind}: ${title}`, () => {
      expect(classify(expected, PROFILE)).toEqual(kinds[id]);
    });
  }
});

describe('classify', () => {
  const RECEIPT = 't=20261122T1405&s=1234.50&fn=9999078900012345&i=1842&fp=3522207165&n=1';
  const rows: [string, string, string | null, ScanKind][] = [
    ['a rotating token in lower case', TOKEN.toLowerCase(), null, { kind: 'token', text: TOKEN }],
    ['a token one symbol short', TOKEN.slice(0, -1), null, { kind: 'unknown', reason: 'noMatch' }],
    ['a static token', 'L1-0123456789ABCDEF', null, { kind: 'staticToken', token: 'L1-0123456789ABCDEF' }],
    ['a static token misread', 'l1-o123456789abcdeil', null, { kind: 'staticToken', token: 'L1-0123456789ABCDE11' }],
    ['a static token with U, no base32', 'L1-U123456789ABCDEF', null, { kind: 'unknown', reason: 'noMatch' }],
    ['a static token of 15', 'L1-0123456789ABCDE', null, { kind: 'unknown', reason: 'noMatch' }],
    ['a card, one digit wrong', '2900012345672', ']E0', { kind: 'damaged', likely: 'card' }],
    ['a UPC-A card', '551234567895', null, card('0551234567895')],
    ['a UPC-A card sent as 13 digits', '0551234567895', ']E0', card('0551234567895')],
    ['a UPC-A card, one digit wrong', '551234567894', null, { kind: 'damaged', likely: 'card' }],
    ['a Luhn card, one digit wrong', '622000123456781', null, { kind: 'damaged', likely: 'card' }],
    ['15 digits of another issuer', '500000123456780', null, { kind: 'unknown', reason: 'noMatch' }],
    ['a Code 128 card in lower case', 'lc-0042-7q', null, card('LC-0042-7Q', false)],
    ['spaces around a card', '  LC-0042-7Q ', null, card('LC-0042-7Q', false)],
    [
      'a label of the scales: 2.345 kg of 00042',
      '2200042023458',
      null,
      { kind: 'weighedGoods', plu: '00042', grams: 2345, gtin: '2200042000008' },
    ],
    ['a label of the scales, one digit wrong', '2200042023453', null, { kind: 'damaged', likely: 'goods' }],
    [
      'a receipt',
      RECEIPT,
      null,
      {
        kind: 'receipt',
        fn: '9999078900012345',
        fd: 1842,
        fpd: 3522207165,
        sumKopecks: 123450,
        dateTime: '2026-11-22T14:05',
        operation: 'sale',
      },
    ],
    [
      'a receipt of the 31st of November',
      RECEIPT.replace('1122', '1131'),
      null,
      { kind: 'unknown', reason: 'noMatch' },
    ],
    [
      'a receipt whose sign exceeds 32 bits',
      RECEIPT.replace('3522207165', '4294967296'),
      null,
      { kind: 'unknown', reason: 'noMatch' },
    ],
    ['a coupon of text', 'cpn-ny26', null, { kind: 'coupon', code: 'CPN-NY26' }],
    ['a coupon of digits', '2300000000016', null, { kind: 'coupon', code: '2300000000016' }],
    ['a coupon of digits, one wrong', '2300000000018', null, { kind: 'unknown', reason: 'checkDigit' }],
    ['a certificate', 'GIFT0001', null, { kind: 'certificate', code: 'GIFT0001' }],
    ['a badge', 'BADGE:17', null, { kind: 'badge', code: 'BADGE:17' }],
    ['goods, one digit wrong', '4600000000016', null, { kind: 'damaged', likely: 'goods' }],
    ['EAN-8, one digit wrong', '96385075', ']E4', { kind: 'damaged', likely: 'goods' }],
    ['8 digits that no AIM calls EAN', '96385075', null, { kind: 'unknown', reason: 'checkDigit' }],
    ['goods with a supplement of 5 digits', '460000000001512345', ']E3', goods('4600000000015')],
    ['AI 01 after a leading GS', '\u001d0104600000000015', null, goods('4600000000015')],
    ['AI 01 then 17, 10, GS, 21', '01046000000000151726112210LOT\u001d21SER', ']C1', goods('4600000000015')],
    ['AI 01 with a wrong check digit', '0104600000000016', ']d2', { kind: 'damaged', likely: 'goods' }],
    ['a marked pack that lost AIM and GS', '010460000000001521ABC93xyz', null, goods('4600000000015')],
    [
      'a marked pack that lost its AIM',
      '010460000000001521ABC\u001d93xyz',
      null,
      goods('4600000000015', '010460000000001521ABC\u001d93xyz'),
    ],
    [
      'a marked pack with FNC1 in front',
      '\u001d010460000000001521ABC\u001d93xyz',
      null,
      goods('4600000000015', '010460000000001521ABC\u001d93xyz'),
    ],
    ['a mark without proof', '010460000000001521ABC', ']d2', goods('4600000000015', '010460000000001521ABC')],
    [
      'a mark of goods with an EAN-8',
      '010000009638507421A\u001d93b',
      ']d2',
      goods('96385074', '010000009638507421A\u001d93b'),
    ],
    ['a pack of tobacco', '00000096385074!Ab12xyAAAAdEf4', ']d1', goods('96385074', '00000096385074!Ab12xyAAAAdEf4')],
    [
      'tobacco with a wrong check digit',
      '00000096385075!Ab12xyAAAAdEf4',
      ']d1',
      { kind: 'unknown', reason: 'noMatch' },
    ],
    ['AI 8018, a service relation number', '8018461111111111111111', ']C1', card('461111111111111111')],
    ['a phone number in a scan', '+79161234567', null, { kind: 'unknown', reason: 'noMatch' }],
    ['a link', 'https://example.com/?card=2900012345671', ']Q1', { kind: 'unknown', reason: 'noMatch' }],
    ['a formula', '=1+1', null, { kind: 'unknown', reason: 'noMatch' }],
    ['Cyrillic', 'Карта 2900012345671', null, { kind: 'unknown', reason: 'notAscii' }],
    ['full-width digits in a scan', '２９０００１２３４５６７１', null, { kind: 'unknown', reason: 'notAscii' }],
    ['spaces alone', '   ', null, { kind: 'unknown', reason: 'noMatch' }],
    ['513 bytes', '1'.repeat(513), null, { kind: 'unknown', reason: 'tooLong' }],
    ['257 Cyrillic letters, 514 bytes', 'я'.repeat(257), null, { kind: 'unknown', reason: 'tooLong' }],
  ];
  for (const [name, text, aim, kind] of rows) {
    it(`${name} is ${'likely' in kind ? `a damaged ${kind.likely}` : kind.kind}`, () => {
      expect(of(text, aim)).toEqual(kind);
    });
  }

  it('a phone number from a scan counts where the profile allows it', () => {
    expect(classify({ text: '+79161234567', aim: null }, { ...PROFILE, phoneFromScan: true })).toEqual({
      kind: 'phone',
      e164: '+79161234567',
    });
  });

  it('without prefixes a 29 is goods like any other', () => {
    expect(classify({ text: '2900012345671', aim: null }, { ...DEFAULT_SCAN_PROFILE, cardPrefixes: [] })).toEqual(
      goods('2900012345671'),
    );
  });

  it('a label of the scales never is a card', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^22\d{10}$/), (body) => {
        expect(of(`${body}${eanCheckDigit(body)}`).kind).toBe('weighedGoods');
      }),
    );
  });

  it('never throws, whatever the text and AIM', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.stringMatching(/^[\d&=.TRL-]{0,40}$/)),
        fc.option(fc.string({ maxLength: 3 })),
        (text, aim) => {
          expect(typeof of(text, aim).kind).toBe('string');
        },
      ),
    );
  });
});

describe('isStrong', () => {
  for (const [text, strong] of [
    ['2900012345671', true],
    ['4600000000015', true],
    ['2200042023458', true],
    [TOKEN, true],
    ['L1-0123456789ABCDEF', true],
    ['LC-0042-7Q', false],
    ['CPN-NY26', false],
    ['2900012345672', false],
    ['hello', false],
  ] as const) {
    it(`${text.slice(0, 20)} is ${strong ? 'strong' : 'weak'}`, () => {
      expect(isStrong(of(text))).toBe(strong);
    });
  }
});
