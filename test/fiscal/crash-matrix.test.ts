/**
 * Each stage of the journal × who dies there, on a real terminal with real processes. The table in docs/crash-matrix.md
 * is what this test saw: `vitest run -u` writes it again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import { readLedger } from '../shop/ledger-view.ts';
import { runBatch } from './batch.ts';
import type { Drawn } from './draw.ts';
import type { Death, Said } from './play.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/crash-matrix.md', import.meta.url));

interface Stage {
  stage: string;
  moment: string;
  till: Pick<Drawn, 'faults'> & { death: Death | null };
  register: Pick<Drawn, 'faults'> & { death: Death | null };
}

type Point = Extract<Death, { point: unknown }>['point'];

const at = (stage: string, moment: string, point: Point, nth = 1): Stage => ({
  ...{ stage, moment },
  till: { faults: '', death: { who: 'till', point, nth } },
  register: { faults: '', death: { who: 'register', point, nth } },
});

const STAGES: readonly Stage[] = [
  at('–', 'pay is pressed, nothing is planned', 'C01'),
  at('–', 'inside T1, before its fsync', 'T1.before'),
  at('PLANNED', 'T1 is on disk', 'T1.after'),
  at('PLANNED', 'the receipt is about to be opened', 'C03', 1),
  at('BUILDING', 'after the first line', 'C03', 2),
  at('CLOSING', 'the close is about to be sent', 'C04'),
  {
    ...at('CLOSING', 'the document is not made yet', 'C04'),
    register: { faults: 'dieBeforeFnWrite=50', death: null },
  },
  {
    ...at('CLOSING', 'the document exists, nobody has heard of it', 'C05'),
    register: { faults: 'dieAfterFnWrite=50', death: null },
  },
  at('CLOSING', 'the answer is read', 'C05'),
  at('CLOSING', 'inside T2, before its fsync', 'T2.before'),
  at('CLOSED', 'T2 is on disk, nothing is shown', 'T2.after'),
  {
    ...at('CLOSED', 'the receipt prints', 'C08'),
    register: { faults: 'diePrinting@3=50', death: null },
  },
];

const { milk, bread } = DEMO_CODES;

function roundOf({ faults, death }: Stage['till'], number: number): Drawn {
  const ask = { ask: 'sale', goods: [milk, bread], card: null, redeemsMax: false, tender: 'cash' } as const;
  return { number, round: { ask, ifNotIssued: 'print', death }, faults, blow: null, whileDown: null };
}

/** What the till did about it, in words. */
async function outcome(dies: Stage['till'], number: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-matrix-'));
  try {
    const { failure, said } = await runBatch({ seed: 1, rounds: [roundOf(dies, number)], timeScale: 0.2, folder });
    expect(failure).toBeNull();
    const { receipts } = readLedger(join(folder, 'till'));
    const isAsked = said.some((line) => (JSON.parse(line) as Said).said === 'asked');
    const printed = receipts.find(({ state }) => state === 'fiscalised');
    if (receipts.length === 0) return 'nothing was planned: nothing is printed, nothing is owed';
    if (printed === undefined) return 'cancelled: nothing was issued';
    if (isAsked) return 'not issued: the cashier prints or cancels';
    if (receipts.length > 1) return 'refused: the sale stays on the screen and is paid again';
    return printed.attempt > 1 ? 'not issued: built again by itself' : 'issued: found and finished, no question';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('says of each stage of the journal what follows when the till or the register dies there', async () => {
  const rows: string[] = [];
  for (const [index, { stage, moment, till, register }] of STAGES.entries()) {
    const [ofTill, ofRegister] = await Promise.all([outcome(till, index), outcome(register, index)]);
    rows.push(`| ${stage} | ${moment} | ${ofTill} | ${ofRegister} |`);
  }
  await expect(documentOf(rows)).toMatchFileSnapshot(DOCUMENT);
}, 600_000);

const documentOf = (rows: readonly string[]): string => `# Crash matrix

What becomes of a receipt when the till's process is killed, or the register dies, at each stage of the journal
(PLANNED and CLOSED are on disk; BUILDING and CLOSING live in memory, a restart counts them from PLANNED). In every cell
the fiscal drive has one document for a finished receipt and none for another, and the drawer agrees. This page is
written by \`test/fiscal/crash-matrix.test.ts\` from what it saw.

| stage | moment | the till dies | the register dies |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
