import type {
  FoundDocument,
  ReceiptOperation,
  ReceiptTally,
  RegisterCounters,
  RegisterStatus,
} from '../../native/fiscal/port.ts';

/** What the journal says of the receipt whose end is unclear. */
export interface Journal {
  receiptId: string;
  fn: string;
  /** last fiscal document before the receipt was planned */
  lastFd: number;
  /** last receipt number in the shift before it */
  receiptNumber: number;
  shiftNumber: number;
  operation: ReceiptOperation;
  /** kopecks */
  total: number;
  /** kopecks that the receipt puts into the drawer, negative for those it takes out */
  cash: number;
  /** what else moves with a receipt, where the model was asked for it */
  tally: ReceiptTally | null;
  /** how long ago it was planned, ms by the till's own clocks */
  ageMs: number;
}

/** The model cannot tell (37h). A symbol, so that no mark of a stranger's receipt can look like it. */
export const UNSUPPORTED = Symbol('unsupported');
type Answer<T> = T | typeof UNSUPPORTED;

/** What the register has said so far; what has not been asked is absent. */
export interface Facts {
  status?: RegisterStatus;
  counters?: RegisterCounters;
  /** wall clock of the register, local, `2026-11-22T14:05:00` */
  registerClock?: string;
  documents: ReadonlyMap<number, Answer<FoundDocument | null>>;
  receiptIds: ReadonlyMap<number, Answer<string | null>>;
}

export const NOTHING_KNOWN: Facts = { documents: new Map(), receiptIds: new Map() };

/** The proof of an issued receipt; `fpd` and `dateTime` are null where the model could not be asked for them. */
export interface Proof {
  fn: string;
  fd: number;
  fpd: number | null;
  dateTime: string | null;
}

export type Decision =
  | { next: 'readStatus' }
  | { next: 'readCounters' }
  | { next: 'readClock' }
  | { next: 'findDocument'; fd: number }
  | { next: 'readReceiptId'; fd: number }
  /** busy printing: ask again in a moment */
  | { next: 'wait' }
  | { next: 'cancelReceipt' }
  | { next: 'cancelDocument' }
  | { end: 'issued'; proof: Proof }
  | { end: 'notIssued' }
  | { end: 'driveChanged' }
  /** the facts contradict each other or fit twice: a person decides with the paper in hand */
  | { end: 'undecidable' };

/** Around the closing command, on the register's clock. Source: fiscal-printer section 7.2 step 5. */
const WINDOW_MS = 120_000;
const RECEIPT_TYPES = [3, 4];

/**
 * One step of finding out whether a receipt exists: the next question to the register, or the end. Pure; the runner
 * asks, adds the answer to the facts and calls again. Silence of the register is no verdict and is the runner's.
 *
 *   readStatus ── printing ──▶ wait ──▶ readStatus
 *       │
 *   readCounters ── other FN ─────────────────────────────────▶ driveChanged
 *       │        ── L < B ────────────────────────────────────▶ undecidable
 *       ├─ L = B ─▶ leftovers ────────────────────────────────▶ notIssued
 *       └─ L > B ─▶ readClock ─▶ findDocument B+1 … L
 *                     ├─ candidates ─▶ readReceiptId of each
 *                     │     ├─ one is ours, or one unmarked fits ─▶ issued
 *                     │     ├─ several fit ───────────────────────▶ undecidable
 *                     │     └─ none ─▶ leftovers ─────────────────▶ notIssued
 *                     └─ unsupported ─▶ readReceiptId of each, then the receipt counter
 *   leftovers: mode 8 ─▶ cancelReceipt ─▶ again; current document open ─▶ cancelDocument ─▶ again
 *
 * L = last document of the drive, B = the last before the receipt. Source: fiscal-printer sections 7.2 and 7.3.
 */
export function decide(journal: Journal, facts: Facts): Decision {
  const { status, counters } = facts;
  if (status === undefined) return { next: 'readStatus' };
  if (status.paper === 'printing') return { next: 'wait' };
  if (counters === undefined) return { next: 'readCounters' };
  if (counters.fn !== journal.fn) return { end: 'driveChanged' };
  if (counters.lastFd < journal.lastFd) return { end: 'undecidable' };
  if (counters.lastFd === journal.lastFd) return withoutLeftovers(status, counters);
  return searchDocuments(journal, facts, status, counters);
}

/** Nothing was issued; what the register still holds open is cancelled first. */
function withoutLeftovers(status: RegisterStatus, counters: RegisterCounters): Decision {
  if (status.mode === 'receiptOpen') return { next: 'cancelReceipt' };
  if (counters.currentDocument !== 0) return { next: 'cancelDocument' };
  return { end: 'notIssued' };
}

