/** Fault 1: an answer loses, changes or delays one byte on the line; the pending answer itself stays whole. */
import { numberArgument, type FaultBox } from './fault-box.ts';

export interface Piece {
  readonly bytes: readonly number[];
  readonly delayMs: number;
}

export function spoil(frame: readonly number[], faults: FaultBox, command: number): Piece[] {
  const last = frame.length - 1;
  let bytes: readonly number[] = frame;
  const corrupt = faults.draw('corruptAnswerByte', command);
  if (corrupt !== null) {
    const place = numberArgument(corrupt, 0, last);
    bytes = bytes.map((byte, i) => (i === place ? byte ^ 0xff : byte));
  }
  const drop = faults.draw('dropAnswerByte', command);
  if (drop !== null) {
    const place = numberArgument(drop, 0, last);
    bytes = bytes.filter((_, i) => i !== place);
  }
  const delay = faults.draw('delayAnswerByte', command);
  if (delay === null) return [{ bytes, delayMs: 0 }];
  const place = Math.min(numberArgument(delay, 0, 0), bytes.length);
  return [
    { bytes: bytes.slice(0, place), delayMs: 0 },
    { bytes: bytes.slice(place), delayMs: numberArgument(delay, 1, 1000) },
  ];
}
