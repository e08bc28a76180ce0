import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { FrameDecoder, codeBytes, encodeFrame, splitAnswer } from './frame.ts';

const bodies = fc.uint8Array({ minLength: 1, maxLength: 255 });

/** Every whole frame in `bytes`, decoded one byte at a time. */
function decodeAll(bytes: Iterable<number>): string[] {
  const decoder = new FrameDecoder();
  const frames: string[] = [];
  for (const byte of bytes) {
    const step = decoder.push(byte);
    if (step.kind === 'frame') frames.push(textOf(step.body));
  }
  return frames;
}

/** Frames of the protocol page that no command of ours uses, and both ends of the length range. */
const FRAMES = [
  '02 05 10 01 00 00 00 14',
  '02 01 FC FD',
  '02 02 FF 37 CA',
  '02 3C 80 01 00 00 00 D0 07 00 00 00 1E 23 00 00 00 01 01 00 00 00 CC EE EB EE EA EE (34 x 00) 74',
  '02 03 80 00 01 82',
  '02 47 85 01 00 00 00 20 4E (64 x 00) AD',
  '02 08 85 00 01 96 11 00 00 00 0B',
  '02 0A FF 0A 1E 00 00 00 A9 01 00 00 49',
];

describe('encodeFrame', () => {
  it.each(FRAMES)('frames the body of %s', (frame) => {
    const bytes = bytesOf(frame);
    expect(textOf(encodeFrame(bytes.subarray(2, -1)))).toBe(textOf(bytes));
  });

  it.each([0, 256])('refuses a body of %i bytes', (length) => {
    expect(() => encodeFrame(new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('FrameDecoder', () => {
  it.each(FRAMES)('finds the body of %s', (frame) => {
    const bytes = bytesOf(frame);
    expect(decodeAll(bytes)).toEqual([textOf(bytes.subarray(2, -1))]);
  });

  it('takes control bytes inside the body for data', () => {
    expect(decodeAll(encodeFrame(bytesOf('02 06 15 05 02 02')))).toEqual(['02 06 15 05 02 02']);
  });

  it('drops bytes before STX', () => {
    expect(decodeAll(bytesOf('06 FF 15 02 03 88 00 1E 95'))).toEqual(['88 00 1E']);
  });

  it('reports one wrong bit in the LRC and goes on with the next frame', () => {
    const decoder = new FrameDecoder();
    const steps = Array.from(bytesOf('02 03 88 00 1E 94'), (byte) => decoder.push(byte).kind);
    expect(steps).toEqual(['more', 'more', 'more', 'more', 'more', 'broken']);
    expect(decoder.isInsideFrame).toBe(false);
  });

  it('reports a frame of length 0', () => {
    const decoder = new FrameDecoder();
    decoder.push(0x02);
    expect(decoder.push(0x00)).toEqual({ kind: 'broken' });
  });

  it('returns any body that was framed', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(decodeAll(encodeFrame(body))).toEqual([textOf(body)]);
      }),
    );
  });

  it('sees each changed byte of a frame after its STX, except where it asks for more', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, place, change) => {
        const frame = encodeFrame(body);
        const at = 1 + (place % (frame.length - 1));
        frame[at] = (frame[at] ?? 0) ^ change;
        expect(decodeAll(frame)).not.toContain(textOf(body));
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void decodeAll(bytes)));
  });
});

describe('splitAnswer', () => {
  it.each([
    [0x10, '10 4F', { error: 0x4f, data: '' }],
    [0x89, '89 00 01 20 4E 00 00 00', { error: 0, data: '01 20 4E 00 00 00' }],
    [0xff45, 'FF 45 45', { error: 0x45, data: '' }],
    [0xff46, 'FF 37', { error: 0x37, data: '' }],
  ])('reads %i in %s', (code, body, { error, data }) => {
    const answer = splitAnswer(code, bytesOf(body));
    expect(answer && { error: answer.error, data: textOf(answer.data) }).toEqual({ error, data });
  });

  it.each([
    [0x10, '11 00 1E'],
    [0xff45, 'FF 46 00'],
    [0xff45, '45 00'],
    [0x10, '10'],
    [0xff45, 'FF'],
  ])('finds no answer to %i in %s', (code, body) => {
    expect(splitAnswer(code, bytesOf(body))).toBeNull();
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.constantFrom(0x10, 0xff45), fc.uint8Array(), (code, body) => void splitAnswer(code, body)),
    );
  });
});

describe('codeBytes', () => {
  it('puts FF before the second byte of the FF family', () => {
    expect(textOf(codeBytes(0xff45))).toBe('FF 45');
    expect(textOf(codeBytes(0x10))).toBe('10');
  });
});
