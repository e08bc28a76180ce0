/** The table of the register's states, row by row. Source: fiscal-printer section 1.2. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ACK, ENQ, frameOf, NAK, STX } from './frame.ts';
import { advanceLink, IDLE, isTimed, type LinkEvent, type LinkOutput, type LinkState } from './link.ts';

const REQUEST = [0x10, 1, 0, 0, 0];
const ANSWER = [0x10, 0, 1];
const sent = (outputs: readonly LinkOutput[]): number[] => outputs.flatMap((o) => (o.type === 'send' ? o.bytes : []));

function play(events: readonly (number | LinkEvent)[]): { state: LinkState; outputs: LinkOutput[] } {
  let state: LinkState = IDLE;
  const outputs: LinkOutput[] = [];
  for (const event of events) {
    const step = advanceLink(state, typeof event === 'number' ? { type: 'byte', byte: event } : event);
    state = step.state;
    outputs.push(...step.outputs);
  }
  return { state, outputs };
}

const silence: LinkEvent = { type: 'timeout' };
const answered: LinkEvent = { type: 'answered', body: ANSWER };
const pending = [...frameOf(REQUEST), answered];
const answerFrame = frameOf(ANSWER);

describe('link, IDLE', () => {
  it('answers ENQ with NAK and stays idle', () => {
    expect(play([ENQ])).toEqual({ state: IDLE, outputs: [{ type: 'send', bytes: [NAK], what: 'NAK' }] });
  });

  it('answers every byte but STX with NAK', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      expect(sent(play([byte]).outputs)).toEqual(byte === STX ? [] : [NAK]);
    }
  });

  it('begins to receive at STX', () => {
    expect(play([STX]).state.name).toBe('RECEIVING');
  });
});

describe('link, RECEIVING', () => {
  it('sends NAK and is idle after a gap', () => {
    const { state, outputs } = play([STX, 5, 0x10, silence]);
    expect([state, sent(outputs)]).toEqual([IDLE, [NAK]]);
  });

  it('sends NAK and is idle when N is 0', () => {
    const { state, outputs } = play([STX, 0]);
    expect([state, sent(outputs)]).toEqual([IDLE, [NAK]]);
  });

  it('sends NAK and is idle when the LRC is wrong', () => {
    const frame = frameOf(REQUEST);
    const { state, outputs } = play([...frame.slice(0, -1), (frame.at(-1) ?? 0) ^ 1]);
    expect([state, sent(outputs)]).toEqual([IDLE, [NAK]]);
  });

  it('accepts a whole frame', () => {
    const { state, outputs } = play(frameOf(REQUEST));
    expect([state.name, outputs]).toEqual(['EXECUTING', [{ type: 'accept', body: REQUEST }]]);
  });

  it('takes control bytes inside the body as data', () => {
    const body = [0x10, STX, ACK, NAK, ENQ];
    expect(play(frameOf(body)).outputs).toEqual([{ type: 'accept', body }]);
  });
});

describe('link, EXECUTING', () => {
  it('reads nothing until the command is done', () => {
    const { state, outputs } = play([...frameOf(REQUEST), ENQ, STX, silence]);
    expect([state.name, sent(outputs)]).toEqual(['EXECUTING', []]);
  });

  it('sends the answer when done', () => {
    const { state, outputs } = play(pending);
    expect([state.name, sent(outputs)]).toEqual(['ANSWER_PENDING', answerFrame]);
  });

  it('then reads the ENQ that queued meanwhile: ACK and the answer once more', () => {
    const { outputs } = play([...frameOf(REQUEST), ENQ, answered]);
    expect(sent(outputs)).toEqual([...answerFrame, ACK, ...answerFrame]);
  });

  it('is idle again when the answer is lost', () => {
    expect(play([...frameOf(REQUEST), { type: 'answered', body: [] }]).state).toEqual(IDLE);
  });
});

describe('link, ANSWER_PENDING', () => {
  it('is idle after ACK', () => {
    expect(play([...pending, ACK]).state).toEqual(IDLE);
  });

  it.each([
    ['NAK', NAK],
    ['another byte', 0x41],
    ['a time-out', silence],
  ])('keeps the answer after %s and waits for ENQ', (_name, event) => {
    const { state, outputs } = play([...pending, event]);
    expect(sent(outputs)).toEqual(answerFrame);
    expect(state).toEqual({ name: 'ANSWER_PENDING', answer: answerFrame, waitsFor: 'ENQ' });
    expect(isTimed(state)).toBe(false);
  });

  it('ignores STX and the frame behind it', () => {
    const { state, outputs } = play([...pending, ...frameOf([0xfc])]);
    expect([state.name, sent(outputs)]).toEqual(['ANSWER_PENDING', answerFrame]);
  });

  it('takes no ACK after the time-out', () => {
    expect(play([...pending, silence, ACK]).state.name).toBe('ANSWER_PENDING');
  });

  it('answers ENQ with ACK and the same answer, as often as asked', () => {
    const { state, outputs } = play([...pending, ENQ, NAK, ENQ, ACK]);
    const again = [ACK, ...answerFrame];
    expect([state, sent(outputs)]).toEqual([IDLE, [...answerFrame, ...again, ...again]]);
  });
});

describe('link, any bytes', () => {
  it('runs a good frame after any garbage, once the line was silent and ENQ was acknowledged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
        let { state } = play([...garbage, silence]);
        for (const event of [answered, { type: 'byte', byte: ENQ }, { type: 'byte', byte: ACK }] as const) {
          state = advanceLink(state, event).state;
        }
        const outputs = frameOf(REQUEST).flatMap((byte) => {
          const step = advanceLink(state, { type: 'byte', byte });
          state = step.state;
          return step.outputs;
        });
        expect(outputs).toEqual([{ type: 'accept', body: REQUEST }]);
      }),
    );
  });
});
