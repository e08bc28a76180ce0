/**
 * The register's side of the link as a pure state machine. Source: fiscal-printer section 1.2.
 *
 *     IDLE ──STX──▶ RECEIVING ──whole frame, ACK──▶ EXECUTING ──answer──▶ ANSWER_PENDING ──ACK──▶ IDLE
 *       ▲ NAK           │ gap, bad N, bad LRC: NAK                          │  ▲ ENQ: ACK, same answer
 *       └───────────────┘                                                   └──┘
 */
import { ACK, ENQ, frameOf, lrcOf, NAK, STX } from './frame.ts';

export type LinkState =
  | { readonly name: 'IDLE' }
  | { readonly name: 'RECEIVING'; readonly size: number | null; readonly bytes: readonly number[] }
  | { readonly name: 'EXECUTING'; readonly queued: readonly number[] }
  | { readonly name: 'ANSWER_PENDING'; readonly answer: readonly number[]; readonly waitsFor: 'ACK' | 'ENQ' };

export type LinkEvent =
  | { readonly type: 'byte'; readonly byte: number }
  | { readonly type: 'timeout' }
  /** the command is done; an empty body means the answer is lost and the register is idle again */
  | { readonly type: 'answered'; readonly body: readonly number[] };

export type LinkOutput =
  | { readonly type: 'send'; readonly bytes: readonly number[]; readonly what: 'NAK' | 'ACK' | 'answer' }
  /** a whole frame with the right LRC: ACK goes out, then the command runs, whatever happens next */
  | { readonly type: 'accept'; readonly body: readonly number[] };

export interface LinkStep {
  readonly state: LinkState;
  readonly outputs: readonly LinkOutput[];
}

export const IDLE: LinkState = { name: 'IDLE' };

/** A UART keeps a few bytes while the register works; what does not fit is lost. */
const UART_BYTES_MAX = 1024;

const sendNak: LinkOutput = { type: 'send', bytes: [NAK], what: 'NAK' };
const sendAck: LinkOutput = { type: 'send', bytes: [ACK], what: 'ACK' };

/** True where a silence longer than the byte time-out means something. */
export function isTimed(state: LinkState): boolean {
  return state.name === 'RECEIVING' || (state.name === 'ANSWER_PENDING' && state.waitsFor === 'ACK');
}

export function advanceLink(state: LinkState, event: LinkEvent): LinkStep {
  switch (state.name) {
    case 'IDLE':
      if (event.type !== 'byte') return { state, outputs: [] };
      if (event.byte === STX) return { state: { name: 'RECEIVING', size: null, bytes: [] }, outputs: [] };
      return { state, outputs: [sendNak] };
    case 'RECEIVING':
      if (event.type === 'timeout') return { state: IDLE, outputs: [sendNak] };
      if (event.type !== 'byte') return { state, outputs: [] };
      return receive(state, event.byte);
    case 'EXECUTING':
      if (event.type === 'answered') return answer(event.body, state.queued);
      if (event.type === 'timeout' || state.queued.length >= UART_BYTES_MAX) return { state, outputs: [] };
      return { state: { ...state, queued: [...state.queued, event.byte] }, outputs: [] };
    case 'ANSWER_PENDING':
      return wait(state, event);
  }
}

function receive(state: Extract<LinkState, { name: 'RECEIVING' }>, byte: number): LinkStep {
  if (state.size === null) {
    if (byte === 0) return { state: IDLE, outputs: [sendNak] };
    return { state: { ...state, size: byte }, outputs: [] };
  }
  if (state.bytes.length < state.size) return { state: { ...state, bytes: [...state.bytes, byte] }, outputs: [] };
  if (byte !== lrcOf(state.bytes)) return { state: IDLE, outputs: [sendNak] };
  return { state: { name: 'EXECUTING', queued: [] }, outputs: [{ type: 'accept', body: state.bytes }] };
}

function answer(body: readonly number[], queued: readonly number[]): LinkStep {
  let state: LinkState = IDLE;
  const outputs: LinkOutput[] = [];
  if (body.length > 0) {
    const frame = frameOf(body);
    state = { name: 'ANSWER_PENDING', answer: frame, waitsFor: 'ACK' };
    outputs.push({ type: 'send', bytes: frame, what: 'answer' });
  }
  for (const byte of queued) {
    const step = advanceLink(state, { type: 'byte', byte });
    state = step.state;
    outputs.push(...step.outputs);
  }
  return { state, outputs };
}

function wait(state: Extract<LinkState, { name: 'ANSWER_PENDING' }>, event: LinkEvent): LinkStep {
  if (event.type === 'answered') return { state, outputs: [] };
  if (event.type === 'byte' && event.byte === ENQ) {
    const again: LinkOutput = { type: 'send', bytes: state.answer, what: 'answer' };
    return { state: { ...state, waitsFor: 'ACK' }, outputs: [sendAck, again] };
  }
  if (event.type === 'byte' && event.byte === ACK && state.waitsFor === 'ACK') return { state: IDLE, outputs: [] };
  return { state: { ...state, waitsFor: 'ENQ' }, outputs: [] };
}
