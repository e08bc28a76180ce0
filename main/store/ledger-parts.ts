import { createOperations } from '../queue/operations.ts';
import type { Operations } from '../queue/operations.ts';
import { createOutbox } from '../queue/outbox.ts';
import type { Outbox } from '../queue/outbox.ts';
import type { OperationId } from '../../contract/units.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Clock } from './clock.ts';
import { createClockSamples } from './clock-samples.ts';
import type { ClockSamples } from './clock-samples.ts';
import type { CrashHooks } from './crash-hooks.ts';
import { createCounterUses } from './counter-uses.ts';
import type { CounterUses } from './counter-uses.ts';
import { createCertificateHolds } from './certificate-holds.ts';
import type { CertificateHolds } from './certificate-holds.ts';
import { createHolds } from './holds.ts';
import type { Holds } from './holds.ts';
import { createIdentityTable } from './identity.ts';
import type { IdentityTable } from './identity.ts';
import { createMemberEffects } from './member-effects.ts';
import type { MemberEffects } from './member-effects.ts';
import type { PersonalData } from './personal-data.ts';
import { createPostings } from './postings.ts';
import type { Postings } from './postings.ts';
import { createQuotas } from './quotas.ts';
import type { Quotas } from './quotas.ts';
import { createPutAsideReceipts } from './put-aside-receipts.ts';
import type { PutAsideReceipts } from './put-aside-receipts.ts';
import { createReceipts } from './receipts.ts';
import type { Receipts } from './receipts.ts';
import type { SaleGate } from './sale-gate.ts';
import { createSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { createSoldMarks } from './sold-marks.ts';
import type { SoldMarks } from './sold-marks.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';

/** The subjects of `ledger.db` over its one connection. */
export interface LedgerParts {
  settings: Settings;
  identity: IdentityTable;
  clockSamples: ClockSamples;
  operations: Operations;
  outbox: Outbox;
  receipts: Receipts;
  soldMarks: SoldMarks;
  putAside: PutAsideReceipts;
  holds: Holds;
  certificates: CertificateHolds;
  quotas: Quotas;
  counterUses: CounterUses;
  postings: Postings;
  effects: MemberEffects;
  checkpoints: Checkpoints;
  gate: SaleGate;
}

export interface LedgerPartsOptions {
  connection: Connection;
  personal: PersonalData;
  clock: Clock;
  gate: SaleGate;
  hooks: CrashHooks;
  newId: () => OperationId;
}

export function createLedgerParts({
  connection,
  personal,
  clock,
  gate,
  hooks,
  newId,
}: LedgerPartsOptions): LedgerParts {
  const identity = createIdentityTable(connection);
  const clockSamples = createClockSamples(connection, clock);
  const checkpoints = createCheckpoints(connection);
  const operations = createOperations({
    connection,
    clock,
    newId,
    identity: () => {
      const { tillUuid, joined } = identity.read();
      return joined === null ? null : { tillUuid, ...joined };
    },
    clockOffsetMs: () => clockSamples.estimate()?.offsetMs ?? null,
  });
  const outbox = createOutbox({
    connection,
    operations,
    transact: (work) => {
      const result = transact(connection, () => {
        const inner = work();
        hooks('answers.before');
        return inner;
      });
      hooks('answers.after');
      checkpoints.afterCommit();
      return result;
    },
  });
  return {
    settings: createSettings(connection),
    identity,
    clockSamples,
    operations,
    outbox,
    receipts: createReceipts(connection, personal),
    soldMarks: createSoldMarks(connection),
    putAside: createPutAsideReceipts(connection, personal),
    holds: createHolds(connection),
    certificates: createCertificateHolds(connection),
    quotas: createQuotas(connection, clock),
    counterUses: createCounterUses(connection),
    postings: createPostings(connection),
    effects: createMemberEffects(connection),
    checkpoints,
    gate,
  };
}
