/** Receipts put aside before they were paid: no fact of the books, only work not yet done. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { OperationId } from '../../contract/units.ts';
import type { Instant, Kopecks } from '../../loyalty/index.ts';
import type { PersonalData } from './personal-data.ts';
import type { Connection } from './sqlite.ts';

export interface PutAsideReceipt {
  id: OperationId;
  at: Instant;
  pieces: number;
  /** what was to pay when it was put aside */
  toPay: Kopecks;
  customerId: string | null;
}

/** Changes belong inside the caller's transaction. */
export interface PutAsideReceipts {
  /** @param draft text; contact and certificate PINs may be in it, so it lies sealed */
  add(receipt: PutAsideReceipt, draft: string): void;
  /** newest first */
  all(): PutAsideReceipt[];
  /** @throws TillError NOT_NOW where there is none of that id, KEY_LOST as `PersonalData.open` */
  open(id: string): string;
  remove(id: string): void;
}

export function createPutAsideReceipts(connection: Connection, personal: PersonalData): PutAsideReceipts {
  const insert = connection.prepare<unknown[]>(
    'INSERT INTO putAside (id, at, pieces, toPay, customerId, draft) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = connection.prepare<[], PutAsideReceipt>(
    'SELECT id, at, pieces, toPay, customerId FROM putAside ORDER BY at DESC, id DESC',
  );
  const draft = connection.prepare<[string], Buffer>('SELECT draft FROM putAside WHERE id = ?').pluck();
  const remove = connection.prepare<[string]>('DELETE FROM putAside WHERE id = ?');
  const place = (rowId: string) => ({ table: 'putAside', column: 'draft', rowId });
  return {
    add({ id, at, pieces, toPay, customerId }, text) {
      insert.run(id, at, pieces, toPay, customerId, personal.seal(text, place(id)));
    },
    all: () => all.all(),
    open(id) {
      const sealed = draft.get(id);
      if (sealed === undefined) throw new TillError('NOT_NOW');
      return personal.open(sealed, place(id));
    },
    remove: (id) => void remove.run(id),
  };
}
