/** What was said on the wire, in words: control bytes and frames, each with its command and error. Shtrih-M only. */
import { ACK, ENQ, FrameDecoder, NAK, encodeFrame } from '../shtrih/frame.ts';
import { COMMANDS } from '../shtrih/commands.ts';
import { describeDeviceError } from '../shtrih/errors.ts';
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

/** Personal data is masked on the way: whatever of a person a frame carries never reaches a file. */
export function readWire(entries: readonly WireEntry[]): WireWord[] {
  const decoders = { out: new FrameDecoder(), in: new FrameDecoder() };
  const words: WireWord[] = [];
  for (const { at, way, hex } of entries) {
    for (const byte of Buffer.from(hex, 'hex')) {
      const decoder = decoders[way];
      const wasInside = decoder.isInsideFrame;
      const step = decoder.push(byte);
      if (step.kind === 'frame') words.push(frameWord(at, way, masked(step.body)));
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
  const code = body[0] === 0xff ? 0xff00 | (body[1] ?? 0) : (body[0] ?? 0);
  const name = COMMANDS.find((command) => command.code === code)?.name ?? 'unknown command';
  const hex = Buffer.from(encodeFrame(body)).toString('hex');
  const shown = { at, way, kind: 'frame', hex, code: code.toString(16) } as const;
  if (way === 'out') return { ...shown, words: name };
  const error = body[code > 0xff ? 2 : 1] ?? 0;
  return { ...shown, error, words: error === 0 ? `${name}: done` : `${name}: ${describeDeviceError(error, 'en')}` };
}

/** Tags of a person: 1008 contact, 1021 cashier, 1203 cashier's tax number, 1227 and 1228 the customer. */
const PERSONAL_TAGS = [1008, 1021, 1203, 1227, 1228];
const TAG_DOCUMENT = 0x0c;
const WRITE_TABLE = 0x1e;
const [TAG_AT, VALUE_AT] = [6, 10];
const ASTERISK = 0x2a;

/** The cashier's name goes into a table of the register; both it and the tags keep their length. */
function masked(body: Uint8Array): Uint8Array {
  const isTag = body[0] === 0xff && body[1] === TAG_DOCUMENT && body.length > VALUE_AT;
  if (isTag && PERSONAL_TAGS.includes(body[TAG_AT]! | (body[TAG_AT + 1]! << 8))) return starred(body, VALUE_AT);
  const isText = body[0] === WRITE_TABLE && body.length > VALUE_AT + 4;
  return isText ? starred(body, VALUE_AT - 1) : body;
}

const starred = (body: Uint8Array, from: number): Uint8Array =>
  body.map((byte, index) => (index >= from && byte !== 0 ? ASTERISK : byte));
