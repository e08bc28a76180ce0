/** Certificates as an import would bring them, and holds on them as a till asks for them. */
import { randomInt, randomUUID } from 'node:crypto';
import type { CertificateHold } from '../../contract/sync/certificates.ts';
import type { OperationId } from '../../contract/units.ts';
import { instant, kopecks } from '../../loyalty/index.ts';
import { addCertificates } from '../certificates/add-certificates.ts';
import { hashPin } from '../certificates/pin.ts';
import type { Database } from '../db/sql.ts';
import { DAY_MS, NOON } from './shop.ts';

export const PIN_KEY = 'key of the tests';
export const PIN = '1234';

/** @param left null = not sold yet. Returns its number. */
export async function addCertificate(database: Database, faceValue: number, left: number | null): Promise<string> {
  const number = String(randomInt(1e12, 1e13 - 1));
  const certificate = {
    number,
    pinHash: hashPin(PIN_KEY, number, PIN),
    faceValue: kopecks(faceValue),
    left: left === null ? null : kopecks(left),
    to: instant(NOON + 30 * DAY_MS),
  };
  await addCertificates(database, [certificate], { cause: randomUUID(), at: NOON });
  return number;
}

export function holdOn(number: string, amount: number, over: Partial<CertificateHold> = {}): CertificateHold {
  return {
    authorisationId: randomUUID() as OperationId,
    receiptId: randomUUID() as OperationId,
    number,
    pin: PIN,
    amount: kopecks(amount),
    lost: kopecks(0),
    ...over,
  };
}
