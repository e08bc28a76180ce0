import type { Clock } from '../clock.ts';
import type { Line } from '../line.ts';
import { hex } from './bytes.ts';
import { ACK, encodeFrame, splitAnswer } from './frame.ts';
import type { AnswerParts } from './frame.ts';
import { LinkError } from './link-request.ts';
import type { LinkRequest } from './link-request.ts';
import { Mutex } from '../mutex.ts';
import type { LinkTiming } from './time-outs.ts';
import { Wire } from './wire.ts';

export interface LinkParts {
  line: Line;
  timing: LinkTiming;
  clock: Clock;
  log: (message: string) => void;
}

/** Whether a copy of the frame in hand may have been accepted. */
type Progress = { wasSent: boolean };

/**
 * The host's side of the standard lower level: one exchange at a time, no fixed sleeps.
 *
 *     ENQ ──NAK──▶ send frame ──ACK──▶ wait for answer ──▶ ACK, done
 *      ▲ └──ACK──▶ read the waiting answer ──┐   │ broken: NAK, ENQ
 *      └─────────────────────────────────────┘   └ nothing: ENQ (ACK: go on waiting, NAK: lost)
 *
 * A frame is never sent again without a fresh ENQ. An answer that waits for us belongs to the last command whose
 * answer did not come: if that is the one in hand it is the result, else it is kept for {@link takeLate}.
 * Source: fiscal-printer section 1.3.
 */
export class Link {
  readonly #wire: Wire;
  readonly #timing: LinkTiming;
  readonly #clock: Clock;
  readonly #log: (message: string) => void;
  readonly #mutex = new Mutex();
  #onState: (state: 'up' | 'down') => void = () => undefined;
  #isUp = false;
  /** The command this process sent on this port whose answer may still be waiting in the register. */
  #owed: LinkRequest | null = null;
  #late: { code: number; answer: AnswerParts } | null = null;
  /** Time-out of the last command sent: an answer met unasked may still be in the making. null before the first. */
  #lastTimeoutMs: number | null = null;

