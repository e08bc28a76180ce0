/** What a shop's codes look like, and the refusal of prefixes that clash. Source: scanners section 7. */
import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';
import { compileCodePattern } from './code-pattern.ts';

const digits = (min: number, max: number) => z.string().regex(new RegExp(`^\\d{${min},${max}}$`));
/** Digits reserve a range of 13-digit codes; anything else opens a text code. */
const ownPrefix = z.string().regex(/^(?:\d{2,7}|(?=.*[A-Za-z])[\x21-\x7e]{2,16})$/);

const scanProfile = z.object({
  /** EAN-13 loyalty cards */
  cardPrefixes: z.array(digits(2, 7)),
  /** UPC-A loyalty cards, as printed: 12 digits without the leading 0 */
  upcCardPrefixes: z.array(digits(1, 6)),
  /** cards of 15 to 19 digits with a Luhn check digit */
  luhnPrefixes: z.array(digits(2, 8)),
  /** Code 128 cards; see `compileCodePattern`. Null when the programme has none. */
  cardPattern: z
    .string()
    .refine((pattern) => compileCodePattern(pattern) !== null)
    .nullable(),
  /** labels of the shop's scales: prefix, 5 digits of goods code, 5 digits of grams, check digit */
  weighedPrefixes: z.array(digits(2, 2)),
  couponPrefixes: z.array(ownPrefix),
  certificatePrefixes: z.array(ownPrefix),
  badgePrefixes: z.array(ownPrefix),
  /** a phone number may come from a scan and not only from the keys */
  phoneFromScan: z.boolean(),
  /** whose national form of phone numbers is understood, ISO 3166 */
  country: z.string().refine(isSupportedCountry),
});
export type ScanProfile = z.infer<typeof scanProfile>;

export const DEFAULT_SCAN_PROFILE: ScanProfile = {
  cardPrefixes: ['29'],
  upcCardPrefixes: [],
  luhnPrefixes: [],
  cardPattern: null,
  weighedPrefixes: ['22'],
  couponPrefixes: [],
  certificatePrefixes: ['24'],
  badgePrefixes: [],
  phoneFromScan: false,
  country: 'RU',
};

interface PrefixClaim {
  field: keyof ScanProfile;
  prefix: string;
}

export type CheckedScanProfile =
  | { ok: true; profile: ScanProfile }
  | { ok: false; error: 'invalid'; fields: string[] }
  | { ok: false; error: 'overlap'; clashes: [PrefixClaim, PrefixClaim][] };

/** Prefixes the till itself gives a meaning to. */
const TOKEN_PREFIXES = ['R1-', 'L1-'];

/**
 * A weighed-goods label must never look up a customer: two kinds of code may not share a prefix, nor may one kind's
 * prefix begin with another's. Prefixes of one kind may nest.
 */
export function checkScanProfile(input: unknown): CheckedScanProfile {
  const parsed = scanProfile.safeParse(input);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
    return { ok: false, error: 'invalid', fields: [...fields] };
  }
  const profile = parsed.data;
  const claims = claimsOf(profile);
  const clashes = claims.flatMap((claim, at) =>
    claims
      .slice(at + 1)
      .filter((other) => other.field !== claim.field && nest(claim.claimed, other.claimed))
      .map((other): [PrefixClaim, PrefixClaim] => [shown(claim), shown(other)]),
  );
  const reserved = claims
    .filter((claim) => TOKEN_PREFIXES.some((token) => nest(token, claim.claimed)))
    .map((claim): [PrefixClaim, PrefixClaim] => [shown(claim), shown(claim)]);
  const all = [...clashes, ...reserved];
  return all.length === 0 ? { ok: true, profile } : { ok: false, error: 'overlap', clashes: all };
}

/** `claimed` is the prefix as it stands in a 13-digit code, or upper-cased text. */
type Claim = PrefixClaim & { claimed: string };

function claimsOf(profile: ScanProfile): Claim[] {
  const claim = (field: keyof ScanProfile, prefixes: readonly string[], lead = ''): Claim[] =>
    prefixes.map((prefix) => ({ field, prefix, claimed: lead + prefix.toUpperCase() }));
  return [
    ...claim('cardPrefixes', profile.cardPrefixes),
    ...claim('upcCardPrefixes', profile.upcCardPrefixes, '0'),
    ...claim('weighedPrefixes', profile.weighedPrefixes),
    ...claim('couponPrefixes', profile.couponPrefixes),
    ...claim('certificatePrefixes', profile.certificatePrefixes),
    ...claim('badgePrefixes', profile.badgePrefixes),
  ];
}

const shown = ({ field, prefix }: Claim): PrefixClaim => ({ field, prefix });
const nest = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
