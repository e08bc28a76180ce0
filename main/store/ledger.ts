import { dirname } from 'node:path';
import { TillError } from '../../contract/errors/catalogue.ts';
import { OPERATIONS } from '../../contract/sync/operations.ts';
import type { OperationKind, OperationPayload } from '../../contract/sync/operations.ts';
import type { OperationId } from '../../contract/units.ts';
import type { CustomerSnapshot, Instant, Points } from '../../loyalty/index.ts';
import type { FiscalisedReceipt, PrintState, RegisterCounters } from '../../native/fiscal/port.ts';
import type { CertificateAuthorisation } from './certificate-holds.ts';
import type { CrashHooks, CrashPoint } from './crash-hooks.ts';
import { snapshotOf } from './customer-snapshot.ts';
import type { TierMetric } from './customer-snapshot.ts';
import { assertRoomForSale } from './disk-room.ts';
import type { HoldGrant } from './holds.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { saleReturnedOf } from './return-operation.ts';
import { saleCancelledOf, saleFiscalisedOf } from './sale-operation.ts';
import { mappingStorageErrors } from './storage-errors.ts';
import { transact } from './sqlite.ts';
import type { Connection } from './sqlite.ts';
import type {
  Ledger,
  OfflineLimits,
  PlannedReceipt,
  QueuedOperation,
  ReceiptPlan,
  ReturnPlan,
  StoredCustomer,
  StoredReceipt,
} from './types.ts';

export interface LedgerOptions {
  connection: Connection;
  parts: LedgerParts;
  hooks: CrashHooks;
}

export class SqliteLedger implements Ledger {
  readonly #connection: Connection;
  readonly #parts: LedgerParts;
  readonly #hooks: CrashHooks;
  /** answers to holds of this process, on disk with the receipt that uses them */
  readonly #grants = new Map<OperationId, HoldGrant>();
  /** receipts whose paper came out, to be written with the next commit */
  readonly #printed = new Set<OperationId>();
  readonly #listeners = new Set<() => void>();

  constructor({ connection, parts, hooks }: LedgerOptions) {
    this.#connection = connection;
    this.#parts = parts;
    this.#hooks = hooks;
  }

  nextReceiptNumber(): number {
    return this.#parts.receipts.nextNumber();
  }

  planReceipt(plan: PlannedReceipt): void {
    assertSound(plan);
    this.#readingDisk(() => assertRoomForSale(dirname(this.#connection.name)));
    if (plan.kind === 'sale') this.#planSale(plan);
    else this.#commit('T1', () => this.#parts.receipts.plan(plan));
    this.#parts.gate.begin();
  }

