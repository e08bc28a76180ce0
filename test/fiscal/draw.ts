/** What a round of the fault run is: drawn from (seed, number) alone, so that any round can be played again by itself. */
import { seededRandom } from '../../native/fiscal/emulator/seeded-random.ts';
import type { Death, Point, ReturnAsked, Round, SaleAsked, ServiceAsked } from './play.ts';
import { CARDS, GOODS } from './shop-copy.ts';

export interface Drawn {
  number: number;
  round: Omit<Round, 'registerPid'>;
  /** for the emulator, in its own words; may be empty */
  faults: string;
  /** ms after the press of pay: the emulator's process is killed, its power or its plug is pulled; `port` takes the plug */
  blow: { kind: 'kill' | 'powerOff' | 'unplug'; afterMs: number; forMs: number; port: number } | null;
  /** what a person does to the register while the till is down */
  whileDown: 'swapFn' | null;
}

export interface Dice {
  /** whole, from `from` to `to` inclusive */
  between(from: number, to: number): number;
  of<Item>(items: readonly Item[]): Item;
  chance(percent: number): boolean;
}

export function diceOf(seed: number, number: number): Dice {
  const random = seededRandom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0);
  for (let i = 0; i < 3; i += 1) random();
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    between,
    of: (items) => items[between(0, items.length - 1)]!,
    chance: (percent) => random() * 100 < percent,
  };
}

/** Commands a sale and its recovery send. */
const COMMANDS = [
  'FC',
  '11',
  '10',
  'FF01',
  'FF40',
  '8D',
  'FF46',
  'FF0C',
  '17',
  'FF45',
  'FF45',
  'FF45',
  '88',
  'FF0A',
  'any',
];
const SERVICE_COMMANDS = ['50', '51', '40', '41', 'E0', '1A', '1B', '10', 'FF01', 'FF40', 'FF0A', 'any'];
/** A command is on disk before it is sent, its operation after it. */
const SERVICE_POINTS = ['append.before', 'append.after'] as const;
const POINTS = [
  'T1.before',
  'T1.after',
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'T2.before',
  'T2.after',
  'C07',
  'C08',
] as const;

type Draw = (dice: Dice, commands: readonly string[]) => string;
const onCommand =
  (name: string, args: (dice: Dice) => string = () => ''): Draw =>
  (dice, commands) => {
    const given = args(dice);
    return `${name}/${dice.of(commands)}${given === '' ? '' : `=${given}`}`;
  };
const powerMs = (dice: Dice) => String(dice.between(1, 120));

/** By the numbers of fiscal-printer section 8. */
const FAULTS: readonly Draw[] = [
  onCommand('dropAnswerByte', (dice) => (dice.chance(30) ? '' : String(dice.between(0, 14)))),
  onCommand('corruptAnswerByte', (dice) => String(dice.between(0, 14))),
  onCommand('delayAnswerByte', (dice) => `${dice.between(0, 14)}:${dice.between(1, 90)}`),
  onCommand('noAck'),
  onCommand('noAnswer'),
  onCommand('nak', (dice) => String(dice.between(1, 5))),
  (dice) => `dieBeforeFnWrite=${powerMs(dice)}`,
  (dice) => `dieAfterFnWrite=${powerMs(dice)}`,
  (dice) => `dieAfterAnswer=${powerMs(dice)}`,
  (dice) => `diePrinting@${dice.between(1, 12)}=${powerMs(dice)}`,
  (dice) => `paperOut@${dice.between(0, 30)}`,
  () => 'coverOpen',
  (dice) => `fnError=${dice.of(['03', '2F', '30'])}:${dice.of(['before', 'after'])}`,
  (dice) => `ageShift=${dice.between(24, 30)}`,
  (dice) => `clockJump=${dice.of([-30, -3, 1, 2, 4])}`,
  () => 'ofdOverdue',
  (dice) => `foreignDocument=${dice.of([10_000, 89_90])}`,
  (dice) => `vanish=${powerMs(dice)}`,
  onCommand('strayFf'),
  () => 'cancelRefused',
  () => 'hollowClose',
];

/** With another drive nobody can say whether a report or a move of cash was the old one's. */
const RECEIPT_FAULTS: readonly Draw[] = [...FAULTS, () => 'swapFn'];

export function draw(seed: number, number: number): Drawn {
  const dice = diceOf(seed, number);
  const card = dice.chance(60) ? dice.of(CARDS) : null;
  const goods = Array.from({ length: dice.between(1, 4) }, () => dice.of(GOODS));
  const tender = dice.of(['cash', 'cash', 'card', 'mixed'] as const);
  const sale: SaleAsked = { ask: 'sale', goods, card, redeemsMax: card !== null && dice.chance(40), tender };
  const back: ReturnAsked = { ask: 'return', pick: dice.between(0, 99), units: dice.between(0, 2), instead: sale };
  const work = dice.of(['in', 'out', 'xReport', 'shift'] as const);
  const service: ServiceAsked = { ask: 'service', work, amount: dice.between(1, 50_000) };
  const ask = dice.chance(15) ? service : dice.chance(30) ? back : sale;
  const kinds = dice.chance(25) ? 2 : 1;
  const drawn: Drawn = {
    number,
    round: { ask, ifNotIssued: dice.of(['print', 'print', 'cancel'] as const), death: null },
    faults: '',
    blow: null,
    whileDown: null,
  };
  for (let i = 0; i < kinds; i += 1) addFault(drawn, dice);
  return drawn;
}

function addFault(drawn: Drawn, dice: Dice): void {
  const what = dice.between(1, 100);
  const isService = drawn.round.ask.ask === 'service';
  if (what <= 62) {
    const fault = isService ? dice.of(FAULTS)(dice, SERVICE_COMMANDS) : dice.of(RECEIPT_FAULTS)(dice, COMMANDS);
    drawn.faults = drawn.faults === '' ? fault : `${drawn.faults},${fault}`;
  } else if (what <= 78) {
    drawn.round.death = deathOf(dice, isService ? SERVICE_POINTS : POINTS);
    if (dice.chance(8) && !isService) drawn.whileDown = 'swapFn';
  } else {
    const kind = dice.of(['kill', 'powerOff', 'unplug'] as const);
    drawn.blow = { kind, afterMs: dice.between(0, 120), forMs: dice.between(0, 150), port: dice.between(0, 2) };
  }
}

function deathOf(dice: Dice, points: readonly Point[]): Death {
  if (dice.chance(40)) return { who: 'till', point: dice.of(points), nth: dice.between(1, 2) };
  // A sale of three lines is about 1 200 bytes each way; the close lies near the end.
  const way = dice.of(['in', 'out'] as const);
  return { who: dice.of(['till', 'register']), way, byte: dice.between(0, way === 'out' ? 900 : 600) };
}

/** Names of what breaks in a round, for the counts of a run. */
export function strikesOf({ faults, round: { death }, blow, whileDown }: Drawn): string[] {
  const names = faults.split(',').flatMap((fault) => /^[a-zA-Z]+/u.exec(fault)?.[0] ?? []);
  if (death !== null) {
    names.push('point' in death ? `${death.who} dies at ${death.point}` : `${death.who} dies at a byte ${death.way}`);
  }
  if (blow !== null) names.push(blow.kind === 'unplug' && blow.port !== 0 ? 'unplug, another port' : blow.kind);
  if (whileDown !== null) names.push(`${whileDown} while the till is down`);
  return names;
}
