/**
 * What a test of the engine imports from `vitest` while it is run again and again in one process: the same `expect`,
 * and a list of tests that can be called. Only what those tests use; anything else fails to import.
 */

/** Laws run a few of their cases, always the same ones. */
const PROVIDED = { timesCases: 0.003, caseSeed: 1 };

// `expect` and `inject` look for the worker they run in.
globalThis.__vitest_worker__ = { config: {}, ctx: {}, metaEnv: {}, providedContext: PROVIDED };
export const { expect, inject } = await import('vitest');

/** Every test that was defined, in order. */
export const tests = [];
const suites = [];
let afterEachOfSuite = [];

export function describe(name, define) {
  const outer = afterEachOfSuite;
  afterEachOfSuite = [...outer];
  suites.push(name);
  define();
  suites.pop();
  afterEachOfSuite = outer;
}
describe.each = (rows) => (name, define) =>
  rows.forEach((row, k) => describe(`${name} (${k + 1})`, () => define(...[row].flat())));

export function it(name, run) {
  tests.push({ name: [...suites, name].join(' > '), run, after: afterEachOfSuite });
}
it.each = (rows) => (name, run) => rows.forEach((row, k) => it(`${name} (${k + 1})`, () => run(...[row].flat())));

export function afterEach(run) {
  afterEachOfSuite.push(run);
}
