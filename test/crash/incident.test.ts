/**
 * What support gets of a receipt whose end was unclear: the file that the till itself wrote when the answer to a close
 * was lost on a real terminal, and what the replay command makes of it.
 */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { INCIDENTS_FOLDER } from '../../main/fiscal/incidents.ts';
import { encodeCp1251 } from '../../native/fiscal/shtrih/encoding.ts';
import type { WireWord } from '../../native/fiscal/trace/read-wire.ts';
import { ISSUED, openCrashShop, type CrashShop, type CrashTill } from './crash-shop.ts';

const REPLAY = fileURLToPath(new URL('../../native/fiscal/fiscal-replay.ts', import.meta.url));

interface Incident {
  journal: { receiptId: string; total: number; counters: { fn: string; lastFd: number } };
  stages: { stage: string; words: string }[];
  wire: WireWord[];
}

let shop: CrashShop;
let till: CrashTill;
let file: string;
let text: string;
let incident: Incident;

beforeAll(async () => {
  shop = await openCrashShop();
  till = await shop.newTill();
  await till.run({ actions: till.opening });
  await shop.emulator.control('misbehave', { faults: 'dieAfterFnWrite=50' });
  await till.run({ actions: [{ do: 'getOnline' }, ...till.sale, { do: 'seeDone' }] });
  const folder = join(till.dataFolder, INCIDENTS_FOLDER);
  file = join(folder, readdirSync(folder)[0]!);
  text = readFileSync(file, 'utf8');
  incident = JSON.parse(text) as Incident;
});
afterAll(() => shop.close());

const framesOf = (code: string, way: WireWord['way']) =>
  incident.wire.filter((word) => word.kind === 'frame' && word.way === way && word.code === code);

it('tells journal and stages: which receipt, what was unclear, which document it became', async () => {
  const [document] = shop.documents();
  const { receiptId, total, counters } = incident.journal;
  expect({ receiptId, total }).toEqual({ receiptId: document!.receiptId, total: document!.total });
  expect(counters.lastFd).toBe(document!.fd - 1);
  expect(incident.stages.map(({ stage }) => stage)).toEqual(['UNKNOWN', 'CLOSED']);
  expect(incident.stages[1]!.words).toBe(`document ${document!.fd}`);
});

it('tells the bytes and what they mean: a close without an answer, then the document found', () => {
  expect(framesOf('ff45', 'out')).toEqual([
    expect.objectContaining({ words: 'close receipt', hex: expect.stringMatching(/^02..ff45/u) as string }),
  ]);
  expect(framesOf('ff45', 'in')).toEqual([]);
  expect(framesOf('ff0a', 'in')).toContainEqual(expect.objectContaining({ words: 'find document: done', error: 0 }));
});

it('tells nothing of the member, of the cashier, and no password', () => {
  const cp1251 = (words: string) => Buffer.from(encodeCp1251(words)).toString('hex');
  for (const secret of [till.card, cp1251(till.card.slice(-4)), cp1251('На счёте'), cp1251('Кассир')])
    expect(text).not.toContain(secret);
  const passwords = incident.wire.filter(({ hex }) => /^02..(?:ff..|[^f].)(?:01|1e)000000/u.test(hex));
  expect(passwords).toEqual([]);
});

it('is replayed by the command: the emulated register answers each command as the real one did, and the close', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [REPLAY, file]);
  const rows = stdout.trim().split('\n').slice(1);
  expect(rows).toHaveLength(incident.wire.filter(({ way, kind }) => way === 'out' && kind === 'frame').length);
  expect(rows).toContainEqual(expect.stringMatching(/^\? FF45 +-- +00 +close/u));
  expect(rows.filter((row) => row.startsWith('≠'))).toEqual([]);
});

it('has harmed nothing: the receipt is there once, and no question was asked', async () => {
  expect(await till.settle('cancel')).toEqual(ISSUED);
});
