/** What was said on the wire, in words: control bytes and frames, each with its command and error. Shtrih-M only. */
import { concat } from '../shtrih/bytes.ts';
import { COMMANDS } from '../shtrih/commands.ts';
import { describeDeviceError } from '../shtrih/errors.ts';
import { ACK, ENQ, FF_FAMILY, FrameDecoder, NAK, codeBytes, encodeFrame, splitAnswer } from '../shtrih/frame.ts';
import { maskAnswer, maskRequest } from './mask.ts';
import type { WireEntry } from './wire-recorder.ts';

export interface WireWord {
  at: number;
  way: 'out' | 'in';
  /** ENQ, ACK, NAK, frame, or bytes that are none of them */
  kind: 'ENQ' | 'ACK' | 'NAK' | 'frame' | 'noise';
  hex: string;
  /** of a frame: command code in hex, and of an answer its error */
  code?: string;
  error?: number;
  words: string;
}

const CONTROL: Readonly<Record<number, 'ENQ' | 'ACK' | 'NAK'>> = { [ENQ]: 'ENQ', [ACK]: 'ACK', [NAK]: 'NAK' };

/** Masked on the way: see mask.ts. */
export function readWire(entries: readonly WireEntry[]): WireWord[] {
  const decoders = { out: new FrameDecoder(), in: new FrameDecoder() };
  const words: WireWord[] = [];
  for (const { at, way, hex } of entries) {
    for (const byte of Buffer.from(hex, 'hex')) {
      const decoder = decoders[way];
      const wasInside = decoder.isInsideFrame;
      const step = decoder.push(byte);
      if (step.kind === 'frame') words.push(frameWord(at, way, step.body));
      else if (step.kind === 'broken') words.push({ at, way, kind: 'noise', hex: '', words: 'a broken frame' });
      else if (!wasInside && !decoder.isInsideFrame) words.push(controlWord(at, way, byte));
    }
  }
  return words;
}

function controlWord(at: number, way: WireWord['way'], byte: number): WireWord {
  const kind = CONTROL[byte] ?? 'noise';
  return { at, way, kind, hex: byte.toString(16).padStart(2, '0'), words: kind };
}

function frameWord(at: number, way: WireWord['way'], body: Uint8Array): WireWord {
  const code = body[0] === FF_FAMILY ? (FF_FAMILY << 8) | (body[1] ?? 0) : (body[0] ?? 0);
  const command = COMMANDS.find((known) => known.code === code);
  const name = command?.name ?? 'unknown command';
  const word = (shown: Uint8Array) => {
    const hex = Buffer.from(encodeFrame(shown)).toString('hex');
    return { at, way, kind: 'frame', hex, code: code.toString(16) } as const;
  };
  // Nobody can tell what a command that is not ours carries.
  if (way === 'out') return { ...word(command ? maskRequest(command, body) : codeBytes(code)), words: name };
  const answer = splitAnswer(code, body);
  const error = answer?.error ?? 0;
  const head = body.subarray(0, body.length - (answer?.data.length ?? 0));
  const shown = concat(head, maskAnswer(code, answer?.data ?? new Uint8Array()));
  return {
    ...word(shown),
    error,
    words: error === 0 ? `${name}: done` : `${name}: ${describeDeviceError(error, 'en')}`,
  };
}
