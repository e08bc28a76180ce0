/** Receipts from their intent to their one end. Source: offline-sync section 5, fiscal-printer section 7.1. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { PersonalData } from './personal-data.ts';
import type { Connection } from './sqlite.ts';
import type { ReceiptPlan, ReceiptState, StoredReceipt } from './types.ts';

/** Changes belong inside the caller's transaction. */
export interface Receipts {
  nextNumber(): number;
  plan(plan: ReceiptPlan): void;
  replan(plan: ReceiptPlan): void;
  mark(receiptId: OperationId, state: 'unknown' | 'notIssued'): void;
  fiscalise(receiptId: OperationId, end: { fiscal: FiscalisedReceipt; tape: readonly string[]; seq: number }): void;
  cancel(receiptId: OperationId, seq: number | null): void;
  find(receiptId: OperationId): (StoredReceipt & { seq: number | null }) | undefined;
  undecided(): StoredReceipt[];
  lastFiscalised(): StoredReceipt | undefined;
}

interface ReceiptRow {
  receiptId: OperationId;
  state: ReceiptState;
  attempt: number;
  plan: string;
  contact: Buffer | null;
  fiscal: string | null;
  tape: string | null;
  seq: number | null;
}

export function createReceipts(connection: Connection, personal: PersonalData): Receipts {
  const columns = 'receiptId, state, attempt, plan, contact, fiscal, tape, seq';
  const isUndecided = `state IN ('planned', 'unknown', 'notIssued')`;
  const rows = <Params extends unknown[]>(rest: string) =>
    connection.prepare<Params, ReceiptRow>(`SELECT ${columns} FROM receipt ${rest}`);
  const write = (sql: string) => connection.prepare<unknown[]>(sql);
  const insert = write(`
    INSERT INTO receipt (receiptId, number, state, attempt, customerId, redeemed, holdId, plan, contact)
    VALUES (?, ?, 'planned', 1, ?, ?, ?, ?, ?)`);
  const replan = write(`UPDATE receipt SET state = 'planned', attempt = attempt + 1, plan = ? WHERE receiptId = ?`);
  const mark = write(`UPDATE receipt SET state = ? WHERE receiptId = ? AND ${isUndecided}`);
  const fiscalise = write(`UPDATE receipt SET state = 'fiscalised', fiscal = ?, tape = ?, seq = ? WHERE receiptId = ?`);
  const cancel = write(`UPDATE receipt SET state = 'cancelled', seq = ? WHERE receiptId = ?`);
  const nextNumber = connection.prepare<[], number>('SELECT coalesce(max(number), 0) + 1 FROM receipt').pluck();
  const byId = rows<[string]>('WHERE receiptId = ?');
  const undecided = rows<[]>(`WHERE ${isUndecided} ORDER BY number`);
  const lastFiscalised = rows<[]>(`WHERE state = 'fiscalised' ORDER BY number DESC LIMIT 1`);

  const place = (receiptId: string) => ({ table: 'receipt', column: 'contact', rowId: receiptId });

  /** The contact for the electronic receipt is a phone or an address: sealed, and gone with a lost key. */
  function openContact(sealed: Buffer | null, receiptId: string): string | null {
    try {
      return sealed === null ? null : personal.open(sealed, place(receiptId));
    } catch (error) {
      if (error instanceof TillError && error.code === 'KEY_LOST') return null;
      throw error;
    }
  }

  function toStored(row: ReceiptRow): StoredReceipt & { seq: number | null } {
    const plan = JSON.parse(row.plan) as ReceiptPlan;
    return {
      plan: { ...plan, fiscal: { ...plan.fiscal, contact: openContact(row.contact, row.receiptId) } },
      state: row.state,
      attempt: row.attempt,
      fiscal: row.fiscal === null ? null : (JSON.parse(row.fiscal) as FiscalisedReceipt),
      tape: row.tape === null ? null : (JSON.parse(row.tape) as string[]),
      seq: row.seq,
    };
  }

  const planText = (plan: ReceiptPlan) =>
    JSON.stringify({ ...plan, customer: impersonal(plan.customer), fiscal: { ...plan.fiscal, contact: null } });

  return {
    nextNumber: () => nextNumber.get() ?? 1,
    plan(plan) {
      const { receiptId, number, customer, quote, holdId, fiscal } = plan;
      const contact = fiscal.contact === null ? null : personal.seal(fiscal.contact, place(receiptId));
      const { redeemed } = quote.redemption;
      insert.run(receiptId, number, customer?.customerId ?? null, redeemed, holdId, planText(plan), contact);
    },
    replan: (plan) => void replan.run(planText(plan), plan.receiptId),
    mark(receiptId, state) {
      if (mark.run(state, receiptId).changes !== 1) throw new TillError('INTERNAL', { receipt: receiptId });
    },
    fiscalise: (receiptId, { fiscal, tape, seq }) =>
      void fiscalise.run(JSON.stringify(fiscal), JSON.stringify(tape), seq, receiptId),
    cancel: (receiptId, seq) => void cancel.run(seq, receiptId),
    find(receiptId) {
      const row = byId.get(receiptId);
      return row === undefined ? undefined : toStored(row);
    },
    undecided: () => undecided.all().map(toStored),
    lastFiscalised() {
      const row = lastFiscalised.get();
      return row === undefined ? undefined : toStored(row);
    },
  };
}

/** The birthday is the centre's own: it is needed for the quote, and lies in no file in plain bytes. */
function impersonal(customer: ReceiptPlan['customer']): ReceiptPlan['customer'] {
  if (customer === null) return null;
  const { birthday: _, ...snapshot } = customer.snapshot;
  return { ...customer, snapshot };
}
