import { FiscalError } from '../port.ts';
import { concat } from './bytes.ts';

/**
 * Tag 1162 of FFD 1.05: kind of the code (2 bytes), GTIN (6 bytes, big-endian), then the serial number as text; what
 * proves the code is left out. Source: fiscal-printer section 4.4 and the format order it cites.
 */

const DATA_MATRIX = Uint8Array.of(0x44, 0x4d);
const GTIN_BYTES = 6;
const SERIAL_MAX = 24;

/** `01` GTIN `21` serial up to the separator, with or without FNC1 in front, and a separator after the GTIN. */
const GS1 = /^(?:\]d2|\u001d|\u00e8)?01(?<gtin>\d{14})\u001d?21(?<serial>[!-z]{1,20}?)(?:\u001d|$)/u;
/** A pack of tobacco carries no identifiers: GTIN, 7 of serial, 4 of price, 4 of proof. */
const TOBACCO_PACK = /^(?<gtin>\d{14})(?<serial>[!-z]{11})[!-z]{4}$/u;

/** @throws FiscalError `invalid` for a code of no known form */
export function encodeMarkCode(code: string): Uint8Array {
  const parts = (GS1.exec(code) ?? TOBACCO_PACK.exec(code))?.groups;
  const gtin = parts?.['gtin'];
  const serial = parts?.['serial'];
  if (gtin === undefined || serial === undefined) throw new FiscalError('invalid', `not a mark code: "${code}"`);
  return concat(
    DATA_MATRIX,
    bigEndian(BigInt(gtin), GTIN_BYTES),
    new TextEncoder().encode(serial.slice(0, SERIAL_MAX)),
  );
}

function bigEndian(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * (size - 1 - at))) & 0xffn));
}
