import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const isLaw = (file: string) => readFileSync(file, 'utf8').includes('testing/cases.ts');

/** What Stryker runs again for each mutant: the engine's tests by example and by small property, without the laws. */
export default defineConfig({
  test: {
    include: ['loyalty/**/*.test.ts', 'test/worked-examples/**/*.test.ts'],
    exclude: globSync('loyalty/**/*.test.ts').filter(isLaw),
    testTimeout: 60_000,
  },
});
