/** What this till made. Source: offline-sync sections 2 to 5. */
export default /* sql */ `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Who this till is; the centre's half is filled in once by the first join.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tillUuid TEXT NOT NULL,
  secret TEXT NOT NULL,
  tillId INTEGER,
  epoch INTEGER,
  CHECK ((tillId IS NULL) = (epoch IS NULL))
) STRICT;
CREATE TRIGGER identityKeepsItsNumber BEFORE UPDATE ON identity WHEN OLD.tillId IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'identity is given once'); END;

CREATE TABLE receipt (
  receiptId TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('planned', 'unknown', 'notIssued', 'notRecorded', 'fiscalised', 'cancelled')),
  attempt INTEGER NOT NULL CHECK (attempt > 0),
  customerId TEXT,
  redeemed INTEGER NOT NULL CHECK (redeemed >= 0),
  holdId TEXT UNIQUE REFERENCES hold,
  -- the sale whose goods come back with this one; NULL for a sale
  returnOf TEXT REFERENCES receipt,
  plan TEXT NOT NULL,
  contact BLOB,
  fiscal TEXT,
  tape TEXT,
  -- what became of the paper, a fact of its own: NULL until it is known
  print TEXT CHECK (print IN ('printed', 'needsPaper', 'needsContinue', 'failed')),
  seq INTEGER UNIQUE,
  CHECK ((state = 'fiscalised') = (fiscal IS NOT NULL))
) STRICT;
CREATE INDEX receiptByState ON receipt (state, number);
CREATE INDEX receiptByReturn ON receipt (returnOf, number) WHERE returnOf IS NOT NULL;
CREATE INDEX receiptByDocument ON receipt (fiscal ->> '$.fd', fiscal ->> '$.fn') WHERE fiscal IS NOT NULL;
-- Marked units on sales that were fiscalised or have no end yet, without those that came back.
CREATE TABLE soldMark (
  mark TEXT PRIMARY KEY,
  receiptId TEXT NOT NULL REFERENCES receipt
) STRICT, WITHOUT ROWID;
CREATE INDEX soldMarkByReceipt ON soldMark (receiptId);
CREATE TRIGGER receiptHasOneEnd
BEFORE UPDATE OF number, state, attempt, customerId, redeemed, holdId, returnOf, plan, contact, fiscal, tape, seq ON receipt WHEN OLD.state IN ('fiscalised', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a receipt has one end'); END;
CREATE TRIGGER receiptStays BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never removed'); END;

CREATE TABLE operation (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  opId TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  schema INTEGER NOT NULL,
  payload TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  monotonicMs INTEGER NOT NULL,
  bootId TEXT NOT NULL,
  clockOffsetMs INTEGER
) STRICT;
CREATE TRIGGER operationHasNoGap BEFORE INSERT ON operation
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM operation)
BEGIN SELECT RAISE(ABORT, 'seq has a gap'); END;
CREATE TRIGGER operationNeverChanges BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'operations are append-only'); END;
CREATE TRIGGER operationStaysUntilDurable BEFORE DELETE ON operation
WHEN OLD.seq = (SELECT max(seq) FROM operation)
  OR NOT EXISTS (SELECT 1 FROM answer WHERE seq = OLD.seq AND durableAt IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'operations are append-only'); END;

-- The link of an operation in the chain. It needs the till's number, so operations before the first join wait for theirs.
CREATE TABLE seal (
  seq INTEGER PRIMARY KEY REFERENCES operation ON DELETE CASCADE,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER sealNeverChanges BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;

-- What the centre said; taken back when the centre itself was set back, so no part of the history.
CREATE TABLE answer (
  seq INTEGER PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'appliedWithDebt', 'appliedWithFlags', 'parked')),
  flags TEXT NOT NULL,
  customerRev INTEGER,
  countersRev INTEGER,
  durableAt INTEGER
) STRICT;
CREATE INDEX answerAttention ON answer (outcome, seq) WHERE outcome <> 'applied';
CREATE INDEX answerByCountersRev ON answer (countersRev) WHERE countersRev IS NOT NULL;
CREATE INDEX answerNotDurable ON answer (seq) WHERE durableAt IS NULL;
CREATE INDEX answerDurableSince ON answer (durableAt) WHERE durableAt IS NOT NULL;

CREATE TABLE syncState (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ackedSeq INTEGER NOT NULL DEFAULT 0,
  durableSeq INTEGER NOT NULL DEFAULT 0,
  lastSuccessAt INTEGER,
  CHECK (durableSeq <= ackedSeq)
) STRICT;
INSERT INTO syncState (id) VALUES (1);

CREATE TABLE clockSample (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  offsetMs INTEGER NOT NULL,
  roundTripMs INTEGER NOT NULL,
  bootId TEXT NOT NULL,
  monotonicMs INTEGER NOT NULL,
  takenAt INTEGER NOT NULL
) STRICT;

-- A hold of the centre. Its id is here before the request leaves.
CREATE TABLE hold (
  holdId TEXT PRIMARY KEY,
  customerId TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  state TEXT NOT NULL CHECK (state IN ('begun', 'authorised', 'captured', 'released')),
  granted INTEGER,
  rev INTEGER,
  begunAt INTEGER NOT NULL,
  seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX holdOpen ON hold (holdId) WHERE state IN ('begun', 'authorised');
CREATE INDEX holdByCustomer ON hold (customerId);
CREATE TRIGGER holdHasOneEnd BEFORE UPDATE ON hold WHEN OLD.state IN ('captured', 'released')
BEGIN SELECT RAISE(ABORT, 'a hold has one end'); END;

-- Money of a certificate set aside at the centre. Its id is here before the request leaves.
CREATE TABLE certificateHold (
  authorisationId TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  receiptId TEXT REFERENCES receipt,
  state TEXT NOT NULL CHECK (state IN ('begun', 'captured', 'released')),
  begunAt INTEGER NOT NULL,
  seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX certificateHoldOpen ON certificateHold (authorisationId) WHERE state = 'begun';
CREATE INDEX certificateHoldByNumber ON certificateHold (number, seq);
CREATE TRIGGER certificateHoldHasOneEnd BEFORE UPDATE ON certificateHold WHEN OLD.state IN ('captured', 'released')
BEGIN SELECT RAISE(ABORT, 'a hold has one end'); END;

-- Receipts put aside before payment; the draft is sealed, for it may hold a contact and PINs.
CREATE TABLE putAside (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  pieces INTEGER NOT NULL CHECK (pieces > 0),
  toPay INTEGER NOT NULL CHECK (toPay >= 0),
  customerId TEXT,
  draft BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Use of the risk quotas, one row for each receipt that redeems without a hold.
CREATE TABLE quotaUse (
  receiptId TEXT PRIMARY KEY REFERENCES receipt,
  customerId TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  usedAt INTEGER NOT NULL,
  monotonicMs INTEGER NOT NULL,
  bootId TEXT NOT NULL,
  returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1)),
  seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX quotaUseBySeq ON quotaUse (seq, points) WHERE returned = 0;
CREATE INDEX quotaUseByCustomer ON quotaUse (customerId, usedAt) WHERE returned = 0;

-- What this till's receipts count in programme-wide counters, from their plan on; cause is the receipt or operation.
CREATE TABLE counterUse (
  cause TEXT NOT NULL,
  programmeId TEXT NOT NULL,
  key TEXT NOT NULL,
  counted INTEGER NOT NULL,
  -- of it, or besides, taken out of this till's own part
  drawn INTEGER NOT NULL CHECK (drawn >= 0),
  -- NULL until the receipt has its end
  seq INTEGER,
  PRIMARY KEY (cause, programmeId, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX counterUseByKey ON counterUse (programmeId, key, seq);
CREATE INDEX counterUseBySeq ON counterUse (seq) WHERE seq IS NOT NULL;

CREATE TABLE account (
  accountId INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('main', 'pending', 'held', 'issued', 'redeemed')),
  UNIQUE (owner, kind)
) STRICT;
CREATE TABLE journal (
  journalId INTEGER PRIMARY KEY,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('authorise', 'capture', 'release', 'earn', 'giveBack', 'takeBack')),
  instant INTEGER NOT NULL,
  businessDate TEXT NOT NULL,
  UNIQUE (cause, reason)
) STRICT;
CREATE TABLE posting (
  journalId INTEGER NOT NULL REFERENCES journal DEFERRABLE INITIALLY DEFERRED,
  accountId INTEGER NOT NULL REFERENCES account,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (journalId, accountId)
) STRICT, WITHOUT ROWID;
CREATE INDEX postingByAccount ON posting (accountId, amount);
-- Postings come first and their journal closes them: from then on nothing can be added to it.
CREATE TRIGGER journalBalances BEFORE INSERT ON journal
WHEN (SELECT coalesce(sum(amount), 1) FROM posting WHERE journalId = NEW.journalId) <> 0
BEGIN SELECT RAISE(ABORT, 'a journal sums to 0'); END;
CREATE TRIGGER postingBeforeItsJournal BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM journal WHERE journalId = NEW.journalId)
BEGIN SELECT RAISE(ABORT, 'the journal is closed'); END;
CREATE TRIGGER journalNeverChanges BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journals are append-only'); END;
CREATE TRIGGER journalStays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journals are append-only'); END;
CREATE TRIGGER postingNeverChanges BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER postingStays BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;

-- What a finished sale, return or event did to its member, for the snapshot until the centre's row contains it (I19).
CREATE TABLE memberEffect (
  seq INTEGER PRIMARY KEY,
  customerId TEXT NOT NULL,
  lotId TEXT NOT NULL,
  instant INTEGER NOT NULL,
  earned INTEGER NOT NULL,
  -- JSON: the lots it made and what it changed besides, as the quote gave them
  lots TEXT NOT NULL,
  changes TEXT NOT NULL,
  redeemed INTEGER NOT NULL,
  -- NULL where nothing was bought: an event
  paid INTEGER,
  -- JSON of a return: what it gave back and took; its other figures are then 0
  returned TEXT
) STRICT;
CREATE INDEX memberEffectByCustomer ON memberEffect (customerId, seq);
`;
