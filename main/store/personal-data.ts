/** Personal columns at rest and the keyed hashes they are found by. Source: offline-sync section 18. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomFillSync } from 'node:crypto';
import { canonicalText } from '../../contract/sync/chain.ts';
import { TillError } from '../../contract/errors/catalogue.ts';

export interface DataKeys {
  /** 32 bytes, encrypts columns */
  dek: Uint8Array;
  /** 32 bytes, hashes what is looked up */
  bik: Uint8Array;
}

interface ColumnPlace {
  table: string;
  column: string;
  rowId: string;
}

export interface PersonalData {
  /** `version | nonce | ciphertext | tag`; another call gives other bytes */
  seal(text: string, place: ColumnPlace): Buffer;
  /** @throws TillError KEY_LOST for bytes that this key did not seal in this place */
  open(sealed: Uint8Array, place: ColumnPlace): string;
  /** 16 bytes, the same for the same E.164 phone */
  phoneIndex(phone: string): Buffer;
  /** 16 bytes, of the last four digits */
  phoneEndIndex(lastFour: string): Buffer;
  /** Tells whether a file was made with these keys and says nothing about them. */
  fingerprint(): string;
}

const KEY_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;
/** The system is asked for random bytes once in so many nonces: 11 µs a call, as much as sealing a name. */
const NONCES_AT_ONCE = 256;

export function createPersonalData({ dek, bik }: DataKeys): PersonalData {
  // Raw bytes are made into a key at every call: 33 µs to seal a name instead of 8, 30 µs to hash a phone instead of 4.
  const [sealing, hashing] = [createSecretKey(dek), createSecretKey(bik)];
  const associated = (place: ColumnPlace, version: number) =>
    Buffer.from(canonicalText([place.table, place.column, place.rowId, version]));
  const blindIndex = (subject: string, value: string) =>
    createHmac('sha256', hashing).update(subject).update(value).digest().subarray(0, INDEX_BYTES);

  const nextNonce = createNonces();

  return {
    seal(text, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      cipher.setAAD(associated(place, KEY_VERSION));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(KEY_VERSION), nonce, ciphertext, cipher.getAuthTag()]);
    },
    open(sealed, place) {
      if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== KEY_VERSION) throw new TillError('KEY_LOST');
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 1 + NONCE_BYTES));
      decipher.setAAD(associated(place, KEY_VERSION));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const ciphertext = sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new TillError('KEY_LOST', {}, { cause });
      }
    },
    phoneIndex: (phone) => blindIndex('phone', phone),
    phoneEndIndex: (lastFour) => blindIndex('phoneEnd', lastFour),
    fingerprint: () => createHmac('sha256', hashing).update('fingerprint').update(dek).digest('hex').slice(0, 32),
  };
}

/** Random nonces, each handed out once and only good until the next call. */
function createNonces(): () => Uint8Array {
  const pool = Buffer.alloc(NONCES_AT_ONCE * NONCE_BYTES);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool.subarray(used, (used += NONCE_BYTES));
  };
}
