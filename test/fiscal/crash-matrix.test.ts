/**
 * Each stage of the journal × who dies there, on a real terminal with real processes. The table in docs/crash-matrix.md
 * is what this test saw: `vitest run -u` writes it again, a run that sees anything else fails.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { openStore } from '../../native/fiscal/emulator/state-store.ts';
import { readLedger, type LedgerView } from '../shop/ledger-view.ts';
import { runBatch } from './batch.ts';
import type { Drawn } from './draw.ts';
import type { Death, Said } from './play.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/crash-matrix.md', import.meta.url));

type Blow = Pick<Drawn, 'faults'> & { death: Death | null };

interface Stage {
  stage: string;
  moment: string;
  till: Blow;
  register: Blow;
}

type Point = Extract<Death, { point: unknown }>['point'];

const at = (stage: string, moment: string, point: Point, nth = 1): Stage => ({
  ...{ stage, moment },
  till: { faults: '', death: { who: 'till', point, nth } },
  register: { faults: '', death: { who: 'register', point, nth } },
});

/** Its power is off for so short that whoever waits for it does not notice: only what it forgot tells. */
const losesPower = (fault: string): Blow => ({ faults: `${fault}=1`, death: null });

/** The register says NAK to ENQ, ACK to the close, then its answer. */
const ACK_OF_CLOSE = 1;
const ANSWER_TO_CLOSE = 2;
const tillDiesHearing = (byte: number): Blow => ({ faults: '', death: { who: 'till', way: 'in', byte, since: 'C04' } });

const STAGES: readonly Stage[] = [
  at('–', 'pay is pressed, nothing is planned', 'C01'),
  at('–', 'inside T1, before its fsync', 'T1.before'),
  at('PLANNED', 'T1 is on disk', 'T1.after'),
  at('PLANNED', 'the receipt is about to be opened', 'C03', 1),
  at('BUILDING', 'after the first line', 'C03', 2),
  at('CLOSING', 'the close is about to be sent', 'C04'),
  {
    ...{ stage: 'CLOSING', moment: 'the close is accepted, the document is not made yet' },
    ...{ till: tillDiesHearing(ACK_OF_CLOSE), register: losesPower('dieBeforeFnWrite') },
  },
  {
    ...{ stage: 'CLOSING', moment: 'the document exists, its answer is on the way' },
    ...{ till: tillDiesHearing(ANSWER_TO_CLOSE), register: losesPower('dieAfterFnWrite') },
  },
  at('CLOSING', 'the answer is read', 'C05'),
  at('CLOSING', 'inside T2, before its fsync', 'T2.before'),
  at('CLOSED', 'T2 is on disk, nothing is shown', 'T2.after'),
  { ...at('CLOSED', 'the receipt prints', 'C08'), register: losesPower('diePrinting@3') },
];

const { milk, bread } = DEMO_CODES;

const roundOf = ({ faults, death }: Blow, number: number): Drawn => ({
  ...{ number, faults, blow: null, whileDown: null },
  round: {
    ask: { ask: 'sale', goods: [milk, bread], card: null, redeemsMax: false, tender: 'cash' },
    ...{ ifNotIssued: 'print', death },
  },
});

/** A sale without a fault: whoever makes it has come to rest after what was before. */
const quietRound = roundOf({ faults: '', death: null }, 1);

/** What was on disk when the till was killed. */
const heldWords = ({ receipts }: LedgerView): string =>
  receipts[0] === undefined ? 'nothing' : STATE_WORDS[receipts[0].state];
const STATE_WORDS: Record<LedgerView['receipts'][number]['state'], string> = {
  planned: 'the plan, no end',
  unknown: 'the plan, end unclear',
  notIssued: 'the plan, not issued',
  notRecorded: 'the plan, not recorded',
  fiscalised: 'the plan and its end',
  cancelled: 'the plan, cancelled',
};

interface Outcome {
  /** what the till that was killed had on disk; null when it was not */
  held: string | null;
  words: string;
}

async function outcomeOf(blow: Blow): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-matrix-'));
  const dataFolder = join(folder, 'till');
  const said: string[] = [];
  let held: string | null = null;
  try {
    const { failure } = await runBatch({
      ...{ seed: 1, rounds: [roundOf(blow, 0), quietRound], timeScale: 0.2, folder },
      onTillDead: () => (held = heldWords(readLedger(dataFolder))),
      onSaid: (line) => said.push(line),
    });
    expect(failure).toBeNull();
    const register = join(folder, 'register.json');
    const receipts = readLedger(dataFolder).receipts.slice(0, -1);
    const documents = openStore(register).saved!.drive.documents.filter(({ type }) => type === RECEIPT).length - 1;
    const papers = readFileSync(join(register, 'paper.txt'), 'utf8').split('КАССОВЫЙ ЧЕК').length - 2;
    return { held, words: `${verdictOf(receipts, held, said)}; drive ${documents}, paper ${papers}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const RECEIPT = 3;

/** What the till did about it, in words. */
function verdictOf(receipts: LedgerView['receipts'], held: string | null, said: readonly string[]): string {
  const has = (what: Said['said']) => said.some((line) => (JSON.parse(line) as Said).said === what);
  const printed = receipts.find(({ state }) => state === 'fiscalised');
  if (receipts.length === 0) return 'nothing is owed';
  if (printed === undefined) return 'cancelled';
  if (has('asked')) return 'not issued: the cashier prints or cancels';
  if (receipts.length > 1) return 'refused: the sale stays on the screen and is paid again';
  if (printed.attempt > 1) return 'not issued: built again by itself';
  const wasUnclear = held === STATE_WORDS.planned || has('verdict');
  return wasUnclear ? 'issued: found and finished, no question' : 'issued and finished: nothing to ask';
}

it('says of each stage of the journal what follows when the till or the register dies there', async () => {
  const rows: string[] = [];
  for (const { stage, moment, till, register } of STAGES) {
    const [ofTill, ofRegister] = await Promise.all([outcomeOf(till), outcomeOf(register)]);
    expect(ofTill.held).not.toBeNull();
    rows.push(`| ${stage} | ${moment} | ${ofTill.held} | ${ofTill.words} | ${ofRegister.words} |`);
  }
  const page = await format(documentOf(rows), { parser: 'markdown', printWidth: 120 });
  await expect(page).toMatchFileSnapshot(DOCUMENT);
}, 3_600_000);

const documentOf = (rows: readonly string[]): string => `# Crash matrix

What becomes of a receipt when the till's process is killed, or the register dies, at each stage of the journal. PLANNED
and CLOSED are on disk, BUILDING and CLOSING live in memory: a restart counts them from the plan. Then the dead one comes
back; nobody is asked whether it printed. "Drive" counts the documents of this sale in the fiscal drive, "paper" its
receipts on the roll. In every cell the drive has one document for a finished receipt and none for another, and the
drawer agrees. This page is written by \`test/fiscal/crash-matrix.test.ts\` from what it saw.

| stage | moment | on disk | the till dies | the register dies |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
