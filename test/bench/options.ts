import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run bench -- [--customers N] [--only NAME]… [--json] [--strict]
  --customers N   customers in the store (default 100000; the budgets are set for 1000000)
  --only NAME     this bench alone; may be given several times
  --json          the figures as JSON on standard output instead of a table
  --strict        exit with 1 when a figure is over its budget`;

export interface BenchOptions {
  customers: number;
  /** empty = all */
  only: readonly string[];
  isJson: boolean;
  isStrict: boolean;
}

export type ParsedOptions =
  { kind: 'run'; options: BenchOptions } | { kind: 'help' } | { kind: 'wrong'; problem: string };

/** @param args the command line without the program's own name */
export function parseBenchOptions(args: readonly string[], names: readonly string[]): ParsedOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        customers: { type: 'string', default: '100000' },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return { kind: 'help' };
  const customers = Number(values.customers);
  if (!/^\d{4,7}$/.test(values.customers) || customers < 1000 || customers > 5_000_000) {
    return { kind: 'wrong', problem: `--customers takes a number from 1000 to 5000000, not ${values.customers}` };
  }
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    return { kind: 'wrong', problem: `there is no bench ${unknown}; there are ${names.join(', ')}` };
  }
  return {
    kind: 'run',
    options: { customers, only: values.only, isJson: values.json, isStrict: values.strict },
  };
}
