import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat } from './bytes.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { encodeTlv, findTag, parseTlv, structTlv, textTlv } from './tlv.ts';

const elements = fc.array(
  fc.record({ tag: fc.integer({ min: 0, max: 0xffff }), value: fc.uint8Array({ maxLength: 40 }) }),
);

describe('TLV', () => {
  it('writes the customer contact +79161234567 as the page shows it', () => {
    expect(textOf(textTlv(1008, '+79161234567'))).toBe('F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37');
  });

  it('nests elements', () => {
    const mark = structTlv(1084, textTlv(1085, 'ID'), textTlv(1086, 'Я'));
    expect(textOf(mark)).toBe('3C 04 0B 00 3D 04 02 00 49 44 3E 04 01 00 9F');
    const inner = findTag(parseTlv(mark), 1084);
    expect(inner && textOf(findTag(parseTlv(inner), 1086) ?? [])).toBe('9F');
  });

  it('leaves out a tail that is no whole element', () => {
    expect(parseTlv(bytesOf('F0 03 01 00 41 F0 03 02 00 41'))).toHaveLength(1);
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(elements, (written) => {
        const bytes = concat(...written.map(({ tag, value }) => encodeTlv(tag, value)));
        expect(parseTlv(bytes)).toEqual(written);
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void parseTlv(bytes)));
  });
});
