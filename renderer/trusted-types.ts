/**
 * The one Trusted Types policy: string sinks stay shut except for the empty string.
 * Source: electron-security section 3.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown;
}

export function shutStringSinks(page: Window): void {
  const { trustedTypes } = page as unknown as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text === '') return text;
      throw new TypeError('Markup from a string is not allowed on this page.');
    },
  });
}
