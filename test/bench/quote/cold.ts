import { plainFigure, type Figure } from '../figure.ts';
import { summarise } from '../measure.ts';
import { COLD_QUOTE } from '../places.ts';
import { startProgram } from '../process.ts';

const STARTS = 7;

interface Cold {
  prepare: number;
  ours: number;
  floor: number;
}

/** The first quote of a new process: nothing compiled, nothing remembered. */
export async function benchColdQuote(): Promise<Figure[]> {
  const runs: Cold[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const program = await startProgram([COLD_QUOTE]);
    runs.push(JSON.parse(program.said) as Cold);
    await program.stop();
  }
  const median = (pick: (run: Cold) => number) => summarise(runs.map(pick)).median;
  return [
    plainFigure({ what: 'programme of 50 rules checked and prepared, cold', ours: median(({ prepare }) => prepare) }),
    plainFigure({
      what: 'first quote of a process, 100 lines x 50 rules',
      ours: median(({ ours }) => ours),
      floor: median(({ floor }) => floor),
    }),
  ];
}
