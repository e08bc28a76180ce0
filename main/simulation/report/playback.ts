import { keyFigures } from '../../../loyalty/index.ts';
import type { Instant, KeyFigures, Locale, Programme, RedeemModel } from '../../../loyalty/index.ts';
import type { RefusedRow } from '../../import/read-records.ts';
import type { Simulated } from '../run-simulation.ts';

/** One programme after the playback. */
export interface Played extends Simulated {
  programme: Programme;
  key: KeyFigures;
}

/** Everything a report speaks of. */
export interface Playback {
  locale: Locale;
  played: Played;
  /** What it is compared with. */
  other: Played | null;
  source:
    | { kind: 'shop'; receipts: number; seed: string }
    | { kind: 'file'; name: string; rows: number; refused: readonly RefusedRow[]; hasCost: boolean };
  redeem: RedeemModel;
  marginBp: number;
  zone: string;
  from: Instant;
  until: Instant;
}

export const playedOf = (programme: Programme, simulated: Simulated): Played => ({
  programme,
  ...simulated,
  key: keyFigures(simulated.tally, programme.pointValue),
});
