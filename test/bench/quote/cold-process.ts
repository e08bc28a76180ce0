/** A process that quotes once and says how many milliseconds each step took. */
import { quote } from '../../../loyalty/index.ts';
import { basketOf, CONTEXT, RICH_MEMBER } from '../basket.ts';
import { timed } from '../measure.ts';
import { floorQuote } from './floor.ts';
import { programmeOf } from './programmes.ts';
import type { BenchProgramme } from './programmes.ts';

const basket = basketOf(100);
let programme!: BenchProgramme;
const prepare = timed(() => (programme = programmeOf(50)));
const ours = timed(() => quote(programme.prepared, basket, RICH_MEMBER, CONTEXT));
const floor = timed(() => floorQuote(basket, programme));
process.stdout.write(JSON.stringify({ prepare, ours, floor }));
