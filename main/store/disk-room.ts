import { statfsSync } from 'node:fs';
import { TillError } from '../../contract/errors/catalogue.ts';

/** Before T1 there must be room for both commits of the sale. Source: offline-sync section 16. */
const SALE_BYTES = 16 * 1024 * 1024;

/** @throws TillError DISK_FULL */
export function assertRoomForSale(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < SALE_BYTES) throw new TillError('DISK_FULL');
}
