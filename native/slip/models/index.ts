import { FiscalError } from '../../fiscal/port.ts';
import { CLONE_58 } from './clone-58.ts';
import { EPSON_1251 } from './epson-1251.ts';
import { EPSON } from './epson.ts';
import type { SlipModel } from './model.ts';

export const SLIP_MODELS: readonly SlipModel[] = [EPSON, EPSON_1251, CLONE_58];

/** A printer nobody named: narrow paper and pictures for codes suit any. Unneeded cuts are ignored by printers. */
const UNNAMED: SlipModel = { ...CLONE_58, name: 'ESC/POS', hasCutter: true };

/** @throws FiscalError `invalid` for a name that is in no data file */
export function chooseSlipModel(name: string | null): { model: SlipModel; isKnown: boolean } {
  if (name === null) return { model: UNNAMED, isKnown: false };
  const model = SLIP_MODELS.find((candidate) => candidate.name === name);
  const names = SLIP_MODELS.map((known) => known.name).join(', ');
  if (model === undefined) throw new FiscalError('invalid', `not a slip printer: "${name}" (one of ${names})`);
  return { model, isKnown: true };
}
