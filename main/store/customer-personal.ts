/** What is personal of a customer, sealed as one column: one nonce and one tag a row. Source: offline-sync section 18. */
import type { PersonalData } from './personal-data.ts';
import type { StoredCustomer } from './types.ts';

type PersonalFields = ReturnType<StoredCustomer['personal']>;

const place = (rowId: string) => ({ table: 'customer', column: 'personal', rowId });

/** @returns null where there is nothing to seal */
export function sealPersonal(personal: PersonalData, customerId: string, fields: PersonalFields): Buffer | null {
  const { name, phone, email, birthday } = fields;
  if (name === null && phone === null && email === null && birthday === null) return null;
  return personal.seal(JSON.stringify([name, phone, email, birthday]), place(customerId));
}

/** @throws TillError KEY_LOST as `PersonalData.open` */
export function openPersonal(personal: PersonalData, customerId: string, sealed: Buffer | null): PersonalFields {
  if (sealed === null) return { name: null, phone: null, email: null, birthday: null };
  type Sealed = [name: string | null, phone: string | null, email: string | null, birthday: string | null];
  const [name, phone, email, birthday] = JSON.parse(personal.open(sealed, place(customerId))) as Sealed;
  return { name, phone, email, birthday };
}
