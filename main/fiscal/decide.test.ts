/** Fiscal-printer section 7.2, row by row: what the register said, and what follows. */
import { describe, expect, it } from 'vitest';
import type {
  FoundDocument,
  PaperState,
  ReceiptTally,
  RegisterCounters,
  RegisterMode,
  RegisterStatus,
} from '../../native/fiscal/port.ts';
import { UNSUPPORTED, decide } from './decide.ts';
import type { Facts, Journal } from './decide.ts';

const OURS = '0199aaaa-0000-7000-8000-000000000001';
const FOREIGN = '0199bbbb-0000-7000-8000-000000000002';

/** B = 425, one receipt of 1013.67, planned half a minute ago. */
const journal: Journal = {
  receiptId: OURS,
  fn: '9999078900012345',
  lastFd: 425,
  receiptNumber: 7,
  shiftNumber: 148,
  operation: 'sale',
  total: 1013_67,
  cash: 1000_00,
  tally: null,
  ageMs: 30_000,
};

const status = (mode: RegisterMode = 'shiftOpen', paper: PaperState = 'ready'): RegisterStatus => ({
  mode,
  modeByte: 0,
  paper,
  submodeByte: 0,
  print: 'printed',
  paperLow: false,
  coverOpen: false,
  drawerOpen: false,
});

const counters = (changed: Partial<RegisterCounters> = {}): RegisterCounters => ({
  serial: '0001',
  fn: journal.fn,
  lastFd: 425,
  currentDocument: 0,
  shiftOpen: true,
  shiftNumber: 148,
  receiptNumber: 7,
  warnings: 0,
  ...changed,
});

const receipt = (fd: number, changed: Partial<FoundDocument> = {}): FoundDocument => ({
  fd,
  type: 3,
  dateTime: '2026-11-22T14:05',
  fpd: 3_000_000_000 + fd,
  operation: 'sale',
  total: 1013_67,
  ...changed,
});

type Documents = Record<number, FoundDocument | null | typeof UNSUPPORTED>;
type Ids = Record<number, string | null | typeof UNSUPPORTED>;

const facts = (
  changed: Omit<Partial<Facts>, 'documents' | 'receiptIds'>,
  documents: Documents = {},
  ids: Ids = {},
): Facts => ({
  status: status(),
  counters: counters(),
  registerClock: '2026-11-22T14:05:40',
  ...changed,
  documents: new Map(Object.entries(documents).map(([fd, document]) => [Number(fd), document])),
  receiptIds: new Map(Object.entries(ids).map(([fd, id]) => [Number(fd), id])),
});

const issued = (fd: number) => ({
  end: 'issued',
  proof: { fn: journal.fn, fd, fpd: 3_000_000_000 + fd, dateTime: '2026-11-22T14:05' },
});

const bare = { documents: new Map(), receiptIds: new Map() };
const L426 = { counters: counters({ lastFd: 426, receiptNumber: 8 }) };
const L427 = { counters: counters({ lastFd: 427, receiptNumber: 9 }) };