function searchDocuments(journal: Journal, facts: Facts, status: RegisterStatus, counters: RegisterCounters): Decision {
  const { registerClock, documents } = facts;
  if (registerClock === undefined) return { next: 'readClock' };
  const numbers = Array.from({ length: counters.lastFd - journal.lastFd }, (_, i) => journal.lastFd + 1 + i);
  if (numbers.some((fd) => documents.get(fd) === UNSUPPORTED)) {
    return searchByMark(journal, facts, status, counters, numbers);
  }
  const unknown = numbers.find((fd) => !documents.has(fd));
  if (unknown !== undefined) return { next: 'findDocument', fd: unknown };

  const candidates = numbers.flatMap((fd) => {
    const document = documents.get(fd);
    return isFound(document) && fits(journal, document) ? [document] : [];
  });
  const unread = candidates.find(({ fd }) => !facts.receiptIds.has(fd));
  if (unread !== undefined) return { next: 'readReceiptId', fd: unread.fd };

  const idOf = ({ fd }: FoundDocument) => facts.receiptIds.get(fd);
  const ours = candidates.find((document) => idOf(document) === journal.receiptId);
  if (ours !== undefined) return issued(counters.fn, ours);
  const unmarked = candidates.filter((document) => {
    const id = idOf(document);
    return (id === null || id === UNSUPPORTED) && isInWindow(document.dateTime, registerClock, journal.ageMs);
  });
  if (unmarked.length > 1) return { end: 'undecidable' };
  return unmarked[0] === undefined ? withoutLeftovers(status, counters) : issued(counters.fn, unmarked[0]);
}

/** FF0Ah is not there: own marks, and where they cannot be read either, the receipt counter of the shift. */
function searchByMark(
  journal: Journal,
  { receiptIds }: Facts,
  status: RegisterStatus,
  counters: RegisterCounters,
  numbers: readonly number[],
): Decision {
  const ours = numbers.find((fd) => receiptIds.get(fd) === journal.receiptId);
  if (ours !== undefined) return { end: 'issued', proof: { fn: counters.fn, fd: ours, fpd: null, dateTime: null } };
  const isUnsupported = numbers.some((fd) => receiptIds.get(fd) === UNSUPPORTED);
  if (isUnsupported) return countReceipts(journal, status, counters);
  const unread = numbers.find((fd) => !receiptIds.has(fd));
  return unread === undefined ? withoutLeftovers(status, counters) : { next: 'readReceiptId', fd: unread };
}

/**
 * One document and one receipt more in the same shift is ours; no receipt more is nobody's; anything else is unclear.
 * Where kinds of receipts, documents and the drawer are counted, all of them must have moved by this very receipt.
 */
function countReceipts(journal: Journal, status: RegisterStatus, counters: RegisterCounters): Decision {
  if (counters.shiftNumber !== journal.shiftNumber) return { end: 'undecidable' };
  const isOurs = talliesWith(journal, counters.tally);
  if (isOurs === 'unclear') return { end: 'undecidable' };
  if (isOurs === false) return withoutLeftovers(status, counters);
  const made = counters.receiptNumber - journal.receiptNumber;
  if (made === 0) return withoutLeftovers(status, counters);
  if (made !== 1 || counters.lastFd !== journal.lastFd + 1) return { end: 'undecidable' };
  return { end: 'issued', proof: { fn: counters.fn, fd: counters.lastFd, fpd: null, dateTime: null } };
}

/** @returns whether the tallies moved by our receipt, or stood still; null where nobody tallies */
function talliesWith({ tally: before, operation, cash }: Journal, after?: ReceiptTally): boolean | 'unclear' | null {
  if (before === null || after === undefined) return null;
  const receipts = after.receipts[operation] - before.receipts[operation];
  const documents = after.documents - before.documents;
  const drawer = after.drawer - before.drawer;
  if (receipts === 0 && documents === 0 && drawer === 0) return false;
  return (receipts === 1 && documents === 1 && drawer === cash) || 'unclear';
}

const isFound = (document: Answer<FoundDocument | null> | undefined): document is FoundDocument =>
  document !== undefined && document !== null && document !== UNSUPPORTED;

const fits = ({ operation, total }: Journal, document: FoundDocument): boolean =>
  RECEIPT_TYPES.includes(document.type) && document.operation === operation && document.total === total;

const issued = (fn: string, { fd, fpd, dateTime }: FoundDocument): Decision => ({
  end: 'issued',
  proof: { fn, fd, fpd, dateTime },
});

/** Documents carry whole minutes, so the window's start is taken down to its minute. */
function isInWindow(dateTime: string, registerClock: string, ageMs: number): boolean {
  const now = wallMs(registerClock);
  const from = now - ageMs - WINDOW_MS;
  const at = wallMs(dateTime);
  return at >= from - (from % 60_000) && at <= now + WINDOW_MS;
}

/** A wall clock reading as a number, for differences of two readings of the same clock. */
const wallMs = (reading: string): number => Date.parse(`${reading.length === 16 ? `${reading}:00` : reading}Z`);
