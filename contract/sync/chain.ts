import canonicalize from 'canonicalize';

export interface ChainLink {
  tillId: number;
  epoch: number;
  seq: number;
  previousHash: string;
  opId: string;
  kind: string;
  schema: number;
  /** the stored payload text, never a re-serialised one */
  payload: string;
}

/** The text whose SHA-256 is an operation's hash. Source: offline-sync section 3. */
export function chainText(link: ChainLink): string {
  const { tillId, epoch, seq, previousHash, opId, kind, schema, payload } = link;
  return canonicalText(['kopilka-op-1', tillId, epoch, seq, previousHash, opId, kind, schema, payload]);
}

/** The text whose SHA-256 is the hash before the first operation of an epoch. */
export function enrolmentText(record: { tillUuid: string; tillId: number; epoch: number }): string {
  return canonicalText(['kopilka-enrolment-1', record.tillUuid, record.tillId, record.epoch]);
}

/** RFC 8785 text of plain JSON data. Throws TypeError for what JSON cannot hold. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not JSON');
  return text;
}
