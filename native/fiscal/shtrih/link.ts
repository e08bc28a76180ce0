import type { Clock } from '../clock.ts';
import type { Line } from '../line.ts';
import { hex } from './bytes.ts';
import { ByteInbox, LineGone } from './byte-inbox.ts';
import { ACK, ENQ, FrameDecoder, NAK, STX, encodeFrame, splitAnswer } from './frame.ts';
import type { AnswerParts } from './frame.ts';
import { LinkError } from './link-request.ts';
import type { LinkRequest } from './link-request.ts';
import type { LinkTiming } from './link-timing.ts';
import { Mutex } from './mutex.ts';

export interface LinkParts {
  line: Line;
  timing: LinkTiming;
  clock: Clock;
  log: (message: string) => void;
}

type Enquiry = { reply: 'idle' | 'answer' | 'silence'; wasPrompt: boolean };
/** Whether a copy of the frame in hand may have been accepted. */
type Progress = { wasSent: boolean };
type Received = { kind: 'frame'; body: Uint8Array } | { kind: 'broken' } | { kind: 'nothing' };

/** Stray bytes read before a drain gives up: more than any frame, less than forever on a babbling line. */
const DRAIN_MAX = 4096;
/** Registers reached through RNDIS emit a stray FF after ACK. */
const STRAY = 0xff;

/**
 * The host's side of the standard lower level: one exchange at a time, no fixed sleeps.
 *
 *     ENQ ──NAK──▶ send frame ──ACK──▶ wait for answer ──▶ ACK, done
 *      ▲ └──ACK──▶ read the waiting answer ──┐   │ broken: NAK, ENQ
 *      └─────────────────────────────────────┘   └ nothing: ENQ (ACK: go on waiting, NAK: lost)
 *
 * A frame is never sent again without a fresh ENQ, and an answer that waits for us is never thrown away when it
 * may be that of the command in hand. Source: fiscal-printer section 1.3.
 */
export class Link {
  readonly #line: Line;
  readonly #timing: LinkTiming;
  readonly #clock: Clock;
  readonly #log: (message: string) => void;
  readonly #inbox: ByteInbox;
  readonly #mutex = new Mutex();
  #onState: (state: 'up' | 'down') => void = () => undefined;
  #isUp = false;
  /** Time-out of the last command sent: an answer met unasked may still be in the making. */
  #lastTimeoutMs = 0;

  constructor({ line, timing, clock, log }: LinkParts) {
    this.#line = line;
    this.#timing = timing;
    this.#clock = clock;
    this.#log = log;
    this.#inbox = new ByteInbox(clock);
    line.onBytes((bytes) => this.#inbox.push(bytes));
    line.onClosed((cause) => {
      this.#inbox.fail(cause);
      this.#setUp(false);
    });
  }

  /** `up` with the first reply, `down` when the line closes or answers stop. */
  onState(listener: (state: 'up' | 'down') => void): void {
    this.#onState = listener;
  }

  async open(): Promise<void> {
    if (this.#line.isOpen) return;
    await this.#line.open();
    this.#inbox.reopen();
  }

  async close(): Promise<void> {
    await this.#line.close();
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
      return await this.#converse(request, progress);
    } catch (cause) {
      if (cause instanceof LinkError) throw cause;
      this.#setUp(false);
      throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the line to the register was lost', cause);
    }
  }

  async #converse(request: LinkRequest, progress: Progress): Promise<AnswerParts> {
    const frame = encodeFrame(request.body);
    this.#inbox.clear();
    for (let sent = 0; sent <= this.#timing.nakTries; sent += 1) {
      const waiting = await this.#reachIdle(request, progress);
      if (waiting !== null) return waiting;
      this.#inbox.clear();
      progress.wasSent = true;
      this.#lastTimeoutMs = request.timeoutMs;
      await this.#write(frame);
      const reply = await this.#awaitAck(frame.length);
      if (reply === 'ack' || reply === 'stx') return this.#awaitAnswer(request, reply === 'stx');
      if (reply === 'nak') {
        await this.#drain();
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

  /**
   * Steps 1 and 2: ENQ until the register is idle. An answer met on the way is the result when it answers the
   * command in hand and that was sent; any other is confirmed and dropped.
   */
  async #reachIdle(request: LinkRequest, progress: Progress): Promise<AnswerParts | null> {
    for (let met = 0; met <= this.#timing.answerTries; met += 1) {
      const { reply, wasPrompt } = await this.#enquire();
      if (reply === 'idle') {
        if (progress.wasSent && !wasPrompt) throw new LinkError('unknown', 'the register may have restarted');
        progress.wasSent = false;
        return null;
      }
      if (reply === 'silence') {
        throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the register does not answer');
      }
      if (progress.wasSent) return this.#awaitAnswer(request, false);
      await this.#dropAnswer();
    }
    throw new LinkError(progress.wasSent ? 'unknown' : 'unsent', 'the register never becomes idle');
  }

  async #dropAnswer(): Promise<void> {
    const received = await this.#receive(this.#lastTimeoutMs, false);
    if (received.kind === 'frame') {
      await this.#confirm();
      this.#log(`dropped the answer ${Array.from(received.body, hex).join(' ')} of an earlier command`);
    } else if (received.kind === 'broken') {
      await this.#refuse();
    }
  }

  /** Step 4. */
  async #awaitAnswer(request: LinkRequest, isStarted: boolean): Promise<AnswerParts> {
    for (let tries = 0, started = isStarted; tries <= this.#timing.answerTries; tries += 1, started = false) {
      const received = await this.#receive(request.timeoutMs, started);
      if (received.kind === 'frame') {
        await this.#confirm();
        const answer = splitAnswer(request.code, received.body);
        if (answer !== null) return answer;
        this.#log(`dropped an answer that is not of ${hex(request.code)}h`);
      } else if (received.kind === 'broken') {
        await this.#refuse();
      }
      const reply = await this.#enquirePatiently(request);
      if (reply === 'idle') throw new LinkError('unknown', 'the answer was lost');
      if (reply === 'silence') throw new LinkError('unknown', 'the register fell silent');
    }
    throw new LinkError('unknown', 'no whole answer came');
  }

