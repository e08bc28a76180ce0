/** What may be shown or written down of a scanned text. Source: scanners section 10, rules 2 and 7. */

const SHOWN_SIGNS_MAX = 64;
const SHOWN_CODE_MAX = 40;
const LOGGED_TAIL = 4;
/** Marks that turn or hide text: bidi controls, zero-width signs, the byte order mark. */
const DECEIVING = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Text fit for a screen: at most 64 characters, control characters written out, bidi controls removed. */
export function showableText(text: string): string {
  const plain = text
    .replace(DECEIVING, '')
    .replace(CONTROL, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const signs = Array.from(plain);
  return signs.length <= SHOWN_SIGNS_MAX ? plain : `${signs.slice(0, SHOWN_SIGNS_MAX - 1).join('')}…`;
}

/** What is shown of a code in a sentence: a stranger's QR may hold anything. */
export function shownCode(text: string): string {
  const plain = showableText(text);
  return plain.length > SHOWN_CODE_MAX ? `${plain.slice(0, SHOWN_CODE_MAX)}…` : plain;
}

/** For a log: never a whole token, card or phone. A text of eight characters or fewer shows none of them. */
export function loggableText(text: string): { length: number; tail: string } {
  return { length: text.length, tail: text.length > 2 * LOGGED_TAIL ? showableText(text.slice(-LOGGED_TAIL)) : '' };
}
