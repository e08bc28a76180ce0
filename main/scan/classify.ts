/** What a scanned text is. The first rule that fits wins; no match is "unknown", never a fuzzy search. Source: scanners section 7. */
import type { ScanProfile } from './card-formats.ts';
import { eanCheckDigit, isEanValid, isLuhnValid } from './check-digits.ts';
import { compileCodePattern } from './code-pattern.ts';
import { isGs1, parseGs1 } from './gs1.ts';
import { gtinOf, markOf, tobaccoGtin } from './mark.ts';
import { phoneOf } from './phone.ts';
import { parseReceiptQr } from './receipt-qr.ts';
import type { ReceiptQr } from './receipt-qr.ts';

export type ScanKind =
  /** `gtin`: EAN-8 as is, else 13 digits. `mark` is the whole code of a marked pack, null without a sound one. */
  | { kind: 'goods'; gtin: string; mark: string | null }
  /** `gtin` is the label with no weight: prefix, plu, five zeros, check digit. `grams` is 0 to 99999. */
  | { kind: 'weighedGoods'; plu: string; grams: number; gtin: string }
  /** `isStrong`: the number has a right check digit. */
  | { kind: 'card'; number: string; isStrong: boolean }
  /** Rotating token by its shape alone: its signature is not checked here. */
  | { kind: 'token'; text: string }
  /** Static token in canonical spelling: upper case, O as 0, I and L as 1. */
  | { kind: 'staticToken'; token: string }
  | ({ kind: 'receipt' } & ReceiptQr)
  | { kind: 'coupon'; code: string }
  | { kind: 'certificate'; code: string }
  | { kind: 'badge'; code: string }
  | { kind: 'phone'; e164: string }
  /** A known shape with a wrong check digit: read it again. */
  | { kind: 'damaged'; likely: 'card' | 'goods' }
  | { kind: 'unknown'; reason: 'checkDigit' | 'noMatch' | 'notAscii' | 'tooLong' };

export interface ScannedCode {
  /** Sanitised text; see the scanner port. */
  text: string;
  /** A hint: it tells element strings and damaged goods, it never decides alone. */
  aim: string | null;
}

/** Bytes; a longer text meets no pattern at all. */
const TEXT_BYTES_MAX = 512;
const ASCII_AND_GS = /^[\x20-\x7e\x1d]+$/;

const ROTATING_TOKEN = /^R1-[0-9A-Z]{135}$/i;
const STATIC_TOKEN = /^L1-([0-9A-TV-Z]{16,32})$/i;

type Rule = (code: ScannedCode, profile: ScanProfile, entry: 'scanned' | 'typed') => ScanKind | null;

const isDigits = (text: string, length: number): boolean => text.length === length && /^\d+$/.test(text);
const startsWithAny = (text: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => text.startsWith(prefix));

const rotatingToken: Rule = ({ text }) =>
  ROTATING_TOKEN.test(text) ? { kind: 'token', text: text.toUpperCase() } : null;

const staticToken: Rule = ({ text }) => {
  const body = STATIC_TOKEN.exec(text)?.[1];
  if (body === undefined) return null;
  return { kind: 'staticToken', token: `L1-${body.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')}` };
};

/** EAN-13 and UPC-A cards; a UPC-A code is also sent as 13 digits with a leading 0. */
const eanCard: Rule = ({ text }, { cardPrefixes, upcCardPrefixes }) => {
  const number = isDigits(text, 12) ? `0${text}` : text;
  if (!isDigits(number, 13)) return null;
  const isCard =
    (text.length === 13 && startsWithAny(number, cardPrefixes)) ||
    (number.startsWith('0') && startsWithAny(number.slice(1), upcCardPrefixes));
  if (!isCard) return null;
  return isEanValid(number) ? { kind: 'card', number, isStrong: true } : { kind: 'damaged', likely: 'card' };
};

const luhnCard: Rule = ({ text }, { luhnPrefixes }) => {
  if (!/^\d{15,19}$/.test(text) || !startsWithAny(text, luhnPrefixes)) return null;
  return isLuhnValid(text) ? { kind: 'card', number: text, isStrong: true } : { kind: 'damaged', likely: 'card' };
};

const patternCard: Rule = ({ text }, { cardPattern }) => {
  const isCard = cardPattern !== null && compileCodePattern(cardPattern)?.test(text) === true;
  return isCard ? { kind: 'card', number: text.toUpperCase(), isStrong: false } : null;
};

const phone: Rule = ({ text }, { phoneFromScan, country }, entry) => {
  const e164 = entry === 'typed' || phoneFromScan ? phoneOf(text, country) : null;
  return e164 === null ? null : { kind: 'phone', e164 };
};

