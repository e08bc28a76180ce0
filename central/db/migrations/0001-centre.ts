/** Everything the centre keeps. Money in kopecks, points in hundredths, instants in milliseconds: all bigint. */
export const centre = `
CREATE TABLE till (
  till_id     int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  uuid        uuid NOT NULL UNIQUE,
  name        text NOT NULL,
  secret_hash text NOT NULL,
  state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked')),
  epoch       int NOT NULL DEFAULT 1,
  last_seq    bigint NOT NULL DEFAULT 0,
  last_hash   text NOT NULL,
  joined_at   bigint NOT NULL
);

-- The row is the dedupe record and the answer: it is written once and never touched again.
CREATE TABLE operation (
  till_id     int NOT NULL REFERENCES till,
  epoch       int NOT NULL,
  seq         bigint NOT NULL,
  op_id       uuid NOT NULL UNIQUE,
  kind        text NOT NULL,
  schema      int NOT NULL,
  payload     text NOT NULL,
  hash        text NOT NULL,
  received_at bigint NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('applied', 'appliedWithDebt', 'appliedWithFlags', 'parked')),
  answer      text NOT NULL,
  PRIMARY KEY (till_id, epoch, seq)
);
CREATE INDEX operation_parked ON operation (received_at) WHERE outcome = 'parked';

CREATE TABLE customer (
  customer_id      text PRIMARY KEY,
  state            text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked', 'erased')),
  name             text,
  phone            text UNIQUE,
  email            text,
  birthday         text,
  tier_id          text,
  -- In units of the tiers' metric, inside its window. It and tier_id are what tier came to when the row was last changed.
  qualifying_spend bigint NOT NULL DEFAULT 0 CHECK (qualifying_spend >= 0),
  -- The tier on a day, and the days of receipts and returns that count since; always read and written whole.
  tier             jsonb NOT NULL,
  -- What rules may ask of a member: counters, memberships, segments, offers; always read and written whole.
  facts            jsonb NOT NULL DEFAULT '{}',
  rev              bigint NOT NULL UNIQUE
);
CREATE TABLE card (
  number      text PRIMARY KEY,
  customer_id text NOT NULL REFERENCES customer,
  state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked', 'replaced'))
);
CREATE INDEX card_customer ON card (customer_id);

CREATE TABLE goods (
  sku    text PRIMARY KEY,
  record jsonb NOT NULL,
  rev    bigint NOT NULL UNIQUE
);
CREATE TABLE goods_code (
  code text PRIMARY KEY,
  sku  text NOT NULL REFERENCES goods
);
CREATE INDEX goods_code_sku ON goods_code (sku);

CREATE TABLE programme (
  programme_id text NOT NULL,
  version      int NOT NULL,
  hash         text NOT NULL UNIQUE,
  from_at      bigint NOT NULL,
  to_at        bigint,
  document     text NOT NULL,
  rev          bigint NOT NULL UNIQUE,
  PRIMARY KEY (programme_id, version)
);
-- Budgets and uses by everyone.
CREATE TABLE programme_counter (
  programme_id text NOT NULL,
  key          text NOT NULL,
  value        bigint NOT NULL,
  PRIMARY KEY (programme_id, key)
);
-- Single codes: out of a batch, or issued to a member for next time.
CREATE TABLE coupon (
  code       text PRIMARY KEY,
  rule_id    text NOT NULL,
  owner_id   text REFERENCES customer,
  from_at    bigint NOT NULL,
  to_at      bigint,
  state      text NOT NULL CHECK (state IN ('issued', 'reserved', 'used', 'lapsed', 'withdrawn')),
  uses_left  int CHECK (uses_left >= 0),
  -- falls with each use of a code that keeps its rest
  face_value bigint CHECK (face_value >= 0)
);
-- One use of a limited code, single or shared, set aside for a till until an instant.
CREATE TABLE code_reservation (
  code    text NOT NULL,
  till_id int NOT NULL REFERENCES till,
  until   bigint NOT NULL,
  PRIMARY KEY (code, till_id)
);
CREATE INDEX coupon_owner ON coupon (owner_id) WHERE state IN ('issued', 'reserved');
CREATE TABLE store (
  store_id text PRIMARY KEY,
  record   jsonb NOT NULL,
  rev      bigint NOT NULL UNIQUE
);
CREATE TABLE tombstone (
  entity     text NOT NULL,
  key        text NOT NULL,
  deleted_at bigint NOT NULL,
  rev        bigint NOT NULL UNIQUE,
  PRIMARY KEY (entity, key)
);
-- One row. Whoever locks it hands out revisions until its commit, so revisions become visible in order.
CREATE TABLE feed_head (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  feed     uuid NOT NULL DEFAULT gen_random_uuid(),
  rev      bigint NOT NULL DEFAULT 0
);
INSERT INTO feed_head DEFAULT VALUES;

-- Members' accounts cache their balance; a programme's accounts are hot and are summed up from postings instead.
CREATE TABLE account (
  account_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  owner      text NOT NULL,
  kind       text NOT NULL,
  balance    bigint,
  UNIQUE (owner, kind),
  CHECK (CASE
    WHEN kind IN ('main', 'pending', 'held', 'grant') THEN balance >= 0
    WHEN kind = 'debt' THEN balance <= 0
    WHEN kind IN ('issued', 'redeemed', 'expired', 'adjusted', 'writtenOff', 'unclaimed') THEN balance IS NULL
    ELSE false
  END)
);
-- cause: the operation, hold or import that brought the journal about; n counts its journals from 1.
CREATE TABLE journal (
  cause         uuid NOT NULL,
  n             int NOT NULL,
  reason        text NOT NULL,
  at            bigint NOT NULL,
  business_date date,
  PRIMARY KEY (cause, n)
);
CREATE TABLE posting (
  cause      uuid NOT NULL,
  n          int NOT NULL,
  account_id bigint NOT NULL,
  amount     bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (cause, n, account_id)
);
CREATE INDEX posting_account ON posting (account_id);

CREATE TABLE lot (
  lot_id       text PRIMARY KEY,
  customer_id  text NOT NULL REFERENCES customer,
  amount       bigint NOT NULL CHECK (amount > 0),
  remaining    bigint NOT NULL CHECK (remaining >= 0 AND remaining <= amount),
  activates_at bigint NOT NULL,
  expires_at   bigint,
  -- every activity moves the expiry on
  by_activity  boolean NOT NULL DEFAULT false,
  -- false: its points still lie in the pending account
  activated    boolean NOT NULL,
  source       uuid NOT NULL
);
CREATE INDEX lot_live ON lot (customer_id) WHERE remaining > 0;

CREATE TABLE hold (
  hold_id       uuid PRIMARY KEY,
  -- null, as are receipt and asked: released before it was ever asked for
  customer_id   text,
  receipt_id    uuid,
  asked         bigint,
  granted       bigint NOT NULL CHECK (granted >= 0),
  state         text NOT NULL CHECK (state IN ('authorised', 'captured', 'released', 'expired')),
  authorised_at bigint NOT NULL,
  expires_at    bigint NOT NULL
);
CREATE INDEX hold_open ON hold (customer_id) WHERE state = 'authorised';

CREATE TABLE receipt (
  receipt_id    uuid PRIMARY KEY,
  end_state     text NOT NULL CHECK (end_state IN ('fiscalised', 'cancelled')),
  op_id         uuid NOT NULL,
  customer_id   text,
  business_date date,
  paid          bigint NOT NULL,
  redeemed      bigint NOT NULL,
  accrued       bigint NOT NULL,
  -- of a return, whose three figures are below 0: the sale, and thousandths by line number
  return_of     uuid,
  quantities    jsonb,
  CHECK ((return_of IS NULL) = (quantities IS NULL))
);
CREATE INDEX receipt_returns ON receipt (return_of) WHERE return_of IS NOT NULL;
-- Which lots a sale's points came from, in the order in which they were burned: a return gives them back there.
CREATE TABLE burned (
  receipt_id   uuid NOT NULL,
  n            int NOT NULL,
  lot_id       text NOT NULL,
  amount       bigint NOT NULL CHECK (amount > 0),
  activates_at bigint NOT NULL,
  expires_at   bigint,
  PRIMARY KEY (receipt_id, n)
);
-- What a member earned and redeemed in a store day (2026-11-22) or month (2026-11), late receipts included.
CREATE TABLE counter (
  customer_id text NOT NULL,
  period      text NOT NULL,
  earned      bigint NOT NULL,
  redeemed    bigint NOT NULL,
  redemptions int NOT NULL,
  PRIMARY KEY (customer_id, period)
);

CREATE TABLE import_part (
  import_id uuid NOT NULL,
  part      int NOT NULL,
  rows      jsonb NOT NULL,
  PRIMARY KEY (import_id, part)
);
CREATE TABLE import_result (
  import_id uuid PRIMARY KEY,
  result    text NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
