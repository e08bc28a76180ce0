/** Measures the budgets as ratios in one run: the table on standard output, words on standard error. */
import { cpus } from 'node:os';
import { benchCentre } from './centre.ts';
import { benchColdStart } from './cold-start.ts';
import { benchCommitDuringLoad } from './commit-during-load.ts';
import type { Figure } from './figure.ts';
import { benchFiscalDriver } from './fiscal-driver.ts';
import { benchFirstSnapshot } from './first-snapshot.ts';
import { benchLookUpGrowth } from './look-up-growth.ts';
import { parseBenchOptions, USAGE, type BenchOptions } from './options.ts';
import { benchPaperStatus } from './paper-status.ts';
import { benchColdQuote } from './quote/cold.ts';
import { benchQuote } from './quote/grid.ts';
import { benchQuoteGrowth } from './quote/growth.ts';
import { benchQuoteWork } from './quote/work.ts';
import { benchSaleCommit } from './sale-commit.ts';
import { benchScan } from './scan.ts';
import { Session } from './session.ts';
import { toTable } from './table.ts';

/** The last one closes the filled till. */
const BENCHES: Readonly<Record<string, (session: Session) => Figure[] | Promise<Figure[]>>> = {
  quote: benchQuote,
  'quote-growth': benchQuoteGrowth,
  'quote-work': benchQuoteWork,
  'cold-quote': benchColdQuote,
  'first-snapshot': benchFirstSnapshot,
  scan: benchScan,
  'look-up-growth': benchLookUpGrowth,
  'sale-commit': benchSaleCommit,
  'commit-during-load': benchCommitDuringLoad,
  centre: benchCentre,
  'fiscal-driver': benchFiscalDriver,
  'paper-status': benchPaperStatus,
  'cold-start': benchColdStart,
};

const OVER_BUDGET = 1;
const FAILED = 1;
const WRONG_USE = 2;
const INTERRUPTED = 130;

const say = (words: string) => void process.stderr.write(`${words}\n`);

async function measure({ customers, only }: BenchOptions): Promise<Figure[]> {
  const session = new Session(customers, say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void session.end().finally(() => process.exit(INTERRUPTED)));
  }
  try {
    const figures: Figure[] = [];
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (only.length > 0 && !only.includes(name)) continue;
      say(`${name} …`);
      const start = performance.now();
      figures.push(...(await unlessItFails(name, () => bench(session))));
      say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    return figures;
  } finally {
    await session.end();
  }
}

/** What cannot be measured here is said and shows in the exit code; the other figures stand. */
async function unlessItFails(name: string, bench: () => Figure[] | Promise<Figure[]>): Promise<Figure[]> {
  try {
    return await bench();
  } catch (error) {
    say(`${name} failed: ${wordsOf(error)}`);
    process.exitCode = FAILED;
    return [];
  }
}

async function run(): Promise<void> {
  const parsed = parseBenchOptions(process.argv.slice(2), Object.keys(BENCHES));
  if (parsed.kind !== 'run') {
    say(parsed.kind === 'help' ? USAGE : `${parsed.problem}\n\n${USAGE}`);
    process.exitCode = parsed.kind === 'help' ? 0 : WRONG_USE;
    return;
  }
  const { customers, isJson, isStrict } = parsed.options;
  const figures = await measure(parsed.options);
  const surroundings = { customers, node: process.version, cpus: cpus().length };
  const text = isJson ? JSON.stringify({ ...surroundings, figures }, null, 2) : toTable(figures);
  process.stdout.write(`${text}\n`);
  const over = figures.filter(({ isWithin }) => isWithin === false).length;
  say(`${customers} customers, Node ${process.version}, ${cpus().length} cores; over budget: ${over}.`);
  if (isStrict && over > 0) process.exitCode = OVER_BUDGET;
}

const wordsOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

run().catch((error: unknown) => {
  say(wordsOf(error));
  process.exitCode = FAILED;
});
