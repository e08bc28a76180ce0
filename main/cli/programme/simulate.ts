import { statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TillError } from '../../../contract/errors/catalogue.ts';
import type { Programme } from '../../../loyalty/index.ts';
import { readReceipts, type ReadReceipts, type ReceiptTerms } from '../../simulation/receipts/read-receipts.ts';
import { buildReport } from '../../simulation/report/build-report.ts';
import { htmlReport } from '../../simulation/report/html-report.ts';
import { jsonReport } from '../../simulation/report/json-report.ts';
import { playedOf, type Playback } from '../../simulation/report/playback.ts';
import { textReport } from '../../simulation/report/text-report.ts';
import { runSimulation } from '../../simulation/run-simulation.ts';
import { yearOf } from '../../simulation/shop/calendar.ts';
import { namedLabels } from '../../simulation/shop/named-labels.ts';
import type { SourceTerms } from '../../simulation/simulation-messages.ts';
import { explainFailure } from '../run-command.ts';
import { Refusal, type Command } from './command.ts';
import { progressBar } from './progress-bar.ts';
import { readProgramme } from './read-programme.ts';
import { SIMULATE_OPTIONS, simulateOptions, type SimulateOptions } from './simulate-options.ts';

const REFUSED_SHOWN = 20;

/** What a programme would have cost and brought on given or invented receipts. */
export const simulateCommand: Command = {
  usage:
    'FILE --receipts R.csv|--synthetic N [--seed TEXT] [--against OTHER] [--redeem max|half|never] [--margin-bp 2500]\n' +
    '          [--zone ZONE] [--html REPORT.html] [--json] [--workers N]',
  about: 'what it would cost and bring, played back over receipts; docs/simulation.md describes their file',
  files: { min: 1, max: 1 },
  options: SIMULATE_OPTIONS,
  async run({ files: [file], options, locale, out }) {
    const wanted = simulateOptions({ options, locale });
    const { programme } = readProgramme(file!);
    const other = wanted.against === null ? null : readProgramme(wanted.against).programme;
    const playback = await playBack(wanted, programme, other);
    const report = buildReport(playback);
    out((wanted.isJson ? jsonReport(playback) : textReport(report)).trimEnd());
    if (wanted.htmlPath !== null) writePage(wanted.htmlPath, htmlReport(report));
    return 0;
  },
};

async function playBack(wanted: SimulateOptions, programme: Programme, other: Programme | null): Promise<Playback> {
  const { locale, redeem, marginBp, workers } = wanted;
  const programmes = other === null ? [programme] : [programme, other];
  const zone = wanted.zone ?? programme.zone;
  const { terms, receipts, ...opened } = await openReceipts(wanted, programmes, zone);
  const bar = progressBar(locale === 'ru' ? 'Чеки' : 'Receipts', receipts);
  const [played, compared] = await runSimulation(
    { programmes, source: terms, redeem, storeZone: zone },
    { url: workerScript(), count: workers, onSales: bar.add },
  );
  bar.end();
  return {
    ...{ locale, redeem, marginBp, zone },
    ...opened,
    played: playedOf(programme, played!),
    other: other === null ? null : playedOf(other, compared!),
  };
}

/** Built beside the script that runs. */
const workerScript = (): URL => new URL('./simulation-worker.js', pathToFileURL(process.argv[1]!));

interface OpenedReceipts extends Pick<Playback, 'source' | 'from' | 'until'> {
  terms: SourceTerms;
  receipts: number;
}

async function openReceipts(
  { source, seed, marginBp, locale }: SimulateOptions,
  programmes: readonly Programme[],
  zone: string,
): Promise<OpenedReceipts> {
  if (source.kind === 'shop') {
    const { receipts } = source;
    const [{ from }] = programmes as [Programme];
    const shop = { receipts, seed, from, zone, labels: namedLabels(programmes), marginBp };
    return { terms: { kind: 'shop', shop }, source: { kind: 'shop', receipts, seed }, receipts, ...yearOf(from, zone) };
  }
  const { table, ...read } = await readFile(source.path, { zone, marginBp, locale });
  const receipts = table.sales.at.length;
  if (receipts === 0) throw nothingRead(source.path, read);
  const { from, until } = table;
  return {
    ...{ from, until, receipts },
    terms: { kind: 'table', table },
    source: { kind: 'file', name: basename(source.path), ...read },
  };
}

/** @throws Refusal for a file that is not there or is no table of receipts */
async function readFile(path: string, terms: ReceiptTerms): Promise<ReadReceipts> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const bar = progressBar(terms.locale === 'ru' ? 'Чтение' : 'Reading', size);
  try {
    return await readReceipts(path, terms, bar.add);
  } catch (error) {
    if (!(error instanceof TillError)) throw error;
    throw new Refusal({ ru: explainFailure(error, 'ru'), en: explainFailure(error, 'en') });
  } finally {
    bar.end();
  }
}

function nothingRead(path: string, { refused }: Pick<ReadReceipts, 'refused'>): Refusal {
  const rows = refused.slice(0, REFUSED_SHOWN).map(({ line, reason }) => `${path}:${line} ${reason}`);
  return new Refusal({
    ru: [`${path}: ни одного чека`, ...rows].join('\n'),
    en: [`${path}: not one receipt`, ...rows].join('\n'),
  });
}

function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Refusal({ ru: `${path}: файл не пишется (${code})`, en: `${path}: cannot be written (${code})` });
  }
}
