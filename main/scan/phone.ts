import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

/** E.164 of 10 to 15 digits with an optional `+`, null when they are no phone number. Source: scanners section 5. */
export function phoneOf(text: string, country: CountryCode): string | null {
  if (!/^\+?\d{10,15}$/.test(text)) return null;
  const phone = parsePhoneNumberFromString(text, country);
  return phone?.isValid() === true ? phone.number : null;
}
