/** Receipts from their intent to their one end. Source: offline-sync section 5, fiscal-printer section 7.1. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { FiscalisedReceipt, PrintState } from '../../native/fiscal/port.ts';
import type { PersonalData } from './personal-data.ts';
import type { Connection } from './sqlite.ts';
import type { PlannedReceipt, ReceiptPlan, ReceiptState, ReturnPlan, StoredReceipt } from './types.ts';

/** Changes belong inside the caller's transaction. */
export interface Receipts {
  nextNumber(): number;
  plan(plan: PlannedReceipt): void;
  replan(plan: PlannedReceipt): void;
  mark(receiptId: OperationId, state: 'unknown' | 'notIssued' | 'notRecorded'): void;
  fiscalise(receiptId: OperationId, end: { fiscal: FiscalisedReceipt; tape: readonly string[]; seq: number }): void;
  cancel(receiptId: OperationId, seq: number | null): void;
  notePrint(receiptId: OperationId, print: Exclude<PrintState, 'printing'>): void;
  find(receiptId: OperationId): (StoredReceipt & { seq: number | null }) | undefined;
  undecided(): StoredReceipt[];
  lastFiscalised(): StoredReceipt | undefined;
  /** a fiscalised sale */
  findSale(by: { number: number } | { fn: string; fd: number }): StoredReceipt<ReceiptPlan> | undefined;
  /** fiscalised, oldest first */
  returnsOf(receiptId: OperationId): StoredReceipt<ReturnPlan>[];
}

interface ReceiptRow {
  receiptId: OperationId;
  state: ReceiptState;
  attempt: number;
  plan: string;
  contact: Buffer | null;
  fiscal: string | null;
  tape: string | null;
  print: Exclude<PrintState, 'printing'> | null;
  seq: number | null;
}

export function createReceipts(connection: Connection, personal: PersonalData): Receipts {
  const columns = 'receiptId, state, attempt, plan, contact, fiscal, tape, print, seq';
  const isUndecided = `state IN ('planned', 'unknown', 'notIssued', 'notRecorded')`;
  const rows = <Params extends unknown[]>(rest: string) =>
    connection.prepare<Params, ReceiptRow>(`SELECT ${columns} FROM receipt ${rest}`);
  const write = (sql: string) => connection.prepare<unknown[]>(sql);
  const insert = write(`
    INSERT INTO receipt (receiptId, number, state, attempt, customerId, redeemed, holdId, returnOf, plan, contact)
    VALUES (?, ?, 'planned', 1, ?, ?, ?, ?, ?, ?)`);
  const replan = write(`UPDATE receipt SET state = 'planned', attempt = attempt + 1, plan = ? WHERE receiptId = ?`);
  const mark = write(`UPDATE receipt SET state = ? WHERE receiptId = ? AND ${isUndecided}`);
  const fiscalise = write(`UPDATE receipt SET state = 'fiscalised', fiscal = ?, tape = ?, seq = ? WHERE receiptId = ?`);
  const cancel = write(`UPDATE receipt SET state = 'cancelled', seq = ? WHERE receiptId = ?`);
  const notePrint = write(`UPDATE receipt SET print = ? WHERE receiptId = ?`);
  const nextNumber = connection.prepare<[], number>('SELECT coalesce(max(number), 0) + 1 FROM receipt').pluck();
  const byId = rows<[string]>('WHERE receiptId = ?');
  const undecided = rows<[]>(`WHERE ${isUndecided} ORDER BY number`);
  const lastFiscalised = rows<[]>(`WHERE state = 'fiscalised' ORDER BY number DESC LIMIT 1`);

  const isSale = `state = 'fiscalised' AND returnOf IS NULL`;
  const saleByNumber = rows<[number]>(`WHERE number = ? AND ${isSale}`);
  const saleByDocument = rows<[number, string]>(`WHERE fiscal ->> '$.fd' = ? AND fiscal ->> '$.fn' = ? AND ${isSale}`);
  const returnsOf = rows<[string]>(`WHERE returnOf = ? AND state = 'fiscalised' ORDER BY number`);

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
    const plan = JSON.parse(row.plan) as PlannedReceipt;
    return {
      plan: { ...plan, fiscal: { ...plan.fiscal, contact: openContact(row.contact, row.receiptId) } },
      state: row.state,
      attempt: row.attempt,
      fiscal: row.fiscal === null ? null : (JSON.parse(row.fiscal) as FiscalisedReceipt),
      tape: row.tape === null ? null : (JSON.parse(row.tape) as string[]),
      print: row.print,
      seq: row.seq,
    };
  }

  const planText = (plan: PlannedReceipt) =>
    JSON.stringify({ ...impersonal(plan), fiscal: { ...plan.fiscal, contact: null } });

  return {
    nextNumber: () => nextNumber.get() ?? 1,
    plan(plan) {
      const { receiptId, number, fiscal } = plan;
      const contact = fiscal.contact === null ? null : personal.seal(fiscal.contact, place(receiptId));
      insert.run(receiptId, number, ...pointsOf(plan), planText(plan), contact);
    },
    replan: (plan) => void replan.run(planText(plan), plan.receiptId),
    mark(receiptId, state) {
      if (mark.run(state, receiptId).changes !== 1) throw new TillError('INTERNAL', { receipt: receiptId });
    },
    fiscalise: (receiptId, { fiscal, tape, seq }) =>
      void fiscalise.run(JSON.stringify(fiscal), JSON.stringify(tape), seq, receiptId),
    notePrint: (receiptId, print) => void notePrint.run(print, receiptId),
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
    findSale(by) {
      const row = 'number' in by ? saleByNumber.get(by.number) : saleByDocument.get(by.fd, by.fn);
      return row === undefined ? undefined : (toStored(row) as StoredReceipt<ReceiptPlan>);
    },
    returnsOf: (receiptId) => returnsOf.all(receiptId).map((row) => toStored(row) as StoredReceipt<ReturnPlan>),
  };
}

/** Member, points redeemed, hold, and the sale a return is of. */
function pointsOf(plan: PlannedReceipt): [string | null, number, string | null, string | null] {
  if (plan.kind === 'saleReturn') return [plan.customerId, 0, null, plan.of.receiptId];
  return [plan.customer?.customerId ?? null, plan.quote.redemption.redeemed, plan.holdId, null];
}

/** The birthday is the centre's own: it is needed for the quote, and lies in no file in plain bytes. */
function impersonal(plan: PlannedReceipt): PlannedReceipt {
  if (plan.kind === 'saleReturn' || plan.customer === null) return plan;
  const { birthday: _, ...snapshot } = plan.customer.snapshot;
  return { ...plan, customer: { ...plan.customer, snapshot } };
}
