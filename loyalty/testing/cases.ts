import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times the usual number of cases the properties run: 1 in `npm test`, more in `npm run test:deep`. */
    timesCases: number;
    /** Where the random cases begin; null = elsewhere on each run, said when a law fails. */
    caseSeed: number | null;
  }
}

/** How many random cases a law is held to: `usual` in every test run, `npm run test:deep` multiplies it. */
export function cases(usual: number): { numRuns: number; seed?: number } {
  const seed = inject('caseSeed');
  return { numRuns: Math.ceil(usual * inject('timesCases')), ...(seed !== null && { seed }) };
}
