import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPersonalData } from './personal-data.ts';

const personal = createPersonalData({ dek: new Uint8Array(32).fill(1), bik: new Uint8Array(32).fill(2) });
const place = { table: 'customer', column: 'phone', rowId: 'm-1' };

describe('a sealed column', () => {
  it('is version, 12 bytes of nonce, the ciphertext and 16 bytes of tag', () => {
    const sealed = personal.seal('+79161234567', place);
    expect(sealed).toHaveLength(1 + 12 + 12 + 16);
    expect(sealed[0]).toBe(1);
    expect(personal.seal('+79161234567', place)).not.toEqual(sealed);
  });

  it('never takes a nonce twice: 1000 seals have 1000', () => {
    const nonces = Array.from({ length: 1000 }, () => personal.seal('', place).toString('hex', 1, 13));
    expect(new Set(nonces).size).toBe(1000);
  });

  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, rowId) => {
        const where = { ...place, rowId };
        expect(personal.open(personal.seal(text, where), where)).toBe(text);
      }),
    );
  });

  it.each([
    ['another row', { ...place, rowId: 'm-2' }],
    ['another column', { ...place, column: 'name' }],
    ['another table', { ...place, table: 'receipt' }],
    ['parts that join to the same text', { table: 'customerphone', column: '', rowId: 'm-1' }],
  ])('does not open in %s', (_name, elsewhere) => {
    const sealed = personal.seal('+79161234567', place);
    expect(() => personal.open(sealed, elsewhere)).toThrow(expect.objectContaining({ code: 'KEY_LOST' }));
  });

  it('does not open when any byte was changed or cut off, or with another key', () => {
    const sealed = personal.seal('+79161234567', place);
    const other = createPersonalData({ dek: randomBytes(32), bik: randomBytes(32) });
    const changed = [...sealed.keys()].map((index) => sealed.with(index, sealed[index]! ^ 1));
    const cut = [0, 10, sealed.length - 1].map((length) => sealed.subarray(0, length));
    for (const bytes of [...changed, ...cut]) {
      expect(() => personal.open(bytes, place)).toThrow(expect.objectContaining({ code: 'KEY_LOST' }));
    }
    expect(() => other.open(sealed, place)).toThrow(expect.objectContaining({ code: 'KEY_LOST' }));
  });
});

describe('a blind index', () => {
  it('is 16 bytes that depend on the key, the subject and the value', () => {
    const other = createPersonalData({ dek: new Uint8Array(32).fill(1), bik: new Uint8Array(32).fill(3) });
    const hashes = [
      personal.phoneIndex('+79161234567'),
      personal.phoneIndex('+79161234568'),
      personal.phoneEndIndex('4567'),
      personal.phoneIndex('4567'),
      other.phoneIndex('+79161234567'),
    ].map((hash) => hash.toString('hex'));
    expect(hashes.map(({ length }) => length)).toEqual([32, 32, 32, 32, 32]);
    expect(new Set(hashes).size).toBe(5);
    expect(personal.phoneIndex('+79161234567').toString('hex')).toBe(hashes[0]);
  });
});
