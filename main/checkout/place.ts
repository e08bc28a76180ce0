import type { Directory, ReceiptContext } from '../store/types.ts';

/** Where a receipt of this till is made, in the words of the programme's `where`. */
export function placeOf(
  directory: Pick<Directory, 'findStore'>,
  tillNumber: number,
): Pick<ReceiptContext, 'storeId' | 'tillId' | 'partnerId'> {
  const tillId = String(tillNumber);
  const store = directory.findStore();
  if (store === undefined) return { tillId };
  const { storeId, partnerId } = store;
  return { tillId, storeId, ...(partnerId !== null && { partnerId }) };
}
