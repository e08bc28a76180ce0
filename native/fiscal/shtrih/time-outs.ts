/**
 * Every wait of the driver, in one table, so that a test can scale all of them at once. Milliseconds unless told.
 * Source: fiscal-printer sections 1.3, 1.4 and 3.
 */
export interface TimeOuts {
  link: LinkTiming;
  /** by the `timeOut` of a command definition */
  answers: Readonly<Record<AnswerTimeOut, AnswerTiming>>;
  /** between two looks at a busy printer, and the longest wait for it within one call */
  printer: { readonly pollMs: number; readonly settleMs: number };
}

/** Time-outs and numbers of tries of the link layer. */
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

export type AnswerTimeOut = 'status' | 'metrics' | 'ordinary' | 'document' | 'marking' | 'closing' | 'opening';

export interface AnswerTiming {
  /** from the command's ACK to its answer */
  answerMs: number;
  /**
   * from the command's ACK to the first ENQ that asks whether the answer is still coming: a lost one is noticed
   * then, not after `answerMs`. A register at work does not read it, one that has answered repeats the answer.
   */
  lookMs: number;
}

/** A real register takes 12 ms for a command and 366 ms for FF45h: fiscal-printer section 1.4. */
const ORDINARY_LOOK_MS = 300;
const DOCUMENT_LOOK_MS = 1000;

const WIRED: TimeOuts = {
  link: {
    enqMs: 300,
    ackMs: 500,
    byteMs: 0,
    gapMs: 100,
    writeMs: 3000,
    patienceMs: 15_000,
    enqTries: 10,
    nakTries: 3,
    answerTries: 3,
  },
  answers: {
    status: { answerMs: 3000, lookMs: ORDINARY_LOOK_MS },
    metrics: { answerMs: 5000, lookMs: ORDINARY_LOOK_MS },
    ordinary: { answerMs: 30_000, lookMs: ORDINARY_LOOK_MS },
    document: { answerMs: 30_000, lookMs: DOCUMENT_LOOK_MS },
    marking: { answerMs: 40_000, lookMs: DOCUMENT_LOOK_MS },
    closing: { answerMs: 65_000, lookMs: DOCUMENT_LOOK_MS },
    opening: { answerMs: 120_000, lookMs: DOCUMENT_LOOK_MS },
  },
  // The page allows 20 to 50 ms between two looks at the printer.
  printer: { pollMs: 30, settleMs: 60_000 },
};

/** 10 bits a byte; the register's own answer takes its time on the wire as well. */
export function wiredTimeOuts(baud: number): TimeOuts {
  return { ...WIRED, link: { ...WIRED.link, byteMs: 10_000 / baud } };
}

/** A network holds bytes back: vendor drivers wait up to 3 s for ENQ; a lost segment is sent again after 200 ms. */
export const NETWORK_TIME_OUTS: TimeOuts = {
  ...WIRED,
  link: { ...WIRED.link, enqMs: 1000, ackMs: 2000, gapMs: 500, enqTries: 5 },
};

/** Under this no wait is scaled: a busy computer wakes a process some milliseconds late. */
const SHORTEST_MS = 5;

/**
 * The whole table faster or slower. Numbers of tries stay, and so does the time of a byte on the wire.
 *
 * @param factor > 0; 1 changes nothing
 */
export function scaleTimeOuts({ link, answers, printer }: TimeOuts, factor: number): TimeOuts {
  const scaled = (ms: number): number => (factor === 1 ? ms : Math.max(SHORTEST_MS, ms * factor));
  const { enqMs, ackMs, gapMs, writeMs, patienceMs } = link;
  return {
    link: {
      ...link,
      enqMs: scaled(enqMs),
      ackMs: scaled(ackMs),
      gapMs: scaled(gapMs),
      writeMs: scaled(writeMs),
      patienceMs: scaled(patienceMs),
    },
    answers: mapValues(answers, ({ answerMs, lookMs }) => ({ answerMs: scaled(answerMs), lookMs: scaled(lookMs) })),
    printer: { pollMs: scaled(printer.pollMs), settleMs: scaled(printer.settleMs) },
  };
}

function mapValues<Key extends string, Value>(
  table: Readonly<Record<Key, Value>>,
  change: (value: Value) => Value,
): Record<Key, Value> {
  const entries = Object.entries<Value>(table).map(([key, value]) => [key, change(value)] as const);
  return Object.fromEntries(entries) as Record<Key, Value>;
}
