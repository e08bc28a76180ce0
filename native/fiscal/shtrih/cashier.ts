import type { Cashier } from '../port.ts';
import * as commands from './commands.ts';
import { decodeCp1251, encodeCp1251, padded } from './encoding.ts';
import type { Session } from './session.ts';

const CASHIERS_TABLE = 2;
const NAME_FIELD = 2;

/**
 * Writes the cashier's name into the row of our password (table 2 field 2, what tag 1021 becomes), when it is not
 * there yet; the tax number is remembered for the documents to come.
 */
export async function nameCashier(session: Session, cashier: Cashier): Promise<void> {
  const { operator: row } = await session.run(commands.shortStatus);
  const address = { table: CASHIERS_TABLE, row, field: NAME_FIELD };
  const { size } = await session.run(commands.fieldStructure, address);
  const value = encodeCp1251(cashier.name).subarray(0, size);
  if (decodeCp1251(await session.run(commands.readField, address)) !== decodeCp1251(value)) {
    await session.run(commands.writeField, { ...address, value: padded(value, size) });
  }
  session.cashier = cashier;
}