const weighedGoods: Rule = ({ text }, { weighedPrefixes }) => {
  if (!isDigits(text, 13) || !startsWithAny(text, weighedPrefixes)) return null;
  if (!isEanValid(text)) return { kind: 'damaged', likely: 'goods' };
  const plu = text.slice(2, 7);
  const body = `${text.slice(0, 7)}00000`;
  return { kind: 'weighedGoods', plu, grams: Number(text.slice(7, 12)), gtin: `${body}${eanCheckDigit(body)}` };
};

const receipt: Rule = ({ text }) => {
  const qr = parseReceiptQr(text);
  return qr === null ? null : { kind: 'receipt', ...qr };
};

/** Coupons, certificates, badges: a prefix of digits reserves 13-digit codes, any other opens a text code. */
const ownCode: Rule = ({ text }, profile) => {
  const code = text.toUpperCase();
  const kinds = [
    { kind: 'coupon', prefixes: profile.couponPrefixes },
    { kind: 'certificate', prefixes: profile.certificatePrefixes },
    { kind: 'badge', prefixes: profile.badgePrefixes },
  ] as const;
  for (const { kind, prefixes } of kinds) {
    const prefix = prefixes.find((own) => code.startsWith(own.toUpperCase()));
    if (prefix === undefined) continue;
    if (!/^\d+$/.test(prefix)) return { kind, code };
    if (isDigits(code, 13)) return isEanValid(code) ? { kind, code } : { kind: 'unknown', reason: 'checkDigit' };
  }
  return null;
};

/** A marked pack is goods; a unit that loses AIM and GS still shows a GTIN with a right check digit. */
const gs1: Rule = ({ text, aim }) => {
  const isCertain = isGs1(text, aim);
  if (!isCertain && !/^01\d{14}(?:$|\u001d|21|10|17)/.test(text)) return null;
  const values = parseGs1(text);
  const member = values.get('8018');
  if (isCertain && member !== undefined && isEanValid(member)) {
    return { kind: 'card', number: member, isStrong: true };
  }
  const gtin = values.get('01');
  if (gtin === undefined) return null;
  if (!isEanValid(gtin)) return isCertain ? { kind: 'damaged', likely: 'goods' } : null;
  return { kind: 'goods', gtin: gtinOf(gtin), mark: markOf(text, isCertain) };
};

/** Cigarettes carry GTIN and serial without identifiers. */
const tobaccoPack: Rule = ({ text }) => {
  const gtin = tobaccoGtin(text);
  return gtin !== null && isEanValid(gtin) ? { kind: 'goods', gtin: gtinOf(gtin), mark: text } : null;
};

const goods: Rule = ({ text, aim }) => {
  if (!/^(?:\d{8}|\d{12}|\d{13})$/.test(text)) return null;
  if (isEanValid(text)) return { kind: 'goods', gtin: text.length === 12 ? `0${text}` : text, mark: null };
  const looksLikeGoods = text.length === 13 || aim?.startsWith(']E') === true;
  return looksLikeGoods ? { kind: 'damaged', likely: 'goods' } : { kind: 'unknown', reason: 'checkDigit' };
};

const RULES: readonly Rule[] = [
  rotatingToken,
  staticToken,
  eanCard,
  luhnCard,
  patternCard,
  phone,
  weighedGoods,
  receipt,
  ownCode,
  gs1,
  tobaccoPack,
  goods,
];

/**
 * @param profile one that `checkScanProfile` has passed
 * @param entry a phone number is taken from the keys, from a scan only where the profile allows it
 */
export function classify(code: ScannedCode, profile: ScanProfile, entry: 'scanned' | 'typed' = 'scanned'): ScanKind {
  if (Buffer.byteLength(code.text) > TEXT_BYTES_MAX) return { kind: 'unknown', reason: 'tooLong' };
  const trimmed = code.text.trim();
  if (trimmed === '') return { kind: 'unknown', reason: 'noMatch' };
  if (!ASCII_AND_GS.test(trimmed)) return { kind: 'unknown', reason: 'notAscii' };
  // ]E3 appends a supplement of 2 or 5 digits that says nothing about the goods
  const text = code.aim === ']E3' ? trimmed.slice(0, 13) : trimmed;
  for (const rule of RULES) {
    const kind = rule({ text, aim: code.aim }, profile, entry);
    if (kind !== null) return kind;
  }
  return { kind: 'unknown', reason: 'noMatch' };
}

/** True when a check digit, a signature's shape or a full receipt QR vouches for the reading; chooses among wedge readings. */
export function isStrong(kind: ScanKind): boolean {
  if (kind.kind === 'card') return kind.isStrong;
  return ['goods', 'weighedGoods', 'token', 'staticToken', 'receipt'].includes(kind.kind);
}
