/** What happens to a register from outside: pure changes of its state. Source: fiscal-printer section 8. */
import { MINUTE_MS, type LocalMs } from './clock.ts';
import { DOCUMENT, findDocument, issueDocument } from './drive.ts';
import { bannerOf } from './not-a-register.ts';
import type { PaperLine } from './paper.ts';
import { endPaperAfter, loadPaper } from './printer.ts';
import { swapDrive } from './registration.ts';
import { draftOf, type FiscalDocument, type RegisterState } from './state.ts';
import { byteTag, vlnTag } from './tlv.ts';

const HOUR_MS = 60 * MINUTE_MS;

function changed(state: RegisterState, change: (draft: RegisterState) => void): RegisterState {
  const draft = draftOf(state);
  change(draft);
  return draft;
}

export function withPaperEnding(state: RegisterState, lines: number): RegisterState {
  return changed(state, (draft) => endPaperAfter(draft.printer, lines));
}

export function withPaper(state: RegisterState): RegisterState {
  return changed(state, (draft) => loadPaper(draft.printer));
}

export function withCover(state: RegisterState, isOpen: boolean): RegisterState {
  return changed(state, (draft) => {
    draft.printer.coverOpen = isOpen;
  });
}

export function withDrawer(state: RegisterState, isOpen: boolean): RegisterState {
  return { ...state, drawerOpen: isOpen };
}

export function withOlderShift(state: RegisterState, hours: number): RegisterState {
  return { ...state, shift: { ...state.shift, openedAt: state.shift.openedAt - hours * HOUR_MS } };
}

export function withClockMoved(state: RegisterState, ms: number): RegisterState {
  return { ...state, clockOffsetMs: state.clockOffsetMs + ms };
}

export function withOtherDrive(state: RegisterState, hostNow: LocalMs): RegisterState {
  return changed(state, (draft) => swapDrive(draft, hostNow));
}

/** Off line the documents wait; back on line they are all delivered. */
export function withDataOperator(state: RegisterState, isOnline: boolean): RegisterState {
  return changed(state, ({ drive }) => {
    drive.ofdOnline = isOnline;
    if (!isOnline) return;
    drive.ofdOverdue = false;
    drive.confirmedFd = drive.documents.length;
  });
}

export function withOverdueQueue(state: RegisterState): RegisterState {
  return changed(state, ({ drive }) => {
    drive.ofdOnline = false;
    drive.ofdOverdue = true;
    drive.confirmedFd = Math.max(0, Math.min(drive.confirmedFd, drive.documents.length - 1));
  });
}

/** A document the drive began and never finished, with no receipt in the register. */
export function withHalfMadeDocument(state: RegisterState): RegisterState {
  return changed(state, (draft) => {
    draft.receipt = null;
    draft.drive.currentDocument = 4;
  });
}

/** A receipt of another program on the same register, paid by card, so that the drawer stays as it was. */
export function withForeignReceipt(
  state: RegisterState,
  receipt: { total: number; operation: number; at: LocalMs },
): RegisterState {
  return changed(state, (draft) => {
    const { currentDocument, pendingTlv } = draft.drive;
    draft.drive.pendingTlv = '';
    draft.shift.receipts += 1;
    issueDocument(draft, {
      type: DOCUMENT.receipt,
      at: receipt.at,
      operation: receipt.operation,
      total: receipt.total,
      elements: [...byteTag(1054, receipt.operation), ...vlnTag(1020, receipt.total), ...vlnTag(1081, receipt.total)],
      paper: () => [...bannerOf(draft.model), 'ЧУЖОЙ ЧЕК'],
    });
    draft.drive.currentDocument = currentDocument;
    draft.drive.pendingTlv = pendingTlv;
  });
}

/** Fault 20: the receipt is gone and on paper, the drive and the registers never heard of it. */
export function withoutDocument(after: RegisterState, before: RegisterState): RegisterState {
  const { printer, lastPrint } = after;
  return {
    ...before,
    printer,
    lastPrint,
    receipt: null,
    drive: { ...before.drive, currentDocument: 0, pendingTlv: '' },
  };
}

export function lastReceipt(state: RegisterState): FiscalDocument | undefined {
  return state.drive.documents.findLast(({ type }) => type === DOCUMENT.receipt);
}

export function paperOf(state: RegisterState, fd: number): readonly PaperLine[] | undefined {
  return findDocument(state.drive, fd)?.paper;
}