  #planSale(plan: ReceiptPlan): void {
    const { receipts, holds, certificates, quotas, postings } = this.#parts;
    const { customer, holdId } = plan;
    const used = plan.payments.certificates;
    const redeemed = plan.quote.redemption.redeemed;
    this.#commit('T1', () => {
      // A hold that no receipt names may exist at the centre: its release has to lie before the sale.
      for (const stray of holds.open()) if (stray !== holdId) this.#release(stray, plan.plannedAt);
      for (const stray of certificates.open()) {
        if (!used.some(({ authorisationId }) => authorisationId === stray.authorisationId)) {
          this.#releaseCertificate(stray, plan.plannedAt);
        }
      }
      const grant = holdId === null ? undefined : this.#grants.get(holdId);
      if (holdId !== null && grant !== undefined) holds.authorise(holdId, grant);
      receipts.plan(plan);
      for (const { authorisationId } of used) certificates.assign(authorisationId, plan.receiptId);
      if (customer === null || redeemed === 0) return;
      if (holdId === null) quotas.use(plan.receiptId, customer.customerId, redeemed);
      postings.post(transferOf(plan, 'authorise', plan.plannedAt));
    });
    if (holdId !== null) this.#grants.delete(holdId);
  }

  replanReceipt(receiptId: OperationId, counters: RegisterCounters, plannedAt: Instant): void {
    const { receipts, gate } = this.#parts;
    const { plan } = undecided(receipts.find(receiptId), receiptId);
    this.#commit('T1', () => receipts.replan({ ...plan, counters, plannedAt }));
    gate.begin();
  }

  markReceipt(receiptId: OperationId, state: 'unknown' | 'notIssued' | 'notRecorded'): void {
    this.#commit('append', () => this.#parts.receipts.mark(receiptId, state));
    this.#parts.gate.end();
  }

  finishReceipt(receiptId: OperationId, fiscal: FiscalisedReceipt, tape: readonly string[]): QueuedOperation {
    const { receipts, gate } = this.#parts;
    const stored = receipts.find(receiptId);
    if (stored?.state === 'fiscalised') return this.#endAgain(stored, fiscal);
    const { plan } = undecided(stored, receiptId);
    const operation = this.#commit('T2', () => {
      const appended = plan.kind === 'sale' ? this.#appendSale(plan, fiscal) : this.#appendReturn(plan, fiscal);
      receipts.fiscalise(receiptId, { fiscal, tape, seq: appended.seq });
      return appended;
    });
    gate.end();
    this.#announce();
    return operation;
  }

  #appendSale(plan: ReceiptPlan, fiscal: FiscalisedReceipt): QueuedOperation {
    const { holds, certificates, quotas, postings, effects, operations } = this.#parts;
    const appended = operations.append('saleFiscalised', saleFiscalisedOf(plan, fiscal), plan.quote.now);
    for (const { authorisationId } of plan.payments.certificates) {
      certificates.end(authorisationId, 'captured', appended.seq);
    }
    if (plan.customer === null) return appended;
    postings.post(transferOf(plan, 'capture', plan.quote.now));
    postings.post(transferOf(plan, 'earn', plan.quote.now));
    effects.add(appended.seq, plan);
    if (plan.holdId !== null) holds.end(plan.holdId, 'captured', appended.seq);
    else quotas.keep(plan.receiptId, appended.seq);
    return appended;
  }

  #appendReturn(plan: ReturnPlan, fiscal: FiscalisedReceipt): QueuedOperation {
    const { postings, effects, operations } = this.#parts;
    const appended = operations.append('saleReturned', saleReturnedOf(plan, fiscal), plan.plannedAt);
    if (plan.customerId === null) return appended;
    for (const transfer of returnTransfers(plan, plan.customerId)) postings.post(transfer);
    effects.addReturn(appended.seq, plan);
    return appended;
  }

  cancelReceipt(receiptId: OperationId, reason: OperationPayload<'saleCancelled'>['reason'], at: Instant): void {
    const { receipts, holds, certificates, quotas, postings, operations, gate } = this.#parts;
    const stored = receipts.find(receiptId);
    if (stored?.state === 'cancelled') return;
    const { plan } = undecided(stored, receiptId);
    this.#commit('T2', () => {
      // Nothing is set aside for a return.
      if (plan.kind === 'saleReturn') return receipts.cancel(receiptId, null);
      const used = plan.payments.certificates;
      const touched = plan.holdId !== null || plan.quote.redemption.redeemed > 0 || used.length > 0;
      const seq = touched ? operations.append('saleCancelled', saleCancelledOf(plan, reason, at), at).seq : null;
      receipts.cancel(receiptId, seq);
      if (seq === null) return;
      for (const { authorisationId } of used) certificates.end(authorisationId, 'released', seq);
      postings.post(transferOf(plan, 'release', at));
      if (plan.holdId !== null) holds.end(plan.holdId, 'released', seq);
      else quotas.giveBack(receiptId, seq);
    });
    gate.end();
    this.#announce();
  }

  notePrint(receiptId: OperationId, print: Exclude<PrintState, 'printing'>): void {
    if (print === 'printed') this.#printed.add(receiptId);
    else this.#commit('append', () => this.#parts.receipts.notePrint(receiptId, print));
  }

  findReceipt(receiptId: OperationId): StoredReceipt | undefined {
    return this.#parts.receipts.find(receiptId);
  }

  undecidedReceipts(): StoredReceipt[] {
    return this.#parts.receipts.undecided();
  }

  lastFiscalisedReceipt(): StoredReceipt | undefined {
    return this.#parts.receipts.lastFiscalised();
  }

  findSale(by: { number: number } | { fn: string; fd: number }): StoredReceipt<ReceiptPlan> | undefined {
    return this.#parts.receipts.findSale(by);
  }

  returnsOf(receiptId: OperationId): StoredReceipt<ReturnPlan>[] {
    return this.#parts.receipts.returnsOf(receiptId);
  }

  beginHold(holdId: OperationId, customerId: string, asked: Points, at: Instant): void {
    this.#commit('T0', () => this.#parts.holds.begin(holdId, customerId, asked, at));
  }

  /** The centre's answer; kept in memory until T1 writes it, so that it costs the sale no commit of its own. */
  noteGrant(holdId: OperationId, grant: HoldGrant): void {
    if (this.#parts.holds.find(holdId)?.state !== 'begun') throw new TillError('INTERNAL', { hold: holdId });
    this.#grants.set(holdId, grant);
  }

  releaseHold(holdId: OperationId, at: Instant): void {
    if (!this.openHolds().includes(holdId)) {
      if (this.#parts.holds.find(holdId)?.state === 'released') return;
      throw new TillError('INTERNAL', { hold: holdId });
    }
    this.#commit('append', () => this.#release(holdId, at));
    this.#announce();
  }

  openHolds(): OperationId[] {
    return this.#parts.holds.open();
  }

  beginCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void {
    this.#commit('T0', () => {
      for (const authorisation of authorisations) this.#parts.certificates.begin(authorisation, at);
    });
  }

  releaseCertificates(authorisations: readonly CertificateAuthorisation[], at: Instant): void {
    const open = this.openCertificates();
    const stray = open.filter(({ authorisationId }) =>
      authorisations.some((wanted) => wanted.authorisationId === authorisationId),
    );
    if (stray.length === 0) return;
    this.#commit('append', () => {
      for (const authorisation of stray) this.#releaseCertificate(authorisation, at);
    });
    this.#announce();
  }

  openCertificates(): CertificateAuthorisation[] {
    return this.#parts.certificates.open();
  }

  awaitsCertificate(number: string): boolean {
    return this.#parts.certificates.isAwaited(number);
  }

  append<
    Kind extends Exclude<
      OperationKind,
      'saleFiscalised' | 'saleReturned' | 'saleCancelled' | 'holdReleased' | 'certificateReleased'
    >,
  >(kind: Kind, payload: OperationPayload<Kind>, at: Instant): QueuedOperation {
    const operation = this.#commit('append', () => this.#parts.operations.append(kind, payload, at));
    if (kind === 'shiftClosed') this.#parts.checkpoints.truncate();
    this.#announce();
    return operation;
  }

  offlineState(customerId: string, limits: OfflineLimits, snapshotAgeMs: number) {
    return this.#parts.quotas.left(customerId, limits, snapshotAgeMs);
  }

  /** Left of the till-wide risk quota, for the status bar. */
  offlineTillLeft(limits: OfflineLimits): Points {
    return this.#parts.quotas.tillLeft(limits);
  }

  /** @param spending the hold that the caller's own receipt is about to use: not held against it */
  customerSnapshot(
    customer: StoredCustomer,
    identifiedBy: CustomerSnapshot['identifiedBy'],
    now: Instant,
    storeZone: string,
    spending: OperationId | null = null,
    tierMetric: TierMetric = 'spend',
  ): CustomerSnapshot {
    const { effects, holds } = this.#parts;
    const known = holds.ofCustomer(customer.customerId);
    const own = effects.since(customer.customerId, customer.rev, known, spending);
    return snapshotOf(customer, own, { identifiedBy, now, storeZone, tierMetric });
  }

  /**
   * An own operation that touches the member has no answer yet. A row read from the centre meanwhile may or may not
   * contain it, so it must not be taken in: the operation would count twice or not at all (I19).
   */
  awaitsAnswer(customerId: string): boolean {
    return this.#parts.effects.isAwaited(customerId);
  }

  queueSummary() {
    return this.#parts.outbox.summary();
  }

  readSetting(key: string): string | undefined {
    return this.#parts.settings.read(key);
  }

  writeSetting(key: string, value: string): void {
    this.#commit('append', () => this.#parts.settings.write(key, value));
  }

  /** Called after each commit that appended an operation. Returns how to stop. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  #endAgain(ended: StoredReceipt & { seq: number | null }, fiscal: FiscalisedReceipt): QueuedOperation {
    const operation = ended.seq === null ? undefined : this.#parts.operations.find(ended.seq);
    const isSame = ended.fiscal?.fn === fiscal.fn && ended.fiscal.fd === fiscal.fd && ended.fiscal.fpd === fiscal.fpd;
    if (operation === undefined || !isSame) throw new TillError('INTERNAL', { receipt: ended.plan.receiptId });
    return operation;
  }

  #release(holdId: OperationId, at: Instant): void {
    const { holds, operations } = this.#parts;
    const hold = holds.find(holdId);
    if (hold === undefined) throw new TillError('INTERNAL', { hold: holdId });
    const { seq } = operations.append('holdReleased', { holdId, customerId: hold.customerId, instant: at }, at);
    const grant = this.#grants.get(holdId);
    if (grant !== undefined) holds.authorise(holdId, grant);
    holds.end(holdId, 'released', seq);
    this.#grants.delete(holdId);
  }

  #releaseCertificate({ authorisationId, number }: CertificateAuthorisation, at: Instant): void {
    const { seq } = this.#parts.operations.append('certificateReleased', { authorisationId, number, instant: at }, at);
    this.#parts.certificates.end(authorisationId, 'released', seq);
  }

  #commit<Result>(point: 'T0' | 'T1' | 'T2' | 'append', work: () => Result): Result {
    const hook = (moment: 'before' | 'after') => this.#hooks(`${point}.${moment}` satisfies CrashPoint);
    const result = transact(this.#connection, () => {
      const inner = work();
      for (const receiptId of this.#printed) this.#parts.receipts.notePrint(receiptId, 'printed');
      hook('before');
      return inner;
    });
    this.#printed.clear();
    hook('after');
    this.#parts.checkpoints.afterCommit();
    return result;
  }

  #readingDisk(work: () => void): void {
    mappingStorageErrors(dirname(this.#connection.name), work);
  }
}

/**
 * What T2 will have to write is tried at T1: once the document exists, nothing may stand in its way.
 * @throws TillError INTERNAL
 */
