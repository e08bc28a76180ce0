import type { Cashier } from '../port.ts';
import * as commands from './commands.ts';
import { decodeCp1251, encodeCp1251, padded } from './encoding.ts';
import type { Session } from './session.ts';

const CASHIERS_TABLE = 2;
const NAME_FIELD = 2;
const ADMINISTRATOR_ROW = 30;

/** Names the cashier in the row of our password; the tax number is remembered for the documents to come. */
export async function nameCashier(session: Session, cashier: Cashier): Promise<void> {
  const { operator: row } = await session.run(commands.shortStatus);
  await writeName(session, row, cashier.name);
  session.cashier = cashier;
}

/** X and Z are made with the system administrator's password: they bear the name in that row. */
export async function nameInReports(session: Session): Promise<void> {
  if (session.cashier !== null) await writeName(session, ADMINISTRATOR_ROW, session.cashier.name);
}

/** Table 2 field 2 is what tag 1021 becomes; it is not written when it is there already. */
async function writeName(session: Session, row: number, name: string): Promise<void> {
  const address = { table: CASHIERS_TABLE, row, field: NAME_FIELD };
  const { size } = await session.run(commands.fieldStructure, address);
  const value = encodeCp1251(name).subarray(0, size);
  if (decodeCp1251(await session.run(commands.readField, address)) === decodeCp1251(value)) return;
  await session.run(commands.writeField, { ...address, value: padded(value, size) });
}
