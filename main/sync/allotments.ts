import { sharedCounters } from '../../loyalty/index.ts';
import type { Instant, SharedCounter } from '../../loyalty/index.ts';
import { parseStoredProgramme } from '../store/stored-programme.ts';
import type { Exchange, SyncStores } from './exchange.ts';
import { timed } from './exchange.ts';

type Stores = Pick<SyncStores, 'directory' | 'ledger'>;

/** Of one programme version. */
interface Limits {
  hash: string;
  programmeId: string;
  counters: readonly SharedCounter[];
}

/** This till's parts of limited counters, kept to what the programme in force says. Source: offline-sync section 9. */
export class AllotmentKeeper {
  /** kept, for reading a document is dear */
  #known: Limits | null = null;

  /**
   * Gives back what the till holds beyond its part, and asks for what is missing of it while anything is left.
   * @returns whether the centre was asked: what it gave comes down with the next changes
   */
  async settle(exchange: Exchange): Promise<boolean> {
    const { client, stores, now } = exchange;
    const inForce = this.#inForce(stores, now());
    this.#giveBack(stores, inForce, now());
    const isShort = inForce?.counters.some((counter) => lacks(stores, inForce.programmeId, counter)) ?? false;
    if (!isShort) return false;
    await timed(exchange, (signal) => client.calls.fillAllotments({}, { signal }));
    return true;
  }

  #inForce({ directory }: Stores, now: Instant): Limits | null {
    const record = directory.findProgramme(now);
    if (record === undefined) return null;
    const { hash, programmeId, document } = record;
    if (this.#known?.hash !== hash) {
      const parsed = parseStoredProgramme(document);
      this.#known = { hash, programmeId, counters: parsed.ok ? sharedCounters(parsed.programme) : [] };
    }
    return this.#known;
  }

  #giveBack(stores: Stores, inForce: Limits | null, at: Instant): void {
    for (const { programmeId, key, rev, allotted } of stores.directory.allottedCounters()) {
      const counters = programmeId === inForce?.programmeId ? inForce.counters : [];
      const part = counters.find((counter) => counter.key === key)?.allotment ?? 0;
      const left = allotted - stores.ledger.ownUses(programmeId, key, rev).drawn;
      if (left > part) stores.ledger.returnAllotment({ programmeId, key, amount: left - part }, at);
    }
  }
}

/** Is the part not whole while everybody has something left? Asking would else be in vain with each exchange. */
function lacks({ directory, ledger }: Stores, programmeId: string, { key, limit, allotment }: SharedCounter): boolean {
  if (allotment === 0) return false;
  const { rev, value, allotted } = directory.findCounter(programmeId, key) ?? { rev: 0, value: 0, allotted: 0 };
  const own = ledger.ownUses(programmeId, key, rev);
  const left = Math.max(0, allotted - own.drawn);
  return left < allotment && value + own.counted + left < limit;
}
