/**
 * May a command be sent again?
 * - `safe`: it changes nothing, or the same thing; asked again once when its answer was lost
 * - `unlessAccepted`: only when the register says it never took the first one
 * - `never`: the caller looks at the register first. Source: fiscal-printer section 7.4.
 */
export type Repeat = 'safe' | 'unlessAccepted' | 'never';

export interface LinkRequest {
  code: number;
  /** code and parameters */
  body: Uint8Array;
  /** milliseconds from the command's ACK to its answer */
  timeoutMs: number;
  /** milliseconds from the command's ACK to the first question whether its answer is still coming */
  lookMs: number;
  repeat: Repeat;
}

/**
 * Why there is no answer.
 * - `unsent`: the command never left, or the register rejected every copy of its frame
 * - `denied`: it left, got no ACK, and the register says at once that it has nothing
 * - `unknown`: it may have run
 */
type Fate = 'unsent' | 'denied' | 'unknown';

export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly fate: Fate;

  constructor(fate: Fate, message: string, cause?: unknown) {
    super(message, { cause });
    this.fate = fate;
  }
}
