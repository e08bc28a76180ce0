import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run test:fiscal [-- --receipts N] [--seed N] [--from N | --only N] [--lanes N] [--scale X]
  --receipts N   sales and returns to make (500)
  --seed N       what breaks and when (drawn, and printed)
  --from N       the round to begin with (0)
  --only N       this round alone
  --lanes N      tills at work side by side (2)
  --scale X      what every time-out is multiplied by (0.2)`;

export interface FaultRunOptions {
  receipts: number;
  seed: number;
  first: number;
  lanes: number;
  timeScale: number;
}

export type ParsedOptions =
  { kind: 'run'; options: FaultRunOptions } | { kind: 'help' } | { kind: 'wrong'; problem: string };

/**
 * @param args the command line without the program's own name
 * @param drawnSeed what `--seed` is without being given
 */
export function parseFaultRunOptions(args: readonly string[], drawnSeed: number): ParsedOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        receipts: { type: 'string', default: '500' },
        seed: { type: 'string', default: String(drawnSeed) },
        from: { type: 'string', default: '0' },
        only: { type: 'string' },
        lanes: { type: 'string', default: '2' },
        scale: { type: 'string', default: '0.2' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
  const { receipts, seed, from, only, lanes, scale, help } = values;
  if (help) return { kind: 'help' };
  for (const [flag, text] of Object.entries({ receipts, seed, from, only: only ?? '0', lanes })) {
    if (!/^\d{1,9}$/.test(text)) return { kind: 'wrong', problem: `--${flag} takes a whole number, not ${text}` };
  }
  if (Number(receipts) === 0 || Number(lanes) === 0) {
    return { kind: 'wrong', problem: '--receipts and --lanes take one or more' };
  }
  const timeScale = Number(scale);
  if (!(timeScale > 0 && timeScale <= 1)) {
    return { kind: 'wrong', problem: `--scale takes a number above 0 and up to 1, not ${scale}` };
  }
  const asked =
    only === undefined ? { receipts: Number(receipts), first: Number(from) } : { receipts: 1, first: Number(only) };
  return { kind: 'run', options: { ...asked, seed: Number(seed), lanes: Number(lanes), timeScale } };
}
