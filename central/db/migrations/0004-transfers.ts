/** Points given away, to a member or to charity: what a charity has got and what a member has sent today follow from it. */
export const transfers = `
CREATE TABLE point_transfer (
  transfer_id  uuid PRIMARY KEY,
  programme_id text NOT NULL,
  sender       text NOT NULL REFERENCES customer,
  receiver     text REFERENCES customer,
  charity_id   text,
  amount       bigint NOT NULL CHECK (amount > 0),
  fee          bigint NOT NULL CHECK (fee >= 0),
  taken        bigint NOT NULL CHECK (taken >= amount),
  at           bigint NOT NULL,
  CHECK ((receiver IS NULL) <> (charity_id IS NULL))
);
CREATE INDEX point_transfer_sender ON point_transfer (sender, at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON point_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
