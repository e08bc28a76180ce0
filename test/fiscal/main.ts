/**
 * `npm run test:fiscal -- --receipts 10000 --seed S`: sales and returns, each with one or more faults, on a real
 * terminal; ends with 0 when no receipt was lost, made twice or judged wrongly.
 */
import { parseFaultRunOptions, USAGE } from './options.ts';
import { reportOf } from './report.ts';
import { runFaults } from './run.ts';

const FAILED = 1;
const WRONG_USE = 2;

process.exit(await main());

async function main(): Promise<number> {
  const parsed = parseFaultRunOptions(process.argv.slice(2), Date.now() % 1e6);
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.problem}\n${USAGE}\n`);
    return WRONG_USE;
  }
  if (parsed.kind === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { options } = parsed;
  process.stdout.write(`seed ${options.seed}, ${options.receipts} receipts\n`);
  const result = await runFaults({
    ...options,
    onProgress: (done) => process.stdout.write(`  ${done} of ${options.receipts}\n`),
  });
  process.stdout.write(`${reportOf(options.seed, result)}\n`);
  return result.failures.length === 0 ? 0 : FAILED;
}
