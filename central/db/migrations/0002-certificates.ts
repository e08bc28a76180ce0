/** Gift certificates: prepaid money. What has been set aside or used up is never more than there is, whoever asks at once. */
export const certificates = `
CREATE TABLE certificate (
  number       text PRIMARY KEY,
  pin_hash     text NOT NULL,
  face_value   bigint NOT NULL CHECK (face_value > 0),
  -- 0 until it is sold
  rest         bigint NOT NULL CHECK (rest BETWEEN 0 AND face_value),
  -- the part of it that receipts without an end have set aside
  reserved     bigint NOT NULL DEFAULT 0 CHECK (reserved BETWEEN 0 AND rest),
  state        text NOT NULL CHECK (state IN ('made', 'sold', 'used', 'blocked')),
  from_at      bigint NOT NULL,
  to_at        bigint,
  -- the receipt that sold it
  sold_by      uuid,
  wrong_pins   int NOT NULL DEFAULT 0,
  locked_until bigint
);
CREATE TABLE certificate_hold (
  authorisation_id uuid PRIMARY KEY,
  number           text NOT NULL,
  -- null: ended before it was ever asked for
  receipt_id       uuid,
  till_id          int,
  amount           bigint NOT NULL CHECK (amount >= 0),
  -- amount and what a use as a whole loses
  taken            bigint NOT NULL CHECK (taken >= amount),
  state            text NOT NULL CHECK (state IN ('authorised', 'captured', 'released', 'expired')),
  expires_at       bigint NOT NULL
);
CREATE INDEX certificate_hold_open ON certificate_hold (expires_at) WHERE state = 'authorised';
-- Why the rest is what it is; they sum to it. n counts the entries of a cause on one certificate.
CREATE TABLE certificate_entry (
  cause  uuid NOT NULL,
  number text NOT NULL,
  n      int NOT NULL,
  reason text NOT NULL CHECK (reason IN ('opening', 'sold', 'paid', 'lost', 'returned')),
  amount bigint NOT NULL CHECK (amount <> 0),
  at     bigint NOT NULL,
  PRIMARY KEY (cause, number, n)
);
CREATE INDEX certificate_entry_number ON certificate_entry (number);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The key of the PIN hashes, made at the first start of a centre that was given none.
CREATE TABLE pin_key (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  key      text NOT NULL
);
`;
