import { TillError } from '../../contract/errors/catalogue.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { ClockEstimate, ClockSample } from './clock-samples.ts';
import type { CrashHooks } from './crash-hooks.ts';
import type { TillIdentity } from './identity.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';

export interface JoinAnswer {
  tillId: number;
  epoch: number;
  /** last operation the centre has of this till */
  lastSeq: number;
}

/** What the sync client keeps in the ledger besides the queue. */
export class SyncRecords {
  readonly #connection: Connection;
  readonly #parts: LedgerParts;
  readonly #hooks: CrashHooks;

  constructor(connection: Connection, parts: LedgerParts, hooks: CrashHooks) {
    this.#connection = connection;
    this.#parts = parts;
    this.#hooks = hooks;
  }

  identity(): TillIdentity {
    return this.#parts.identity.read();
  }

  /**
   * Takes the centre's number for this till and links whatever was sold before it into the chain, in one transaction.
   * @throws TillError CENTRE_FORK where the centre knows this till by another number or with a longer history
   */
  join(answer: JoinAnswer): void {
    const { identity, operations } = this.#parts;
    const { tillUuid, joined } = identity.read();
    const { tillId, epoch, lastSeq } = answer;
    const isOther = joined !== null && (joined.tillId !== tillId || joined.epoch !== epoch);
    if (isOther || lastSeq > operations.lastSeq()) throw new TillError('CENTRE_FORK', { seq: lastSeq });
    if (joined !== null) return;
    transact(this.#connection, () => {
      identity.fill({ tillId, epoch });
      operations.sealAll({ tillUuid, tillId, epoch });
      this.#hooks('join.before');
    });
    this.#hooks('join.after');
  }

  addClockSample(sample: ClockSample): void {
    transact(this.#connection, () => this.#parts.clockSamples.add(sample));
  }

  clockEstimate(): ClockEstimate | null {
    return this.#parts.clockSamples.estimate();
  }

  /** null before the first answer of the centre */
  lastKnownCentralTime(): Instant | null {
    return this.#parts.clockSamples.lastKnown();
  }
}
