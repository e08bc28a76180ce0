import type { Circle, Instant } from '../../loyalty/index.ts';

/** Where receipts come from: each part can be asked for apart from the others, in any thread, with the same answer. */
export interface Source {
  /** How many circles there are when no member touches another. */
  circles: number;
  circle(index: number): Circle;
  /** The time played back, [from, until). */
  from: Instant;
  until: Instant;
  /** Sales in all circles. */
  receipts: number;
}
