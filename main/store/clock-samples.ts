import type { Clock } from './clock.ts';
import type { Connection } from './sqlite.ts';

export interface ClockSample {
  /** centre's clock minus ours, ms */
  offsetMs: number;
  roundTripMs: number;
}

export interface ClockEstimate extends ClockSample {
  /** half the round trip and 50 ppm of the sample's age */
  uncertaintyMs: number;
}

export interface ClockSamples {
  /** Keeps the sample with the shortest round trip of the last 24 h. Inside the caller's transaction. */
  add(sample: ClockSample): void;
  estimate(): ClockEstimate | null;
}

interface SampleRow extends ClockSample {
  bootId: string;
  monotonicMs: number;
  takenAt: number;
}

const KEPT_MS = 24 * 3_600_000;
/** An offline clock drifts by 4 s a day. Source: offline-sync section 11. */
const DRIFT_PER_MS = 50e-6;

export function createClockSamples(connection: Connection, clock: Clock): ClockSamples {
  const read = connection.prepare<[], SampleRow>('SELECT * FROM clockSample WHERE id = 1');
  const write = connection.prepare<unknown[]>(`
    INSERT OR REPLACE INTO clockSample (id, offsetMs, roundTripMs, bootId, monotonicMs, takenAt)
    VALUES (1, ?, ?, ?, ?, ?)`);
  let known: SampleRow | null | undefined;
  const current = () => (known ??= read.get() ?? null);
  const age = (row: SampleRow) =>
    row.bootId === clock.bootId ? clock.monotonicMs() - row.monotonicMs : Math.abs(clock.now() - row.takenAt);

  return {
    add({ offsetMs, roundTripMs }) {
      const kept = current();
      if (kept !== null && kept.roundTripMs <= roundTripMs && age(kept) < KEPT_MS) return;
      known = { offsetMs, roundTripMs, bootId: clock.bootId, monotonicMs: clock.monotonicMs(), takenAt: clock.now() };
      write.run(known.offsetMs, known.roundTripMs, known.bootId, known.monotonicMs, known.takenAt);
    },
    estimate() {
      const row = current();
      if (row === null) return null;
      const uncertaintyMs = Math.ceil(row.roundTripMs / 2 + age(row) * DRIFT_PER_MS);
      return { offsetMs: row.offsetMs, roundTripMs: row.roundTripMs, uncertaintyMs };
    },
  };
}
