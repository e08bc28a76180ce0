/** The keys of one burst, turned back into the scanned text. Source: scanners section 3.1. */
import { usByCyrillicKeys } from './cyrillic-keys.ts';
import type { Scan, ScanFault, ScanFaultCode } from './port.ts';
import { NO_AFFIXES, SCAN_BYTES_MAX, sanitiseText } from './sanitise.ts';
import type { ScanAffixes } from './sanitise.ts';
import { usCharacter } from './us-keys.ts';

/** One key press as the browser saw it; `t` is `event.timeStamp`, milliseconds. */
export interface WedgeKey {
  code: string;
  key: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  t: number;
}

interface WedgeContext {
  /** True when the text passes a check digit, a signature or an unmistakable shape. Asked of at most four readings. */
  isStrong: (text: string) => boolean;
  deviceId: string;
  /** Monotonic milliseconds. */
  receivedAt: number;
  affixes?: ScanAffixes;
}

type DecodedWedge = { ok: true; scan: Scan } | { ok: false; fault: ScanFault };

type Reading = (key: WedgeKey) => string | null;

const isModifier = (key: WedgeKey): boolean => /^(Alt|Control|Meta|Shift)(Left|Right)$|^CapsLock$/.test(key.code);
const padDigit = (key: WedgeKey): string | null => (key.alt ? (/^Numpad(\d)$/.exec(key.code)?.[1] ?? null) : null);

/** Ctrl+A is 1 … Ctrl+Z is 26, Ctrl+] is GS; AltGr shows as Ctrl with Alt and is no control code. */
function controlCharacter(key: WedgeKey): string | null {
  if (!key.ctrl || key.alt) return null;
  const base = usCharacter(key.code, false) ?? (key.key.length === 1 ? key.key : null);
  if (base === null || !/^[a-z[\]\\6-]$/i.test(base)) return null;
  return String.fromCharCode((base === '6' ? 0x1e : base === '-' ? 0x1f : base.toUpperCase().charCodeAt(0)) & 0x1f);
}

const byCode: Reading = (key) => usCharacter(key.code, key.shift);
const byKey: Reading = (key) => {
  if (key.code === 'Enter' || key.code === 'NumpadEnter' || key.key === 'Enter') return '\r';
  if (key.code === 'Tab' || key.key === 'Tab') return '\t';
  return key.key.length === 1 ? key.key : null;
};

/**
 * Text of the whole burst through one reading, null where a key has none.
 * Alt with pad digits is one character code typed as decimal; a press of Alt separates two of them. Above 127 the
 * character depends on the PC's code page, so there is no reading.
 */
function read(keys: readonly WedgeKey[], reading: Reading): string | null {
  const signs: (string | null)[] = [];
  let decimal = '';
  const closeDecimal = (): void => {
    if (decimal !== '') signs.push(Number(decimal) < 128 ? String.fromCharCode(Number(decimal)) : null);
    decimal = '';
  };
  for (const key of keys) {
    const digit = padDigit(key);
    if (digit === null) closeDecimal();
    if (digit !== null) decimal += digit;
    else if (!isModifier(key)) signs.push(controlCharacter(key) ?? reading(key));
  }
  closeDecimal();
  return signs.includes(null) ? null : signs.join('');
}

const flipCase = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));

/** Best evidence first; an empty `code` (remote desktop, injected text) leaves only what `key` says. */
function readings(keys: readonly WedgeKey[]): string[] {
  const us = keys.some((key) => key.code === '') ? null : read(keys, byCode);
  const typed = read(keys, byKey);
  const candidates = [
    us,
    typed,
    typed === null ? null : usByCyrillicKeys(typed),
    us === null ? null : flipCase(us), // a scanner that makes up for Caps Lock by itself
  ];
  return [...new Set(candidates.filter((text) => text !== null))];
}

/**
 * Decodes by `code` through the US table, else by `key`, else by `key` put back through ЙЦУКЕН, else by `code` with
 * letter case flipped: the first reading that `isStrong` accepts, and the first one there is when it accepts none.
 */
export function decodeWedge(keys: readonly WedgeKey[], context: WedgeContext): DecodedWedge {
  const fault = (code: ScanFaultCode): DecodedWedge => ({
    ok: false,
    fault: { code, source: 'wedge', deviceId: context.deviceId },
  });
  if (keys.length > 2 * SCAN_BYTES_MAX) return fault('too-long');
  const sanitised = readings(keys).map((text) => sanitiseText(text, null, context.affixes ?? NO_AFFIXES));
  const first = sanitised[0];
  if (first === undefined) return fault('damaged');
  const chosen = sanitised.find((reading) => reading.ok && context.isStrong(reading.text)) ?? first;
  if (!chosen.ok) return fault(chosen.code);
  if (new TextEncoder().encode(chosen.text).length > SCAN_BYTES_MAX) return fault('too-long');
  return {
    ok: true,
    scan: {
      text: chosen.text,
      source: 'wedge',
      deviceId: context.deviceId,
      aim: chosen.aim,
      receivedAt: context.receivedAt,
    },
  };
}