function assertSound(plan: PlannedReceipt): void {
  const trial = { fn: '0', fd: 1, fpd: 0, dateTime: '', change: 0 };
  const checked =
    plan.kind === 'sale'
      ? OPERATIONS.saleFiscalised.safeParse(saleFiscalisedOf(plan, trial))
      : OPERATIONS.saleReturned.safeParse(saleReturnedOf(plan, trial));
  if (!checked.success) {
    throw new TillError('INTERNAL', { receipt: plan.receiptId, field: checked.error.issues[0]?.path.join('.') ?? '' });
  }
  if (plan.kind === 'saleReturn') return;
  const { redeemed } = plan.quote.redemption;
  const isBacked = plan.holdId !== null || plan.offline !== null;
  if (redeemed > 0 && (plan.customer === null || !isBacked)) {
    throw new TillError('INTERNAL', { receipt: plan.receiptId, redeemed });
  }
}

function undecided<Stored extends StoredReceipt>(stored: Stored | undefined, receipt: OperationId): Stored {
  if (stored === undefined || stored.state === 'fiscalised' || stored.state === 'cancelled') {
    throw new TillError('INTERNAL', { receipt, state: stored?.state ?? 'missing' });
  }
  return stored;
}

function transferOf(plan: ReceiptPlan, reason: 'authorise' | 'capture' | 'release' | 'earn', instant: Instant) {
  const member = plan.customer?.customerId ?? '';
  const { redemption, accrual, programmeId } = plan.quote;
  const isPending = accrual.activatesAt !== null && accrual.activatesAt > plan.quote.now;
  const routes = {
    authorise: { from: { owner: member, kind: 'main' }, to: { owner: member, kind: 'held' } },
    capture: { from: { owner: member, kind: 'held' }, to: { owner: programmeId, kind: 'redeemed' } },
    release: { from: { owner: member, kind: 'held' }, to: { owner: member, kind: 'main' } },
    earn: { from: { owner: programmeId, kind: 'issued' }, to: { owner: member, kind: isPending ? 'pending' : 'main' } },
  } as const;
  const amount = reason === 'earn' ? accrual.total : redemption.redeemed;
  return { cause: plan.receiptId, reason, ...routes[reason], amount, instant, businessDate: plan.businessDate };
}

/** Points given back leave what was redeemed; points taken back go where the programme issues them from. */
function returnTransfers(plan: ReturnPlan, member: string) {
  const { of, quote, isPending, receiptId: cause, plannedAt: instant, businessDate } = plan;
  const main = { owner: member, kind: 'main' } as const;
  const taken = { owner: member, kind: isPending ? 'pending' : 'main' } as const;
  const common = { cause, instant, businessDate };
  const redeemed = { owner: of.programmeId, kind: 'redeemed' } as const;
  const issued = { owner: of.programmeId, kind: 'issued' } as const;
  return [
    { ...common, reason: 'giveBack', from: redeemed, to: main, amount: quote.pointsBack },
    { ...common, reason: 'takeBack', from: taken, to: issued, amount: quote.pointsTaken },
  ] as const;
}