  /** An answer that came whole is the answer, even if the line dies before our ACK leaves. */
  async #confirm(): Promise<void> {
    await this.#write([ACK]).catch(() => this.#log('the line was lost before an answer could be confirmed'));
  }

  async #refuse(): Promise<void> {
    await this.#drain();
    await this.#write([NAK]);
  }

  async #enquirePatiently(request: LinkRequest): Promise<Enquiry['reply']> {
    const deadline = this.#clock.now() + (request.repeat === 'never' ? this.#timing.patienceMs : 0);
    for (;;) {
      const { reply } = await this.#enquire();
      if (reply !== 'silence' || this.#clock.now() >= deadline) return reply;
    }
  }

  async #enquire(): Promise<Enquiry> {
    let wasPrompt = true;
    for (let tries = 0; tries < this.#timing.enqTries; tries += 1) {
      await this.#write([ENQ]);
      const byte = await this.#nextExcept(STRAY, this.#timing.enqMs);
      if (byte === ACK || byte === NAK) this.#setUp(true);
      if (byte === ACK) return { reply: 'answer', wasPrompt };
      if (byte === NAK) {
        // Replies to the earlier ENQs may still be under way.
        if (tries > 0) await this.#drain();
        return { reply: 'idle', wasPrompt };
      }
      if (byte === undefined) wasPrompt = false;
      else await this.#drain();
    }
    this.#setUp(false);
    return { reply: 'silence', wasPrompt: false };
  }

  async #awaitAck(frameLength: number): Promise<'ack' | 'nak' | 'stx' | 'none'> {
    const deadline = this.#clock.now() + this.#timing.ackMs + frameLength * this.#timing.byteMs;
    for (;;) {
      const byte = await this.#inbox.next(deadline - this.#clock.now());
      if (byte === undefined) return 'none';
      if (byte === ACK) return 'ack';
      if (byte === NAK) return 'nak';
      // The ACK was lost and the answer is already here.
      if (byte === STX) return 'stx';
    }
  }

  async #receive(timeoutMs: number, isStarted: boolean): Promise<Received> {
    const decoder = new FrameDecoder();
    if (isStarted) decoder.push(STX);
    const deadline = this.#clock.now() + timeoutMs;
    for (;;) {
      const wait = decoder.isInsideFrame ? this.#timing.gapMs : deadline - this.#clock.now();
      const byte = await this.#inbox.next(wait);
      if (byte === undefined) return { kind: decoder.isInsideFrame ? 'broken' : 'nothing' };
      const step = decoder.push(byte);
      if (step.kind !== 'more') return step;
    }
  }

  async #nextExcept(stray: number, milliseconds: number): Promise<number | undefined> {
    const deadline = this.#clock.now() + milliseconds;
    for (;;) {
      const byte = await this.#inbox.next(deadline - this.#clock.now());
      if (byte !== stray) return byte;
    }
  }

  async #drain(): Promise<void> {
    for (let dropped = 0; dropped < DRAIN_MAX; dropped += 1) {
      if ((await this.#inbox.next(this.#timing.gapMs)) === undefined) return;
    }
  }

  async #write(bytes: Uint8Array | readonly number[]): Promise<void> {
    let callOff = (): void => undefined;
    const stuck = new Promise<never>((_, reject) => {
      callOff = this.#clock.after(this.#timing.writeMs, () => reject(new LineGone('the line takes no bytes')));
    });
    try {
      await Promise.race([this.#line.write(Uint8Array.from(bytes)), stuck]);
    } finally {
      callOff();
    }
  }

  #setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    this.#onState(isUp ? 'up' : 'down');
  }
}
