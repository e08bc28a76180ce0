/** A fault run in words: counts, how long verdicts took, and what failed with how to play it again. */
import type { RunResult } from './run.ts';

const EDGES_MS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const BAR = 40;

export function reportOf(seed: number, result: RunResult): string {
  const { played, fiscalised, cancelled, tillDeaths, registerDeaths, verdictMs, failures } = result;
  return [
    `seed ${seed}: ${played} receipts, ${fiscalised} fiscalised, ${cancelled} cancelled`,
    `till killed ${tillDeaths} times, register ${registerDeaths}; ${verdictMs.length} ends were unclear`,
    ...histogram(verdictMs),
    ...strikes(result.struck),
    failures.length === 0
      ? '0 duplicates, 0 losses, 0 wrong verdicts'
      : failures
          .map(({ drawn, from, wrong, said }) =>
            [
              `FAILED  round ${drawn.number}`,
              `  again by itself: npm run test:fiscal -- --seed ${seed} --only ${drawn.number}`,
              `  with the rounds before it: npm run test:fiscal -- --seed ${seed} --from ${from} --receipts ${drawn.number - from + 1}`,
              ...wrong.map((what) => `  ${what}`),
              `  drawn: ${JSON.stringify(drawn)}`,
              ...said.map((line) => `  | ${line}`),
            ].join('\n'),
          )
          .join('\n'),
  ].join('\n');
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function histogram(times: readonly number[]): string[] {
  if (times.length === 0) return [];
  const sorted = times.toSorted((a, b) => a - b);
  const counts = EDGES_MS.map((edge, i) => sorted.filter((ms) => ms <= edge && ms > (EDGES_MS[i - 1] ?? -1)).length);
  const rest = sorted.filter((ms) => ms > EDGES_MS.at(-1)!).length;
  const most = Math.max(...counts, rest);
  const row = (label: string, count: number) =>
    `  ${label.padStart(9)}  ${String(count).padStart(6)}  ${'#'.repeat(Math.round((BAR * count) / most))}`;
  return [
    'time to the verdict once the register answers again',
    ...EDGES_MS.map((edge, i) => row(`≤ ${edge} ms`, counts[i]!)),
    row(`more`, rest),
    `  median ${figure(percentile(sorted, 0.5))}, 99th percentile ${figure(percentile(sorted, 0.99))}, worst ${figure(sorted.at(-1)!)}`,
  ];
}

function strikes(struck: RunResult['struck']): string[] {
  const rows = Object.entries(struck).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    'what struck, and how often',
    ...rows.map(([name, count]) => `  ${name.padEnd(28)} ${String(count).padStart(6)}`),
  ];
}

const figure = (ms: number) => `${ms.toFixed(1)} ms`;
