/** Programme-wide counters go down to the tills, and each till may hold a part of what is left of one. */
export const allotments = `
ALTER TABLE programme_counter ADD COLUMN rev bigint;
CREATE UNIQUE INDEX programme_counter_rev ON programme_counter (rev);

-- What is left of a till's part of a limited counter; only that till gives it away.
CREATE TABLE allotment (
  programme_id text NOT NULL,
  key          text NOT NULL,
  till_id      int NOT NULL REFERENCES till,
  rest         bigint NOT NULL CHECK (rest >= 0),
  PRIMARY KEY (programme_id, key, till_id)
);
`;
