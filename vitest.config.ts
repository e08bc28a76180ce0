import { defineConfig } from 'vitest/config';

/** Tills and registers as processes that are killed. */
const FAULT_RUN = ['test/fiscal/faults.test.ts', 'test/fiscal/crash-matrix.test.ts'];
const ignored = ['**/node_modules/**', 'out/**', '.setup/**'];
/** Set by `npm run test:deep`. */
const timesCases = Number(process.env['TIMES_CASES'] ?? 1);
const caseSeed = process.env['CASE_SEED'] === undefined ? null : Number(process.env['CASE_SEED']);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, 'test/e2e/**', 'test/crash/**', ...FAULT_RUN],
          provide: { timesCases, caseSeed },
          // A law tries ten thousand programmes: half a minute of a free core, many on a crowded machine.
          testTimeout: 900_000 * Math.max(1, timesCases),
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/crash/**/*.test.ts', ...FAULT_RUN],
          exclude: ignored,
          // Seven tills side by side take half a minute on free cores, several on a crowded machine.
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
