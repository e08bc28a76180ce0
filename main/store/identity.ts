/** Who this till is: its own half from the first start, the centre's half from the first join. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from './sqlite.ts';

export interface TillIdentity {
  tillUuid: string;
  /** what the till proves itself with; 64 hex digits */
  secret: string;
  /** null before the first join */
  joined: { tillId: number; epoch: number } | null;
}

interface IdentityRow {
  tillUuid: string;
  secret: string;
  tillId: number | null;
  epoch: number | null;
}

export interface IdentityTable {
  read(): TillIdentity;
  /** the first answer stays; inside the caller's transaction */
  fill(joined: { tillId: number; epoch: number }): void;
}

export function createIdentityTable(connection: Connection): IdentityTable {
  connection
    .prepare<[string, string]>('INSERT OR IGNORE INTO identity (id, tillUuid, secret) VALUES (1, ?, ?)')
    .run(randomUUID(), randomBytes(32).toString('hex'));
  const read = connection.prepare<[], IdentityRow>('SELECT tillUuid, secret, tillId, epoch FROM identity WHERE id = 1');
  const fill = connection.prepare<[number, number]>(
    'UPDATE identity SET tillId = ?, epoch = ? WHERE id = 1 AND tillId IS NULL',
  );
  let known: TillIdentity | null = null;
  return {
    read() {
      known ??= toIdentity(read.get()!);
      return known;
    },
    fill({ tillId, epoch }) {
      fill.run(tillId, epoch);
      known = null;
    },
  };
}

function toIdentity({ tillUuid, secret, tillId, epoch }: IdentityRow): TillIdentity {
  return { tillUuid, secret, joined: tillId === null || epoch === null ? null : { tillId, epoch } };
}
