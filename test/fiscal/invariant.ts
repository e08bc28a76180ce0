/** The acceptance invariant of fiscal-printer section 8, over every drive the register has had and the till's ledger. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { RegisterState } from '../../native/fiscal/emulator/index.ts';
import { totalOf } from '../../main/fiscal/receipt-total.ts';
import type { PlannedReceipt, ReceiptState } from '../../main/store/types.ts';
import { ownMarkOf } from '../shop/drive.ts';

const RECEIPT = 3;
const OPERATION_BYTES = { sale: 1, saleReturn: 2 } as const;

interface Row {
  receiptId: string;
  state: ReceiptState;
  plan: PlannedReceipt;
  fiscal: FiscalisedReceipt | null;
}

/** What the till told the centre of shift and drawer. */
interface Service {
  kind: 'shiftOpened' | 'shiftClosed' | 'cashMoved';
  /** of reports */
  fd?: number;
  /** of cash */
  direction?: 'in' | 'out';
  amount?: number;
}

/** FFD codes of the documents behind the operations. */
const REPORT_TYPES = { shiftOpened: 2, shiftClosed: 5 } as const;

export interface Verdicts {
  /** everything that must not be, in words; empty = it holds */
  wrong: string[];
  fiscalised: number;
  cancelled: number;
}

/** @param told the FD the screen named, by receipt */
export function checkInvariant(
  dataFolder: string,
  register: RegisterState,
  drawer: number,
  told: ReadonlyMap<string, number>,
): Verdicts {
  const { rows, sales, services } = readLedger(dataFolder);
  const drives = [...register.retiredDrives, register.drive];
  const documents = drives.flatMap(({ number: fn, documents: made }) =>
    made.flatMap(({ type, fd, total, operation, sign, tlv }) => {
      const receiptId = type === RECEIPT ? ownMarkOf(tlv) : null;
      return receiptId === null ? [] : [{ fn, fd, total, operation, sign, receiptId }];
    }),
  );
  const wrong: string[] = [];
  const fiscalised = rows.filter(({ state }) => state === 'fiscalised');
  for (const { receiptId, plan, fiscal, state } of rows) {
    const ours = documents.filter((document) => document.receiptId === receiptId);
    if (ours.length > 1) wrong.push(`${receiptId}: ${ours.length} documents`);
    if (state !== 'fiscalised' && ours.length > 0) wrong.push(`${receiptId}: ${state}, but its document exists`);
    if (state !== 'fiscalised' && state !== 'cancelled') wrong.push(`${receiptId}: left ${state}`);
    if (state !== 'fiscalised') continue;
    const [document] = ours;
    if (document === undefined) wrong.push(`${receiptId}: fiscalised, but no document`);
    else if (document.fn !== fiscal?.fn || document.fd !== fiscal.fd || document.sign !== fiscal.fpd)
      wrong.push(`${receiptId}: its document is ${document.fd}, the journal says ${fiscal?.fd}`);
    else if (document.total !== totalOf(plan) || document.operation !== OPERATION_BYTES[plan.fiscal.operation])
      wrong.push(`${receiptId}: another total or operation`);
    const shown = told.get(receiptId);
    if (shown !== undefined && shown !== fiscal?.fd) wrong.push(`${receiptId}: the screen said ${shown}`);
    const delivered = sales.filter((id) => id === receiptId).length;
    if (delivered !== 1) wrong.push(`${receiptId}: ${delivered} operations for the centre`);
  }
  for (const [receiptId] of told)
    if (!fiscalised.some((row) => row.receiptId === receiptId)) wrong.push(`${receiptId}: shown as done, not kept`);
  for (const { receiptId } of documents)
    if (!rows.some((row) => row.receiptId === receiptId)) wrong.push(`${receiptId}: a document nobody planned`);
  if (sales.length !== fiscalised.length) wrong.push(`${sales.length} operations, ${fiscalised.length} receipts`);
  const moved = services.reduce((sum, { direction, amount = 0 }) => sum + (direction === 'out' ? -amount : amount), 0);
  const cash = fiscalised.reduce((sum, { plan, fiscal }) => sum + cashOf(plan, fiscal!), moved);
  if (cash !== drawer) wrong.push(`the drawer holds ${drawer}, receipts and moved cash make ${cash}`);
  for (const [kind, type] of Object.entries(REPORT_TYPES)) {
    const made = drives.flatMap(({ documents: all }) => all.filter((document) => document.type === type));
    const kept = services.filter((service) => service.kind === kind);
    const numbers = (list: readonly { fd?: number }[]) => list.map(({ fd }) => fd).join(' ');
    if (numbers(made) !== numbers(kept)) wrong.push(`${kind}: documents ${numbers(made)}, operations ${numbers(kept)}`);
  }
  return { wrong, fiscalised: fiscalised.length, cancelled: rows.length - fiscalised.length };
}

function cashOf({ payments, fiscal: { operation } }: PlannedReceipt, { change }: FiscalisedReceipt): number {
  return operation === 'sale' ? payments.cash - change : -payments.cash;
}

function readLedger(dataFolder: string): { rows: Row[]; sales: string[]; services: Service[] } {
  const file = new Database(join(dataFolder, 'ledger.db'), { readonly: true });
  try {
    const rows = file
      .prepare<[], Record<keyof Row, string>>('SELECT receiptId, state, plan, fiscal FROM receipt ORDER BY number')
      .all();
    const sales = file
      .prepare<[], string>(
        `SELECT payload ->> '$.receiptId' FROM operation WHERE kind IN ('saleFiscalised', 'saleReturned')`,
      )
      .pluck()
      .all();
    const services = file
      .prepare<[], string>(
        `SELECT json_insert(payload, '$.kind', kind) FROM operation
         WHERE kind IN ('shiftOpened', 'shiftClosed', 'cashMoved') ORDER BY seq`,
      )
      .pluck()
      .all()
      .map((text) => JSON.parse(text) as Service);
    const parsed = rows.map(
      ({ plan, fiscal, ...row }) =>
        ({ ...row, plan: JSON.parse(plan) as unknown, fiscal: JSON.parse(fiscal) as unknown }) as Row,
    );
    return { rows: parsed, sales, services };
  } finally {
    file.close();
  }
}
