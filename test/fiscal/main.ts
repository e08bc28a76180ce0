/**
 * `npm run test:fiscal -- --receipts 10000 --seed S`: sales and returns, each with one or more faults, on a real
 * terminal; ends with 0 when no receipt was lost, made twice or judged wrongly.
 */
import { parseArgs } from 'node:util';
import { runFaults } from './run.ts';
import { reportOf } from './report.ts';

const { values } = parseArgs({
  options: {
    receipts: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    lanes: { type: 'string', default: '2' },
    scale: { type: 'string', default: '0.2' },
  },
});

const seed = Number(values.seed);
const first = Number(values.only ?? values.from);
const receipts = values.only === undefined ? Number(values.receipts) : 1;
if (![seed, first, receipts, Number(values.lanes)].every(Number.isSafeInteger))
  throw new Error('--receipts, --seed, --from, --only and --lanes take whole numbers');
process.stdout.write(`seed ${seed}, ${receipts} receipts\n`);
const result = await runFaults({
  ...{ seed, first, receipts, lanes: Number(values.lanes), timeScale: Number(values.scale) },
  onProgress: (done) => process.stdout.write(`  ${done} of ${receipts}\n`),
});
process.stdout.write(`${reportOf(seed, result)}\n`);
process.exit(result.failures.length === 0 ? 0 : 1);
