/** Time-outs in milliseconds and numbers of tries of the link layer. Source: fiscal-printer section 1.3. */
export interface LinkTiming {
  /** reply to ENQ */
  enqMs: number;
  /** ACK after the last byte of a frame */
  ackMs: number;
  /** one byte on the wire: the system takes a frame long before it has left */
  byteMs: number;
  /** silence between two bytes of an answer, and the silence that ends a drain */
  gapMs: number;
  /** the system takes our bytes */
  writeMs: number;
  /**
   * How long a register that accepted an unrepeatable command may keep silent after the command's own time-out
   * before its fate is called unknown: a register busy with a document cannot reply.
   */
  patienceMs: number;
  enqTries: number;
  nakTries: number;
  answerTries: number;
}

const WIRED: LinkTiming = {
  enqMs: 300,
  ackMs: 500,
  byteMs: 0,
  gapMs: 100,
  writeMs: 3000,
  patienceMs: 15_000,
  enqTries: 10,
  nakTries: 3,
  answerTries: 3,
};

/** A network holds bytes back: vendor drivers wait up to 3 s for ENQ; a lost segment is sent again after 200 ms. */
export const NETWORK: LinkTiming = { ...WIRED, enqMs: 1000, ackMs: 2000, gapMs: 500, enqTries: 5 };

/** 10 bits a byte. */
export function timingAt(baud: number): LinkTiming {
  return { ...WIRED, byteMs: 10_000 / baud };
}
