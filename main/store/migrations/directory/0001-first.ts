/** The copy of what the centre holds. `body` is JSON of the row without personal data, which lies sealed beside it. */
export default /* sql */ `
CREATE TABLE copy (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  feed TEXT,
  cursor INTEGER NOT NULL DEFAULT 0,
  rows INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  loadedAt INTEGER
) STRICT;
INSERT INTO copy (id) VALUES (1);

CREATE TABLE customer (
  customerId TEXT NOT NULL UNIQUE,
  rev INTEGER NOT NULL,
  asOf INTEGER NOT NULL,
  body TEXT NOT NULL,
  personal BLOB,
  phoneIndex BLOB,
  phoneEndIndex BLOB
) STRICT;
CREATE INDEX customerByPhone ON customer (phoneIndex) WHERE phoneIndex IS NOT NULL;
CREATE INDEX customerByPhoneEnd ON customer (phoneEndIndex) WHERE phoneEndIndex IS NOT NULL;

CREATE TABLE card (number TEXT PRIMARY KEY, customerId TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX cardByCustomer ON card (customerId);

CREATE TABLE goods (sku TEXT NOT NULL UNIQUE, plu TEXT, rev INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX goodsByPlu ON goods (plu) WHERE plu IS NOT NULL;
CREATE TABLE goodsCode (code TEXT PRIMARY KEY, sku TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX goodsCodeBySku ON goodsCode (sku);

CREATE TABLE programme (
  key TEXT PRIMARY KEY,
  fromAt INTEGER NOT NULL,
  toAt INTEGER,
  version INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
-- Programme-wide counters; allotted is left of this till's own part.
CREATE TABLE programmeCounter (
  programmeId TEXT NOT NULL,
  key TEXT NOT NULL,
  rev INTEGER NOT NULL,
  value INTEGER NOT NULL,
  allotted INTEGER NOT NULL,
  PRIMARY KEY (programmeId, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE store (key TEXT PRIMARY KEY, rev INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
`;
