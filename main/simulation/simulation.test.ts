/** Laws of a playback over an invented shop, for each of the example programmes, with real threads. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addTallies, demoProgramme, readDocument, sharesBooks } from '../../loyalty/index.ts';
import type { Programme, Sales, Tally } from '../../loyalty/index.ts';
import { playShard } from './play-shard.ts';
import { readReceipts } from './receipts/read-receipts.ts';
import { buildReport } from './report/build-report.ts';
import { htmlReport } from './report/html-report.ts';
import { jsonReport } from './report/json-report.ts';
import { playedOf, type Playback } from './report/playback.ts';
import { textReport } from './report/text-report.ts';
import { runSimulation, type Simulated } from './run-simulation.ts';
import { namedLabels } from './shop/named-labels.ts';
import { yearOf } from './shop/calendar.ts';
import type { ShardTask, SourceTerms } from './simulation-messages.ts';

const FOLDER = new URL('../../loyalty/programmes/', import.meta.url);
const ZONE = 'Europe/Moscow';
const ignore = () => undefined;

function document(name: string): Programme {
  const read = readDocument(readFileSync(new URL(name, FOLDER), 'utf8'));
  if (!read.ok) throw new Error(name);
  return read.programme;
}

const DOCUMENTS = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonc'));
const bare: Programme = { ...demoProgramme, mechanics: [], tiers: [] };

const shop = (programmes: readonly Programme[], seed: string, receipts: number): SourceTerms => ({
  kind: 'shop',
  shop: { receipts, seed, from: '2026-01-01', zone: ZONE, labels: namedLabels(programmes), marginBp: 25_00 },
});

function play(programmes: readonly Programme[], more: Partial<ShardTask> = {}) {
  return playShard(
    {
      programmes,
      source: shop(programmes, 'seed', 700),
      redeem: 'max',
      storeZone: ZONE,
      isOneCircle: programmes.some(sharesBooks),
      shard: 0,
      shards: 1,
      ...more,
    },
    ignore,
  );
}

const sumOf = (values: readonly Sales[], key: keyof Sales): number => values.reduce((sum, each) => sum + each[key], 0);
const SALES = ['receipts', 'gross', 'discounts', 'redeemedMoney', 'paid', 'goodsCost'] as const;

function expectBalanced({ all, members, points, alive, debt, months }: Tally, outcomes: readonly Sales[]): void {
  const { issued, redeemed, givenBack, takenBack, lapsed } = points;
  expect(issued).toBe(redeemed - givenBack + takenBack + lapsed + alive - debt);
  expect(all.paid).toBe(all.gross - all.discounts - all.redeemedMoney);
  for (const key of SALES) {
    expect(sumOf(Object.values(months), key)).toBe(all[key]);
    expect(sumOf(outcomes, key)).toBe(members[key]);
  }
  for (const key of ['issued', 'redeemed', 'givenBack', 'takenBack', 'lapsed'] as const) {
    expect(Object.values(months).reduce((sum, month) => sum + month[key], 0)).toBe(points[key]);
  }
}

describe.each(DOCUMENTS)('%s over a year of an invented shop', (name) => {
  const programme = document(name);

  it.each(['max', 'half', 'never'] as const)('balances its ledger and adds up when members redeem %s', (redeem) => {
    const { tallies, outcomes } = play([programme], { redeem });
    expectBalanced(tallies[0]!, outcomes[0]!);
    expect(tallies[0]!.all.receipts).toBe(700);
    if (redeem === 'never') expect(tallies[0]!.all.redeemedMoney).toBe(0);
  });

  it('comes to the same in three parts as in one, where members do not touch each other', () => {
    if (sharesBooks(programme)) return;
    const parts = [0, 1, 2].map((shard) => play([programme], { shard, shards: 3 }).tallies[0]!);
    expect(parts.reduce(addTallies)).toEqual(play([programme]).tallies[0]);
  });

  it('comes to the same one member after another as all in the order of time', () => {
    if (sharesBooks(programme)) return;
    expect(play([programme], { isOneCircle: true }).tallies[0]).toEqual(play([programme]).tallies[0]);
  });

  it('shows no difference against itself', () => {
    const { tallies, outcomes } = play([programme, programme]);
    expect(tallies[0]).toEqual(tallies[1]);
    expect(outcomes[0]).toEqual(outcomes[1]);
  });
});

describe('a programme without rules', () => {
  it('costs nothing and issues nothing', () => {
    const { all, points, alive } = play([bare]).tallies[0]!;
    expect([all.discounts, all.redeemedMoney, alive]).toEqual([0, 0, 0]);
    expect(points).toEqual({ issued: 0, redeemed: 0, givenBack: 0, takenBack: 0, lapsed: 0 });
    expect(all.paid).toBe(all.gross);
  });
});

describe('an invented shop', () => {
  it('has other receipts for another seed, and the same ones for the same', () => {
    const gross = (seed: string) => play([bare], { source: shop([bare], seed, 400) }).tallies[0]!.all.gross;
    expect(gross('a')).toBe(gross('a'));
    expect(gross('a')).not.toBe(gross('b'));
  });

  it('sells more in December than in January, most with a card, and what a programme names', () => {
    const programme = document('14-coffee.jsonc');
    const { months, all, members, rules } = play([programme], { source: shop([programme], '1', 5_000) }).tallies[0]!;
    expect(months['2026-12']!.gross).toBeGreaterThan(months['2026-01']!.gross);
    expect(members.receipts / all.receipts).toBeGreaterThan(0.6);
    expect(rules['tenth']!.receipts).toBeGreaterThan(0);
  });
});

const EXPERIMENT: Programme = {
  ...demoProgramme,
  experiments: [
    { id: 'autumn', salt: '1', groups: ['control', 'a'].map((id) => ({ id, shareBp: 5_000 })) },
  ] as unknown as NonNullable<Programme['experiments']>,
};

function playbackOf(programmes: readonly Programme[], simulated: readonly Simulated[]): Playback {
  return {
    locale: 'ru',
    played: playedOf(programmes[0]!, simulated[0]!),
    other: simulated[1] === undefined ? null : playedOf(programmes[1]!, simulated[1]),
    source: { kind: 'shop', receipts: 3_000, seed: '7' },
    redeem: 'max',
    marginBp: 25_00,
    zone: ZONE,
    ...yearOf('2026-01-01', ZONE),
  };
}

describe('threads', () => {
  const programmes = [EXPERIMENT, document('01-grocery.jsonc')];
  const inThreads = (count: number, onSales: (more: number) => void = ignore) =>
    runSimulation(
      { programmes, source: shop(programmes, '7', 3_000), redeem: 'max', storeZone: ZONE },
      { url: new URL('./simulation-worker.ts', import.meta.url), count, onSales },
    );

  it('make the same report byte for byte, one or two of them, as text, page and JSON', async () => {
    let told = 0;
    const [one, two] = [await inThreads(1, (more) => (told += more)), await inThreads(2)];
    expect(told).toBe(3_000);
    const [a, b] = [playbackOf(programmes, one), playbackOf(programmes, two)];
    expect(jsonReport(a)).toBe(jsonReport(b));
    expect(textReport(buildReport(a))).toBe(textReport(buildReport(b)));
    expect(htmlReport(buildReport(a))).toBe(htmlReport(buildReport(b)));
  });
});

describe('a report', () => {
  const programmes = [EXPERIMENT, document('01-grocery.jsonc')];
  const { tallies, outcomes } = play(programmes, { source: shop(programmes, '7', 3_000) });
  const simulated = tallies.map((tally, at) => ({ tally, outcomes: outcomes[at]! }));

  it.each(['ru', 'en'] as const)('shows each chart beside a table, runs and fetches nothing (%s)', (locale) => {
    const report = buildReport({ ...playbackOf(programmes, simulated), locale });
    for (const { charts, tables } of report.sections) expect(charts.length === 0 || tables.length > 0).toBe(true);
    for (const { columns, rows } of report.sections.flatMap(({ tables }) => tables)) {
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
    }
    const page = htmlReport(report);
    expect(page).not.toMatch(/<script|src=|href=|@import|url\((?!#)/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    expect(textReport(report)).not.toMatch(/NaN|undefined|Infinity/);
    expect(/[а-яё]/i.test(page)).toBe(locale === 'ru');
  });

  it('escapes what a document calls itself', () => {
    const named = { ...EXPERIMENT, name: { ru: '<script>alert(1)</script>', en: 'x' } };
    expect(htmlReport(buildReport(playbackOf([named], simulated.slice(0, 1))))).not.toContain('<script>');
  });
});

describe('receipts of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-simulation-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const rows = Array.from({ length: 600 }, (_, i) => {
    const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
    return `${i},2026-0${1 + (i % 9)}-${day},${i % 5 === 0 ? '' : `m${(i * 13) % 40}`},coffee,${1 + (i % 3)},${100 + (i % 70)}`;
  });

  async function tallyOf(lines: readonly string[]): Promise<Tally> {
    const path = join(folder, 'receipts.csv');
    writeFileSync(path, ['receipt,date,customer,category,quantity,price', ...lines].join('\n'));
    const { table } = await readReceipts(path, { zone: ZONE, marginBp: 25_00, locale: 'ru' }, ignore);
    return play([demoProgramme], { source: { kind: 'table', table } }).tallies[0]!;
  }

  it('come to the same in whatever order they stand', async () => {
    const shuffled = rows.toSorted((a, b) =>
      a.split('').reverse().join('') < b.split('').reverse().join('') ? -1 : 1,
    );
    expect(shuffled).not.toEqual(rows);
    const tally = await tallyOf(rows);
    expect(await tallyOf(shuffled)).toEqual(tally);
    expect(tally.points.issued).toBeGreaterThan(0);
  });
});
