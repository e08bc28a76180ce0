/** One file for each receipt whose end was unclear: what support needs, nothing of a person. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireWord } from '../../native/fiscal/index.ts';
import type { JournalPlan } from '../store/types.ts';
import { totalOf } from './receipt-total.ts';
import type { Verdict } from './recover.ts';

export interface Incidents {
  /** Writes, or writes again, the file of this receipt. Never throws: a full disk may not stop a receipt. */
  note(plan: JournalPlan, what: Happening): void;
}

/** What became of it, in the order in which it did. */
export interface Happening {
  /** stage of the journal (fiscal-printer section 7.1) or the verdict of the register */
  stage: 'UNKNOWN' | 'CLOSED' | 'NOT_ISSUED' | 'NOT_RECORDED' | 'SILENT' | 'DRIVE_CHANGED' | 'UNDECIDABLE' | 'DECIDED';
  words: string;
}

const STAGE_OF = {
  issued: 'CLOSED',
  notIssued: 'NOT_ISSUED',
  silent: 'SILENT',
  driveChanged: 'DRIVE_CHANGED',
  undecidable: 'UNDECIDABLE',
} as const;

export function noteVerdict(incidents: Incidents, plan: JournalPlan, verdict: Verdict): void {
  const words = verdict.end === 'issued' ? `document ${verdict.fiscal.fd}` : '';
  incidents.note(plan, { stage: STAGE_OF[verdict.end], words });
}

export interface IncidentsParts {
  dataFolder: string;
  /** the last bytes of the line, oldest first */
  wire: () => WireWord[];
  now: () => number;
  onFailed: (error: unknown) => void;
}

export const INCIDENTS_FOLDER = 'incidents';
const FILES_MAX = 50;
const WIRE_MAX = 600;

export function createIncidents({ dataFolder, wire, now, onFailed }: IncidentsParts): Incidents {
  const folder = join(dataFolder, INCIDENTS_FOLDER);
  const happened = new Map<string, { at: string; stage: string; words: string }[]>();

  function write(plan: JournalPlan, what: Happening): void {
    const { receiptId, number, plannedAt, counters, fiscal, payments } = plan;
    const before = happened.get(receiptId) ?? [];
    const last = before.at(-1);
    if (last?.stage === what.stage && last.words === what.words) return;
    const stages = [...before, { at: new Date(now()).toISOString(), ...what }];
    happened.set(receiptId, stages);
    const journal = {
      ...{ receiptId, number, operation: fiscal.operation, total: totalOf(plan), lines: fiscal.lines.length },
      ...{ cash: payments.cash, card: payments.card, plannedAt: new Date(plannedAt).toISOString(), counters },
    };
    mkdirSync(folder, { recursive: true });
    const name = `receipt-${String(number).padStart(6, '0')}.json`;
    const text = JSON.stringify({ format: 1, journal, stages, wire: wire().slice(-WIRE_MAX) }, null, 1);
    writeFileSync(join(folder, `${name}.new`), text, { mode: 0o600 });
    renameSync(join(folder, `${name}.new`), join(folder, name));
    for (const old of readdirSync(folder).sort().slice(0, -FILES_MAX)) rmSync(join(folder, old), { force: true });
  }

  return {
    note(plan, what) {
      try {
        write(plan, what);
      } catch (error) {
        onFailed(error);
      }
    },
  };
}

/** For a till whose register speaks another protocol, and for tests. */
export const noIncidents: Incidents = { note: () => undefined };
