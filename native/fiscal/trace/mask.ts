/** What of a frame may reach a file: nothing of a person, no password, no code that somebody could use. */
import type { AnyCommand } from '../shtrih/command.ts';
import { codeBytes } from '../shtrih/frame.ts';
import { concat, u16 } from '../shtrih/bytes.ts';
import { parseTlv } from '../shtrih/tlv.ts';

const ASTERISK = 0x2a;
export const PASSWORD_BYTES = 4;

/**
 * Where the text of a command begins behind the password: receipts carry balances, coupons and card ends, tables the
 * name of the cashier.
 */
const TEXT_AT: Readonly<Record<number, number>> = { 0x12: 1, 0x17: 1, 0x2f: 2, 0xdd: 2 };
const [WRITE_TABLE, READ_TABLE, EXTENDED] = [0x1e, 0x1f, 0xf7];
const [TAG_DOCUMENT, READ_DOCUMENT] = [0xff0c, 0xff3b];
/** Table, row and field stand before the value; a longer value than a number is a text. */
const VALUE_AT = 4;
const NUMBER_BYTES = 4;
/** F7h tells the factory passwords of the tax office and of the system administrator. */
const FACTORY_PASSWORDS = { from: 15, to: 23 };

/**
 * Own mark, reason of a correction, and what makes a receipt comparable: date, totals, numbers, sign. Contact, cashier,
 * customer and goods are none of support's business.
 */
const SHOWN_TAGS = new Set([
  ...[1012, 1020, 1031, 1038, 1040, 1041, 1042, 1054, 1055, 1077, 1081, 1084, 1173, 1174, 1215, 1216, 1217],
]);
/** A document may come wrapped in an element whose tag is its type. */
const DOCUMENT_TYPE_MAX = 0xff;

/** @returns a body of the same length, which the same decoders read */
export function maskRequest(command: AnyCommand, body: Uint8Array): Uint8Array {
  const code = codeBytes(command.code);
  const hasPassword = command.privilege !== 'none';
  const data = body.subarray(code.length + (hasPassword ? PASSWORD_BYTES : 0));
  return concat(code, new Uint8Array(hasPassword ? PASSWORD_BYTES : 0), requestData(command.code, data));
}

function requestData(code: number, data: Uint8Array): Uint8Array {
  if (code === TAG_DOCUMENT) return maskTlv(data);
  if (code === WRITE_TABLE) return maskValue(data, VALUE_AT);
  const textAt = TEXT_AT[code];
  return textAt === undefined ? data : starred(data, textAt);
}

/** @param data what follows the error byte */
export function maskAnswer(code: number, data: Uint8Array): Uint8Array {
  if (code === READ_DOCUMENT) return maskTlv(data);
  if (code === READ_TABLE) return maskValue(data, 0);
  if (code !== EXTENDED) return data;
  const { from, to } = FACTORY_PASSWORDS;
  return data.map((byte, at) => (at >= from && at < to ? 0 : byte));
}

/** What is no whole element cannot be judged, and is hidden. */
function maskTlv(bytes: Uint8Array): Uint8Array {
  const elements = parseTlv(bytes).map(({ tag, value }) => {
    const shown = tag <= DOCUMENT_TYPE_MAX ? maskTlv(value) : SHOWN_TAGS.has(tag) ? value : starred(value, 0);
    return concat(u16(tag), u16(value.length), shown);
  });
  const whole = concat(...elements);
  return concat(whole, starred(bytes.subarray(whole.length), 0));
}

const maskValue = (data: Uint8Array, from: number): Uint8Array =>
  data.length - from > NUMBER_BYTES ? starred(data, from) : data;

/** The zeros that fill a field tell its length and stay. */
const starred = (bytes: Uint8Array, from: number): Uint8Array =>
  bytes.map((byte, at) => (at >= from && byte !== 0 ? ASTERISK : byte));
