/**
 * Stryker's test runner for the engine: loads the tests once and calls them again for each mutant, in one process.
 * A mutant takes milliseconds; a vitest worker of its own took half a second (measured), nearly all of it loading.
 * Laws run a few of their cases here, always the same ones.
 */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const STAND_IN = new URL('./vitest-in-process.js', import.meta.url).href;
const TESTS = ['loyalty/**/*.test.ts', 'test/worked-examples/*.test.ts'];
/** Whole programmes and simulations know a wrong kopeck only by a sum of many; snapshots need vitest itself. */
const LEFT_OUT = /^loyalty\/(programmes|simulation|testing)\/|^loyalty\/quote\/explain/;

class InProcessRunner {
  /** By id, the quickest first: a mutant that anything simple kills is killed by it. */
  #tests = new Map();
  #stryker = (globalThis.__stryker__ ??= {});

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    registerHooks({
      resolve: (name, context, next) =>
        name === 'vitest' && context.parentURL !== STAND_IN
          ? { url: STAND_IN, shortCircuit: true }
          : next(name, context),
    });
    const { tests } = await import(STAND_IN);
    const { default: fc } = await import('fast-check');
    // What counts is that a law fails, not its smallest case.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    for (const file of TESTS.flatMap((pattern) => globSync(pattern)).sort()) {
      if (LEFT_OUT.test(file)) continue;
      const before = tests.length;
      await import(pathToFileURL(join(process.cwd(), file)).href);
      for (const test of tests.slice(before)) this.#tests.set(`${file} > ${test.name}`, { ...test, file, timeMs: 0 });
    }
  }

  async dryRun() {
    const results = [];
    for (const [id, test] of this.#tests) {
      const start = performance.now();
      this.#stryker.currentTestId = id;
      const failure = await failureOf(test);
      this.#stryker.currentTestId = undefined;
      test.timeMs = performance.now() - start;
      const result = { id, name: id, fileName: test.file, timeSpentMs: test.timeMs };
      results.push(failure === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
    }
    this.#tests = new Map([...this.#tests].sort(([, a], [, b]) => a.timeMs - b.timeMs));
    return { status: 'complete', tests: results, mutantCoverage: hotSwapped(this.#stryker.mutantCoverage) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    let nrOfTests = 0;
    try {
      for (const [id, test] of this.#tests) {
        if (wanted !== null && !wanted.has(id)) continue;
        nrOfTests += 1;
        const failureMessage = await failureOf(test);
        if (this.#stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'loops for ever' };
        if (failureMessage !== null) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
      }
      return { status: 'survived', nrOfTests };
    } finally {
      this.#stryker.activeMutant = undefined;
    }
  }
}

/** A mutant that a test reaches is switched on for that test alone, also where it ran as its file was loaded. */
function hotSwapped({ static: atLoad, perTest }) {
  const inTests = new Set(Object.values(perTest).flatMap((hits) => Object.keys(hits)));
  return { static: Object.fromEntries(Object.entries(atLoad).filter(([id]) => !inTests.has(id))), perTest };
}

async function failureOf({ run, after }) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  } finally {
    for (const clean of after) clean();
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
