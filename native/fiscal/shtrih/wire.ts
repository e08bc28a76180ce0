import type { Clock } from '../clock.ts';
import type { Line } from '../line.ts';
import { ByteInbox, LineGone } from './byte-inbox.ts';
import { ACK, ENQ, FrameDecoder, NAK, STX } from './frame.ts';
import type { LinkTiming } from './time-outs.ts';

/**
 * - `idle`: NAK; `answer`: ACK, one is waiting or in the making; `started`: the answer itself has begun
 * - `silence`: nothing came
 */
export type Reply = 'idle' | 'answer' | 'started' | 'silence';
export type Received = { kind: 'frame'; body: Uint8Array } | { kind: 'broken' } | { kind: 'nothing' };

/** Stray bytes read before a drain gives up: more than any frame, less than forever on a babbling line. */
const DRAIN_MAX = 4096;
/** Registers reached through RNDIS emit a stray FF after ACK. */
const STRAY = 0xff;

/** Control bytes and frames over a line, each read under its own time-out. Source: fiscal-printer section 1.3. */
export class Wire {
  readonly #line: Line;
  readonly #timing: LinkTiming;
  readonly #clock: Clock;
  readonly #inbox: ByteInbox;

  constructor(line: Line, timing: LinkTiming, clock: Clock, onClosed: () => void) {
    this.#line = line;
    this.#timing = timing;
    this.#clock = clock;
    this.#inbox = new ByteInbox(clock);
    line.onBytes((bytes) => this.#inbox.push(bytes));
    line.onClosed((cause) => {
      this.#inbox.fail(cause);
      onClosed();
    });
  }

  async open(): Promise<void> {
    if (this.#line.isOpen) return;
    await this.#line.open();
    this.#inbox.reopen();
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  /** Forgets what came and was not read. */
  clear(): void {
    this.#inbox.clear();
  }

  /**
   * Sends ENQ until something sensible comes back.
   *
   * @param silencesMax ENQs without a reply before it is called silence
   * @param takesAnswer an STX is an answer begun; otherwise it is a byte like any other, as the answer comes again
   */
  async enquire(silencesMax: number, takesAnswer: boolean): Promise<{ reply: Reply; wasPrompt: boolean }> {
    let silences = 0;
    for (let tries = 0; tries < this.#timing.enqTries && silences < silencesMax; tries += 1) {
      await this.write([ENQ]);
      const byte = await this.#nextExcept(STRAY, this.#timing.enqMs);
      const wasPrompt = silences === 0;
      if (byte === ACK) return { reply: 'answer', wasPrompt };
      if (byte === STX && takesAnswer) return { reply: 'started', wasPrompt };
      if (byte === NAK) {
        // Replies to the earlier ENQs may still be under way.
        if (tries > 0) await this.drain();
        return { reply: 'idle', wasPrompt };
      }
      if (byte === undefined) silences += 1;
      else await this.drain();
    }
    return { reply: 'silence', wasPrompt: false };
  }

  async awaitAck(frameLength: number): Promise<'ack' | 'nak' | 'stx' | 'none'> {
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

  async receive(timeoutMs: number, isStarted: boolean): Promise<Received> {
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

  /** NAK to what was received broken: the register keeps the answer and waits for ENQ. */
  async refuse(): Promise<void> {
    await this.drain();
    await this.write([NAK]);
  }

  /** Reads until the line is silent. */
  async drain(): Promise<void> {
    for (let dropped = 0; dropped < DRAIN_MAX; dropped += 1) {
      if ((await this.#inbox.next(this.#timing.gapMs)) === undefined) return;
    }
  }

  async write(bytes: Uint8Array | readonly number[]): Promise<void> {
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

  async #nextExcept(stray: number, milliseconds: number): Promise<number | undefined> {
    const deadline = this.#clock.now() + milliseconds;
    for (;;) {
      const byte = await this.#inbox.next(deadline - this.#clock.now());
      if (byte !== stray) return byte;
    }
  }
}
