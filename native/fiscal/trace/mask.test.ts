/** What a trace shows of the bytes on the line, and what it never shows. */
import { describe, expect, it } from 'vitest';
import { concat, u16, u32, u8 } from '../shtrih/bytes.ts';
import { encodeCp1251 } from '../shtrih/encoding.ts';
import { encodeFrame } from '../shtrih/frame.ts';
import { structTlv, textTlv } from '../shtrih/tlv.ts';
import { readWire, type WireWord } from './read-wire.ts';

const PASSWORD = u32(0x11223344);

function shown(way: WireWord['way'], ...body: Uint8Array[]): string {
  const frame = encodeFrame(concat(...body));
  const [word] = readWire([{ at: 0, way, hex: Buffer.from(frame).toString('hex') }]);
  expect(word).toMatchObject({ kind: 'frame' });
  expect(word!.hex).toHaveLength(frame.length * 2);
  return word!.hex;
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const [NAME, CONTACT] = ['Проверкина', '+79161234567'];

describe('a trace of the line', () => {
  it.each([
    ['short status', [0x10]],
    ['close', [0xff, 0x45]],
    ['drive status', [0xff, 0x01]],
  ])('never shows the password of %s', (_, code) => {
    expect(shown('out', Uint8Array.from(code), PASSWORD)).not.toContain(hexOf(PASSWORD));
  });

  it.each([
    ['a line of text', [0x17], encodeCp1251(NAME)],
    ['a bold line', [0x12], encodeCp1251(NAME)],
    ['a line in a font', [0x2f], concat(u8(1), encodeCp1251(NAME))],
  ])('hides what %s says', (_, code, text) => {
    expect(shown('out', Uint8Array.from(code), PASSWORD, u8(2), text)).not.toContain(hexOf(encodeCp1251(NAME)));
  });

  it('hides the cashier in the table of the register, written and read', () => {
    const name = encodeCp1251(NAME);
    const address = concat(u8(2), u16(30), u8(2));
    expect(shown('out', u8(0x1e), PASSWORD, address, name)).not.toContain(hexOf(name));
    expect(shown('in', u8(0x1f), u8(0), name)).not.toContain(hexOf(name));
  });

  it('shows a number of a table: it is what support asks for', () => {
    expect(shown('in', u8(0x1f), u8(0), u8(7))).toContain('1f0007');
  });

  it('hides contact and cashier of a document and shows its own mark', () => {
    const mark = structTlv(1084, textTlv(1085, 'ID'), textTlv(1086, 'our-receipt'));
    const document = concat(textTlv(1008, CONTACT), textTlv(1021, NAME), mark);
    for (const tlv of [document, structTlv(3, document)]) {
      const hex = shown('in', Uint8Array.of(0xff, 0x3b, 0), tlv);
      expect(hex).not.toContain(hexOf(Buffer.from(CONTACT)));
      expect(hex).toContain(hexOf(mark));
    }
    expect(shown('out', Uint8Array.of(0xff, 0x0c), PASSWORD, textTlv(1008, CONTACT))).not.toContain(
      hexOf(Buffer.from(CONTACT)),
    );
  });

  it('hides a portion of a document that begins in the middle of an element', () => {
    const tail = Buffer.from(`${CONTACT}…`);
    expect(shown('in', Uint8Array.of(0xff, 0x3b, 0), tail)).not.toContain(hexOf(Buffer.from(CONTACT)));
  });

  it('hides the factory passwords that the model parameters tell', () => {
    const parameters = concat(new Uint8Array(15), PASSWORD, PASSWORD, u8(5));
    expect(shown('in', u8(0xf7), u8(0), parameters)).not.toContain(hexOf(PASSWORD));
  });

  it('shows of a command it does not know only that there was one', () => {
    const [word] = readWire([{ at: 0, way: 'out', hex: hexOf(encodeFrame(Uint8Array.of(0xab, 1, 2, 3))) }]);
    expect(word).toMatchObject({ code: 'ab', words: 'unknown command', hex: '0201abaa' });
  });
});
