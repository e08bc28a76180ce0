import type { Ledger } from '../store/types.ts';

/** The register this till had last, so that it is found after a start under whatever name its port has by then. */

const SETTING = 'register.serial';

export const findKnownSerial = (ledger: Pick<Ledger, 'readSetting'>): string | null =>
  ledger.readSetting(SETTING) ?? null;

export function rememberSerial(ledger: Pick<Ledger, 'readSetting' | 'writeSetting'>, serial: string): void {
  if (findKnownSerial(ledger) !== serial) ledger.writeSetting(SETTING, serial);
}
