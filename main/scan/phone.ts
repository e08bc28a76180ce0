import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

/**
 * E.164 of 10 to 15 digits with an optional `+`, null when they are no phone number. Source: scanners section 5.
 *
 * Without a plus only a number of the shop's own country counts, with nothing before it but the country's code or its
 * trunk digit: 13 digits that begin with 810, the Russian way to dial abroad, are more likely goods.
 */
export function phoneOf(text: string, country: CountryCode): string | null {
  if (!/^\+?\d{10,15}$/.test(text)) return null;
  const phone = parsePhoneNumberFromString(text, country);
  if (phone?.isValid() !== true) return null;
  const callingCode = getCountryCallingCode(country);
  const isDomestic =
    phone.countryCallingCode === callingCode && text.length <= callingCode.length + phone.nationalNumber.length;
  return text.startsWith('+') || isDomestic ? phone.number : null;
}
