/** A receipt whose end is not known: what may be done about it. Nobody is asked to guess whether it printed. */
import type { HeldReceiptView } from '../../contract/till/views.ts';
import { useView } from '../view-store.ts';
import type { Command, Snapshot } from './command.ts';
import { ask } from './say.ts';

/** The receipt the full screen speaks about. */
export function heldNow(state: Pick<Snapshot, 'sale' | 'status'>): HeldReceiptView | undefined {
  const { held } = state.status;
  return held.find((each) => each.number === state.sale.number) ?? held[0];
}

/** The register has no such document: it can be printed, or cancelled. */
export const isToPrint = ({ state }: Pick<HeldReceiptView, 'state'>): boolean =>
  state === 'notIssued' || state === 'notRecorded';

/** Another drive answers: only the paper can tell. */
export const needsPaper = ({ state }: Pick<HeldReceiptView, 'state'>): boolean => state === 'driveChanged';

export function giveUp(receipt: HeldReceiptView): void {
  useView.getState().ask({ kind: needsPaper(receipt) ? 'noPaper' : 'cancelHeld', receipt });
}

export function recheck(receiptId: string): void {
  ask('recheck', (till) => till.held.recheck({ receiptId }));
}

export function printHeld(receiptId: string): void {
  ask('print', (till) => till.held.print({ receiptId }));
}

/** Enter is «Напечатать» once the register is known to hold no such receipt, else «Проверить ещё раз». */
export const decide: Command = {
  id: 'decide',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'unknown.recheck',
  places: ['unknown'],
  blocked: () => null,
  perform: (state) => {
    const receipt = heldNow(state);
    if (receipt && isToPrint(receipt)) printHeld(receipt.receiptId);
    else if (receipt) recheck(receipt.receiptId);
  },
};

export const setAside: Command = {
  id: 'setAside',
  key: { code: 'F6' },
  cap: 'F6',
  label: 'unknown.putAside',
  places: ['unknown'],
  blocked: () => null,
  perform: () => ask('setAside', (till) => till.held.setAside()),
};

export const cancelHeld: Command = {
  id: 'cancelHeld',
  key: { code: 'Delete', ctrl: true },
  cap: 'Ctrl+Del',
  label: 'unknown.cancel',
  places: ['unknown'],
  blocked: (state) => {
    const receipt = heldNow(state);
    return receipt && (isToPrint(receipt) || needsPaper(receipt)) ? null : 'unknown.todoChecking';
  },
  perform: (state) => {
    const receipt = heldNow(state);
    if (receipt) giveUp(receipt);
  },
};

export const recordPaper: Command = {
  id: 'recordPaper',
  key: { code: 'F8' },
  cap: 'F8',
  label: 'paper.type',
  places: ['unknown'],
  blocked: (state) => {
    const receipt = heldNow(state);
    return receipt && needsPaper(receipt) ? null : 'unknown.todoChecking';
  },
  perform: (state) => {
    const receipt = heldNow(state);
    if (receipt) useView.getState().ask({ kind: 'recordPaper', receipt });
  },
};
