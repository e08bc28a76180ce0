/** From raw bytes or keys to the text of a scan. Source: scanners sections 1.4 (rules 6, 9, 10, 11) and 10. */
import type { ScanFaultCode } from './port.ts';

/** Bytes of one scan, whatever its wire. */
export const SCAN_BYTES_MAX = 512;

/** GS separates GS1 fields: the one control character a code may carry. */
const CONTROL_EXCEPT_GS = /[\u0000-\u001c\u001e\u001f\u007f-\u009f]/;
const TRAILING_END = /(?:\r\n|[\r\n\t])$/;
const AIM_PREFIX = /^\][A-Za-z][0-9A-Za-z]/;

/** What a unit is set to send around each code, besides its terminator. */
export interface ScanAffixes {
  prefix: string;
  suffix: string;
}

export const NO_AFFIXES: ScanAffixes = { prefix: '', suffix: '' };

export type Sanitised = { ok: true; text: string; aim: string | null } | { ok: false; code: ScanFaultCode };

/**
 * Strips one terminator and the configured prefix and suffix, cuts an AIM identifier off the text where the device
 * gave none of its own, refuses control characters other than GS.
 *
 * @param aim AIM identifier that came beside the text, null where the device sends none
 */
export function sanitiseText(raw: string, aim: string | null, affixes: ScanAffixes = NO_AFFIXES): Sanitised {
  let text = raw.replace(TRAILING_END, '');
  if (affixes.prefix !== '' && text.startsWith(affixes.prefix)) text = text.slice(affixes.prefix.length);
  if (affixes.suffix !== '' && text.endsWith(affixes.suffix)) text = text.slice(0, -affixes.suffix.length);
  let hint = aim;
  if (hint === null && AIM_PREFIX.test(text)) {
    hint = text.slice(0, 3);
    text = text.slice(3);
  }
  if (text === '') return { ok: false, code: 'empty' };
  if (CONTROL_EXCEPT_GS.test(text)) return { ok: false, code: 'control-chars' };
  return { ok: true, text, aim: hint };
}

/** Strict UTF-8: a code page is never guessed. Codes of ours are ASCII, so nothing is lost. */
export function sanitiseBytes(bytes: Uint8Array, aim: string | null, affixes: ScanAffixes = NO_AFFIXES): Sanitised {
  if (bytes.length > SCAN_BYTES_MAX) return { ok: false, code: 'too-long' };
  let raw: string;
  try {
    raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, code: 'encoding' };
  }
  return sanitiseText(raw, aim, affixes);
}
