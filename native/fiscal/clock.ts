/** Time as the link sees it, so that a test can run it in virtual time. */
export interface Clock {
  /** milliseconds from any fixed point; never goes back */
  now(): number;
  /** @returns a function that calls it off */
  after(milliseconds: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}
