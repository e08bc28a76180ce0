import { instant } from '../../loyalty/index.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { Clock } from './clock.ts';
import { createSettings } from './settings.ts';
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
  /**
   * Keeps the sample with the shortest round trip of the last 24 h, or this one if either clock was set meanwhile.
   * Inside the caller's transaction.
   */
  add(sample: ClockSample): void;
  estimate(): ClockEstimate | null;
  /** The centre's time at its last answer and what has passed since, as far as this process has seen it pass. */
  lastKnown(): Instant | null;
}

interface SampleRow extends ClockSample {
  bootId: string;
  monotonicMs: number;
  takenAt: number;
}

const KEPT_MS = 24 * 3_600_000;
/** An offline clock drifts by 4 s a day. Source: offline-sync section 11. */
const DRIFT_PER_MS = 50e-6;
/** A difference between two samples that no drift explains. Source: offline-sync section 11. */
const JUMP_MS = 120_000;
/** How far behind the centre's last time on disk may be; each exchange would else cost a sync of the disk. */
const NOTED_EVERY_MS = 60_000;
const CENTRAL_SETTING = 'clock.central';

export function createClockSamples(connection: Connection, clock: Clock): ClockSamples {
  const read = connection.prepare<[], SampleRow>('SELECT * FROM clockSample WHERE id = 1');
  const write = connection.prepare<unknown[]>(`
    INSERT OR REPLACE INTO clockSample (id, offsetMs, roundTripMs, bootId, monotonicMs, takenAt)
    VALUES (1, ?, ?, ?, ?, ?)`);
  const settings = createSettings(connection);
  let known: SampleRow | null | undefined;
  let heard: { centralMs: number; monotonicMs: number } | null = null;
  const noted = () => Number(settings.read(CENTRAL_SETTING) ?? 0);
  const current = () => (known ??= read.get() ?? null);
  const age = (row: SampleRow) =>
    row.bootId === clock.bootId ? clock.monotonicMs() - row.monotonicMs : Math.abs(clock.now() - row.takenAt);

  return {
    add({ offsetMs, roundTripMs }) {
      heard = { centralMs: clock.now() + offsetMs, monotonicMs: clock.monotonicMs() };
      const advance = heard.centralMs - noted();
      if (advance < 0 || advance >= NOTED_EVERY_MS) settings.write(CENTRAL_SETTING, String(heard.centralMs));
      const kept = current();
      const isSet = kept !== null && Math.abs(kept.offsetMs - offsetMs) > JUMP_MS;
      if (kept !== null && !isSet && kept.roundTripMs <= roundTripMs && age(kept) < KEPT_MS) return;
      known = { offsetMs, roundTripMs, bootId: clock.bootId, monotonicMs: clock.monotonicMs(), takenAt: clock.now() };
      write.run(known.offsetMs, known.roundTripMs, known.bootId, known.monotonicMs, known.takenAt);
    },
    estimate() {
      const row = current();
      if (row === null) return null;
      const uncertaintyMs = Math.ceil(row.roundTripMs / 2 + age(row) * DRIFT_PER_MS);
      return { offsetMs: row.offsetMs, roundTripMs: row.roundTripMs, uncertaintyMs };
    },
    lastKnown() {
      if (heard !== null) return instant(heard.centralMs + Math.max(0, clock.monotonicMs() - heard.monotonicMs));
      const centralMs = noted();
      return centralMs > 0 ? instant(centralMs) : null;
    },
  };
}