  constructor({ line, timing, clock, log }: LinkParts) {
    this.#timing = timing;
    this.#clock = clock;
    this.#log = log;
    this.#wire = new Wire(line, timing, clock, () => {
      this.#owed = null;
      this.#setUp(false);
    });
  }

  /** `up` with the first reply, `down` when the line closes or answers stop. */
  onState(listener: (state: 'up' | 'down') => void): void {
    this.#onState = listener;
  }

  open(): Promise<void> {
    return this.#wire.open();
  }

  close(): Promise<void> {
    return this.#wire.close();
  }

  /** The answer to `code` that came after its exchange had been given up, once; null when none did. */
  takeLate(code: number): AnswerParts | null {
    if (this.#late?.code !== code) return null;
    const { answer } = this.#late;
    this.#late = null;
    return answer;
  }

  /**
   * Sends one command and returns the register's answer to it, be it yes or no.
   *
   * @throws LinkError with what is known of the command's fate
   */
  exchange(request: LinkRequest): Promise<AnswerParts> {
    return this.#mutex.run(() =>
      this.#attempt(request).catch((failure: LinkError) => {
        const mayAskAgain = request.repeat === 'safe' && failure.fate === 'unknown' && this.#isUp;
        if (!mayAskAgain) throw failure;
        this.#log(`${hex(request.code)}h is asked again: ${failure.message}`);
        return this.#attempt(request);
      }),
    );
  }

  async #attempt(request: LinkRequest): Promise<AnswerParts> {
    const progress = { wasSent: false };
    try {
      const answer = await this.#converse(request, progress);
      this.#owed = null;
      return answer;
    } catch (cause) {
      if (cause instanceof LinkError) throw cause;
      this.#setUp(false);
      throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the line to the register was lost', cause);
    }
  }

  async #converse(request: LinkRequest, progress: Progress): Promise<AnswerParts> {
    const wire = this.#wire;
    const frame = encodeFrame(request.body);
    wire.clear();
    for (let sent = 0; sent <= this.#timing.nakTries; sent += 1) {
      const waiting = await this.#reachIdle(request, progress);
      if (waiting !== null) return waiting;
      wire.clear();
      progress.wasSent = true;
      this.#owed = request;
      this.#lastTimeoutMs = request.timeoutMs;
      await wire.write(frame);
      const reply = await wire.awaitAck(frame.length);
      if (reply === 'ack' || reply === 'stx') return this.#awaitAnswer(request, reply === 'stx');
      if (reply === 'nak') {
        await wire.drain();
        continue;
      }
      const { reply: having, wasPrompt } = await this.#enquire();
      if (having === 'answer') return this.#awaitAnswer(request, false);
      // A silent register may have restarted, and a restart forgets what it had accepted.
      if (having === 'silence' || !wasPrompt) throw new LinkError('unknown', 'no ACK, then silence');
      if (request.repeat === 'never') throw new LinkError('denied', 'the register has not taken the command');
      progress.wasSent = false;
    }
    throw new LinkError('unsent', `the register rejected the frame ${this.#timing.nakTries + 1} times`);
  }

  /** Steps 1 and 2: ENQ until the register is idle. An answer met on the way may be the result. */
  async #reachIdle(request: LinkRequest, progress: Progress): Promise<AnswerParts | null> {
    for (let met = 0; met <= this.#timing.answerTries; met += 1) {
      const { reply, wasPrompt } = await this.#enquire();
      if (reply === 'idle') {
        if (progress.wasSent && !wasPrompt) throw new LinkError('unknown', 'the register may have restarted');
        progress.wasSent = false;
        this.#owed = null;
        return null;
      }
      if (reply === 'silence') {
        throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the register does not answer');
      }
      if (progress.wasSent) return this.#awaitAnswer(request, false);
      const answer = await this.#readWaiting(request);
      if (answer !== null) return answer;
    }
    throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the register never becomes idle');
  }

  /** @returns the answer when it is that of an earlier try of the very same request, which changes nothing twice */
  async #readWaiting(request: LinkRequest): Promise<AnswerParts | null> {
    // What an earlier process left is as a rule on its way already.
    const received = await this.#wire.receive(this.#lastTimeoutMs ?? request.timeoutMs, false);
    if (received.kind === 'broken') await this.#wire.refuse();
    if (received.kind !== 'frame') return null;
    await this.#confirm();
    const owed = this.#owed;
    const answer = owed === null ? null : splitAnswer(owed.code, received.body);
    const bytes = Array.from(received.body, hex).join(' ');
    if (owed === null || answer === null) {
      this.#log(`dropped the answer ${bytes} of an earlier command`);
      return null;
    }
    this.#owed = null;
    if (owed === request) return answer;
    this.#late = { code: owed.code, answer };
    this.#log(`kept the late answer ${bytes} of ${hex(owed.code)}h`);
    return null;
  }

  /** Step 4. */
  async #awaitAnswer(request: LinkRequest, isStarted: boolean): Promise<AnswerParts> {
    const { answerTries, enqTries, patienceMs } = this.#timing;
    const patience = request.repeat === 'never' ? patienceMs : 0;
    const limit = this.#clock.now() + request.timeoutMs * (answerTries + 1) + patience;
    let deadline = this.#clock.now() + request.timeoutMs;
    let [broken, silences, started, copiesFollow] = [0, 0, isStarted, false];
    while (broken <= answerTries && this.#clock.now() <= limit) {
      const left = deadline - this.#clock.now();
      const received = await this.#wire.receive(Math.min(request.lookMs, left), started);
      if (received.kind === 'frame') {
        await this.#confirm();
        if (copiesFollow) await this.#wire.drain();
        const answer = splitAnswer(request.code, received.body);
        if (answer !== null) return answer;
        this.#log(`dropped an answer that is not of ${hex(request.code)}h`);
      }
      if (received.kind === 'broken') await this.#wire.refuse();
      if (received.kind !== 'nothing') broken += 1;
      const { reply } = await this.#wire.enquire(1, true);
      if (reply === 'idle') throw new LinkError('unknown', 'the answer was lost');
      started = reply === 'started';
      // A register at work reads what it was sent meanwhile afterwards, and answers each ENQ with a copy.
      copiesFollow ||= reply === 'started' || reply === 'silence';
      silences = reply === 'silence' ? silences + 1 : 0;
      if (reply === 'silence') {
        const isOver = silences >= enqTries && this.#clock.now() >= deadline + patience;
        if (isOver) this.#fallSilent();
      } else {
        this.#setUp(true);
        deadline = Math.min(limit, this.#clock.now() + request.timeoutMs);
      }
    }
    throw new LinkError('unknown', 'no whole answer came');
  }

  #fallSilent(): never {
    this.#setUp(false);
    throw new LinkError('unknown', 'the register fell silent');
  }

  /** An answer that came whole is the answer, even if the line dies before our ACK leaves. */
  async #confirm(): Promise<void> {
    await this.#wire.write([ACK]).catch(() => this.#log('the line was lost before an answer could be confirmed'));
  }

  async #enquire() {
    const found = await this.#wire.enquire(this.#timing.enqTries, false);
    this.#setUp(found.reply !== 'silence');
    return found;
  }

  #setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    this.#onState(isUp ? 'up' : 'down');
  }
}
