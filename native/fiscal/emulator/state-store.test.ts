/** What lies on disk when the process dies between any two of its writes. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './state-store.ts';
import { withOtherDrive } from './world.ts';
import { ask, Bench, NOW } from './testing/bench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function sold(receipts: number): Bench {
  const bench = new Bench();
  bench.send(ask.openShift());
  for (let n = 0; n < receipts; n += 1) sell(bench);
  return bench;
}

function sell(bench: Bench): void {
  for (const body of [ask.openReceipt(), ask.line(), ask.close({ 1: 10_000 })]) bench.send(body);
}

const inFolder = (name: string): string => join(folder, name);
const documentsFile = (): string => inFolder('drive-9999078900012345.jsonl');

describe.each([false, true])('a folder, durable %s', (isDurable) => {
  const open = () => openStore(folder, isDurable);

  it('brings back what was saved last, without the tape', () => {
    const bench = sold(2);
    open().save(bench.state);
    expect(open().saved).toEqual({ ...bench.state, printer: { ...bench.state.printer, tape: [] } });
  });

  it('only adds to the fiscal memory', () => {
    const bench = sold(1);
    const store = open();
    store.save(bench.state);
    const before = readFileSync(documentsFile(), 'utf8');
    sell(bench);
    store.save(bench.state);
    const after = readFileSync(documentsFile(), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.split('\n').length - before.split('\n').length).toBe(1);
  });

  it.each(['', '{"fd":4,"type":3', '{"fd":4}\n{"fd":5}\n'])(
    'died after writing %j behind the documents that count: the next document takes its place',
    (rest) => {
      const bench = sold(1);
      open().save(bench.state);
      appendFileSync(documentsFile(), rest);
      const store = open();
      expect(store.saved?.drive.documents).toEqual(bench.state.drive.documents);
      sell(bench);
      store.save(bench.state);
      expect(open().saved?.drive.documents).toEqual(bench.state.drive.documents);
    },
  );

  it('died while it wrote the next state: the old one counts', () => {
    const bench = sold(1);
    open().save(bench.state);
    writeFileSync(inFolder('state.json.new'), '{"format":2,"dri');
    expect(open().saved?.drive.documents.length).toBe(3);
  });

  it('keeps the memory of a drive that was taken out', () => {
    const bench = sold(1);
    const next = withOtherDrive(bench.state, NOW);
    open().save(next);
    const saved = open().saved;
    expect(saved?.retiredDrives).toEqual([bench.state.drive]);
    expect(saved?.drive.number).toBe('9999078900012346');
  });
});

describe('a folder that is none', () => {
  it('with a fiscal memory and no state is refused, not begun anew', () => {
    writeFileSync(documentsFile(), '{}\n');
    expect(() => openStore(folder)).toThrow('holds drive-9999078900012345.jsonl and no state.json');
  });

  it('with a fiscal memory shorter than its state is refused', () => {
    openStore(folder).save(sold(1).state);
    writeFileSync(documentsFile(), '');
    expect(() => openStore(folder)).toThrow('is shorter than');
  });
});