const ROWS: [what: string, facts: Facts, decision: object][] = [
  ['nothing is known: the status first', bare, { next: 'readStatus' }],
  ['it prints: wait', { ...bare, status: status('shiftOpen', 'printing') }, { next: 'wait' }],
  [
    'paper is out: that blocks nothing',
    { ...bare, status: status('shiftOpen', 'outActive') },
    { next: 'readCounters' },
  ],
  [
    'it waits for continue: that blocks nothing',
    { ...bare, status: status('shiftOpen', 'waitsForContinue') },
    { next: 'readCounters' },
  ],
  [
    'another fiscal drive: a person',
    facts({ counters: counters({ fn: '9999000000000001' }) }),
    { end: 'driveChanged' },
  ],
  ['fewer documents than before: a person', facts({ counters: counters({ lastFd: 424 }) }), { end: 'undecidable' }],

  ['mode 8, L = B: cancel the open receipt', facts({ status: status('receiptOpen') }), { next: 'cancelReceipt' }],
  ['mode 2, L = B, cur = 0: not issued', facts({}), { end: 'notIssued' }],
  ['mode 3, L = B, cur = 0: not issued', facts({ status: status('shiftExpired') }), { end: 'notIssued' }],
  ['mode 4, L = B, cur = 0: not issued', facts({ status: status('shiftClosed') }), { end: 'notIssued' }],
  [
    'L = B, cur = 4: cancel the half-made document',
    facts({ counters: counters({ currentDocument: 4 }) }),
    { next: 'cancelDocument' },
  ],

  ['L > B: the clock before the search', { ...bare, status: status(), ...L426 }, { next: 'readClock' }],
  ['L > B: each document is asked for', facts(L427, { 426: null }), { next: 'findDocument', fd: 427 }],
  ['one match: its mark confirms', facts(L426, { 426: receipt(426) }), { next: 'readReceiptId', fd: 426 }],
  ['one match with our mark: issued', facts(L426, { 426: receipt(426) }, { 426: OURS }), issued(426)],
  ['one match without a mark: issued', facts(L426, { 426: receipt(426) }, { 426: null }), issued(426)],
  ['one match, marks cannot be read: issued', facts(L426, { 426: receipt(426) }, { 426: UNSUPPORTED }), issued(426)],
  [
    'one match with a foreign mark: not issued',
    facts(L426, { 426: receipt(426) }, { 426: FOREIGN }),
    { end: 'notIssued' },
  ],
  ['type 4 counts as a receipt', facts(L426, { 426: receipt(426, { type: 4 }) }, { 426: null }), issued(426)],

  ['foreign: another total', facts(L426, { 426: receipt(426, { total: 1013_68 }) }), { end: 'notIssued' }],
  ['foreign: a return', facts(L426, { 426: receipt(426, { operation: 'saleReturn' }) }), { end: 'notIssued' }],
  [
    'foreign: a shift was closed',
    facts(L426, { 426: receipt(426, { type: 5, operation: null, total: null }) }),
    { end: 'notIssued' },
  ],
  [
    'foreign documents and mode 8: cancel first',
    facts({ ...L426, status: status('receiptOpen') }, { 426: null }),
    { next: 'cancelReceipt' },
  ],
  [
    'unmarked, 3 minutes before the plan: not ours',
    facts(L426, { 426: receipt(426, { dateTime: '2026-11-22T14:02' }) }, { 426: null }),
    { end: 'notIssued' },
  ],
  [
    'unmarked, in the minute the window opens: ours',
    facts(L426, { 426: receipt(426, { dateTime: '2026-11-22T14:03' }) }, { 426: null }),
    { ...issued(426), proof: { ...issued(426).proof, dateTime: '2026-11-22T14:03' } },
  ],
  [
    'our mark counts although the clock jumped',
    facts({ ...L426, registerClock: '2026-11-23T09:00:00' }, { 426: receipt(426) }, { 426: OURS }),
    issued(426),
  ],

  [
    'several matches: the marks decide',
    facts(L427, { 426: receipt(426), 427: receipt(427) }, { 426: FOREIGN, 427: OURS }),
    issued(427),
  ],
  [
    'several matches, none marked: a person',
    facts(L427, { 426: receipt(426), 427: receipt(427) }, { 426: null, 427: null }),
    { end: 'undecidable' },
  ],
  [
    'several matches, all foreign: not issued',
    facts(L427, { 426: receipt(426), 427: receipt(427) }, { 426: FOREIGN, 427: FOREIGN }),
    { end: 'notIssued' },
  ],

  ['FF0Ah unsupported: marks are asked for', facts(L426, { 426: UNSUPPORTED }), { next: 'readReceiptId', fd: 426 }],
  [
    'FF0Ah unsupported, our mark: issued, sign unknown',
    facts(L426, { 426: UNSUPPORTED }, { 426: OURS }),
    { end: 'issued', proof: { fn: journal.fn, fd: 426, fpd: null, dateTime: null } },
  ],
  [
    'FF0Ah unsupported, foreign mark: not issued',
    facts(L426, { 426: UNSUPPORTED }, { 426: FOREIGN }),
    { end: 'notIssued' },
  ],
  [
    'neither supported, one receipt more: issued',
    facts(L426, { 426: UNSUPPORTED }, { 426: UNSUPPORTED }),
    { end: 'issued', proof: { fn: journal.fn, fd: 426, fpd: null, dateTime: null } },
  ],
  [
    'neither supported, no receipt more: not issued',
    facts({ counters: counters({ lastFd: 426 }) }, { 426: UNSUPPORTED }, { 426: UNSUPPORTED }),
    { end: 'notIssued' },
  ],
  [
    'neither supported, two receipts more: a person',
    facts(L427, { 426: UNSUPPORTED }, { 426: UNSUPPORTED }),
    { end: 'undecidable' },
  ],
  [
    'neither supported, another shift: a person',
    facts(
      { counters: counters({ lastFd: 426, shiftNumber: 149, receiptNumber: 1 }) },
      { 426: UNSUPPORTED },
      { 426: UNSUPPORTED },
    ),
    { end: 'undecidable' },
  ],
];

describe('decide', () => {
  it.each(ROWS)('%s', (_what, known, decision) => {
    expect(decide(journal, known)).toEqual(decision);
  });
});

describe('decide, where neither documents nor marks can be asked for and receipts, documents and cash are counted', () => {
  const tally = (receipts: number, documents: number, drawer: number): ReceiptTally => ({
    ...{ receipts: { sale: receipts, saleReturn: 2 }, documents, drawer },
  });
  const counted = { ...journal, tally: tally(40, 99, 500_00) };
  const after = (moved: ReceiptTally) =>
    facts(
      { counters: counters({ lastFd: 426, receiptNumber: 8, tally: moved }) },
      { 426: UNSUPPORTED },
      { 426: UNSUPPORTED },
    );

  it.each([
    ['all three moved by exactly this receipt: issued', tally(41, 100, 1500_00), { end: 'issued' }],
    ['none moved: not issued, whatever the drive has got', tally(40, 99, 500_00), { end: 'notIssued' }],
    ['another sum is in the drawer: a person', tally(41, 100, 1400_00), { end: 'undecidable' }],
    ['a document that is no receipt: a person', tally(40, 100, 500_00), { end: 'undecidable' }],
    ['two receipts: a person', tally(42, 101, 2500_00), { end: 'undecidable' }],
  ])('%s', (_what, moved, decision) => {
    expect(decide(counted, after(moved))).toMatchObject(decision);
  });
});
