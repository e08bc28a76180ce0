import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScriptedLine, exchange } from './fixtures/scripted-line.ts';
import type { Step } from './fixtures/scripted-line.ts';
import { bytesOf, textOf } from './fixtures/hex-text.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';
import { encodeFrame } from './frame.ts';
import { Link } from './link.ts';
import { LinkError } from './link-request.ts';
import type { LinkRequest, Repeat } from './link-request.ts';
import { wiredTimeOuts } from './time-outs.ts';

/**
 * The host's state machine against a register that follows a script to the byte, in virtual time. Each case is a
 * row of section 1.3 of the protocol page.
 */

const TIMING = { ...wiredTimeOuts(115_200).link, enqTries: 3, nakTries: 3, answerTries: 3 };

const ENQ = '05';
const ACK = '06';
const NAK = '15';
const LINE_BODY = 'FF 46 01 00 00 00 77';
const LINE = '02 07 FF 46 01 00 00 00 77 C8';
const LINE_ANSWER = '02 03 FF 46 00 BA';
const CLOSE = '02 07 FF 45 01 00 00 00 77 CB';
const CLOSE_ANSWER = '02 03 FF 45 00 B9';
const STATUS = '02 05 10 01 00 00 00 14';
const STATUS_ANSWER = '02 10 10 00 1E 92 02 02 00 00 9F E5 18 01 00 92 08 00 75';

function request(code: number, body: string, repeat: Repeat, timeoutMs = 1000, lookMs = timeoutMs): LinkRequest {
  return { code, body: bytesOf(body), repeat, timeoutMs, lookMs };
}

const line = request(0xff46, LINE_BODY, 'unlessAccepted');
const close = request(0xff45, 'FF 45 01 00 00 00 77', 'never', 5000);
const status = request(0x10, '10 01 00 00 00', 'safe');

function rig(steps: readonly Step[]) {
  const clock = new VirtualClock();
  const scripted = new ScriptedLine(clock, steps);
  const log: string[] = [];
  const states: string[] = [];
  const link = new Link({ line: scripted, timing: TIMING, clock, log: (message) => log.push(message) });
  link.onState((state) => states.push(state));
  const outcome = async (sent: LinkRequest): Promise<string> => {
    try {
      const answer = await clock.run(link.exchange(sent));
      return `${answer.error}: ${textOf(answer.data)}`.trim();
    } catch (cause) {
      if (cause instanceof LinkError) return cause.fate;
      throw cause;
    }
  };
  return { clock, scripted, log, states, link, outcome };
}

/** One exchange of the command, its outcome, and that the host wrote nothing but the script. */
async function play(sent: LinkRequest, steps: readonly Step[]) {
  const { outcome, scripted, log, states, clock } = rig(steps);
  const result = await outcome(sent);
  scripted.assertFollowed();
  return { result, log, states, elapsedMs: clock.now() };
}

const idle: Step = { host: ENQ, register: NAK };
const silence: Step = { host: ENQ, register: '' };
const confirmed: Step = { host: ACK, register: '' };

describe('an undisturbed exchange', () => {
  it('is ENQ, NAK, frame, ACK, answer, ACK, and waits for nothing of its own', async () => {
    const { result, elapsedMs, states } = await play(status, exchange('10 01 00 00 00', '10 00 1E 92 02'));
    expect(result).toBe('0: 1E 92 02');
    expect(elapsedMs).toBe(0);
    expect(states).toEqual(['up']);
  });

  it('returns the refusal as an answer', async () => {
    expect((await play(line, exchange(LINE_BODY, 'FF 46 33'))).result).toBe('51:');
  });

  it('takes the short form of a register without the FF family', async () => {
    expect((await play(line, exchange(LINE_BODY, 'FF 37'))).result).toBe('55:');
  });

  it('reads control bytes inside the body as data', async () => {
    const { result } = await play(status, exchange('10 01 00 00 00', '10 00 02 06 15 05 02'));
    expect(result).toBe('0: 02 06 15 05 02');
  });

  it('waits for an answer as long as the command allows', async () => {
    const steps = [idle, { host: CLOSE, register: ACK, then: { afterMs: 4900, register: CLOSE_ANSWER } }, confirmed];
    const { result, elapsedMs } = await play(close, steps);
    expect([result, elapsedMs]).toEqual(['0:', 4900]);
  });

  it('skips the stray FF after ACK', async () => {
    const steps = [
      { host: ENQ, register: `FF ${NAK}` },
      { host: LINE, register: `${ACK} FF ${LINE_ANSWER}` },
      confirmed,
    ];
    expect((await play(line, steps)).result).toBe('0:');
  });
});

describe('step 1: ENQ', () => {
  it('is repeated, and the command goes out once the register replies', async () => {
    const { result } = await play(line, [silence, silence, ...exchange(LINE_BODY, 'FF 46 00')]);
    expect(result).toBe('0:');
  });

  it('gives up after 3 silent tries of 300 ms with nothing sent', async () => {
    const { result, elapsedMs, states } = await play(line, [silence, silence, silence]);
    expect([result, elapsedMs]).toEqual(['unsent', 900]);
    expect(states).toEqual([]);
  });

  it('drains any other byte before it is repeated', async () => {
    const garbage = { host: ENQ, register: '41 42 06' };
    expect((await play(line, [garbage, ...exchange(LINE_BODY, 'FF 46 00')])).result).toBe('0:');
  });

  it('does not drain a line that babbles for ever', async () => {
    const { clock, scripted, outcome } = rig([silence, silence, silence]);
    const babble = (): void => {
      scripted.deliver(bytesOf('41'));
      clock.after(10, babble);
    };
    babble();
    expect(await outcome(line)).toBe('unsent');
    scripted.assertFollowed();
  });

  it('repeated has as many replies under way: the command waits for the last', async () => {
    const [, frame, ack] = exchange(LINE_BODY, 'FF 46 00');
    if (frame === undefined || ack === undefined) throw new Error('an exchange is three steps');
    const steps = [
      { ...silence, register: NAK, afterMs: 350 },
      { ...silence, register: NAK, afterMs: 80 },
      { ...frame, afterMs: 50 },
      ack,
    ];
    const { result, elapsedMs } = await play(line, steps);
    expect([result, elapsedMs]).toEqual(['0:', 380 + 100 + 50]);
  });
});

describe('step 2: an answer is waiting', () => {
  it('is confirmed and dropped when it is that of an earlier process', async () => {
    const steps = [
      { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` },
      confirmed,
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ];
    const { result, log } = await play(status, steps);
    expect(result).toBe('0: 1E');
    expect(log).toEqual(['dropped the answer FF 45 00 of an earlier command']);
  });

  it('is kept as that of the command this process sent before, once', async () => {
    const { outcome, scripted, link, log } = rig([
      idle,
      { host: CLOSE, register: ACK },
      ...Array.from({ length: 51 }, () => silence),
      { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` },
      confirmed,
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ]);
    expect([await outcome(close), await outcome(status)]).toEqual(['unknown', '0: 1E']);
    expect(link.takeLate(0x10)).toBeNull();
    expect(link.takeLate(0xff45)).toEqual({ error: 0, data: new Uint8Array() });
    expect(link.takeLate(0xff45)).toBeNull();
    expect(log).toEqual(['kept the late answer FF 45 00 of FF45h']);
    scripted.assertFollowed();
  });

  it('belongs to nobody once the register was seen idle, or the line was closed', async () => {
    const waiting = [
      { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` },
      confirmed,
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ];
    const idleSince = rig([
      ...[idle, { host: CLOSE, register: ACK }, idle],
      ...exchange('10 01 00 00 00', '10 00 1E'),
      ...waiting,
    ]);
    await idleSince.outcome(close);
    await idleSince.outcome(status);
    await idleSince.outcome(status);
    expect(idleSince.link.takeLate(0xff45)).toBeNull();

    const closedSince = rig([idle, { host: CLOSE, register: ACK, diesAfterMs: 0 }, ...waiting]);
    await closedSince.outcome(close);
    await closedSince.link.open();
    await closedSince.outcome(status);
    expect(closedSince.link.takeLate(0xff45)).toBeNull();
    closedSince.scripted.assertFollowed();
  });

  it('is not taken for the result of a command with the same code that was not sent yet', async () => {
    const steps = [{ host: ENQ, register: `${ACK} 02 03 FF 46 33 89` }, confirmed, ...exchange(LINE_BODY, 'FF 46 00')];
    expect((await play(line, steps)).result).toBe('0:');
  });

  it('is waited for as long as the command it belongs to may take', async () => {
    const { outcome, scripted } = rig([
      idle,
      { host: CLOSE, register: ACK },
      silence,
      silence,
      silence,
      ...Array.from({ length: 15 }, () => [silence, silence, silence]).flat(),
      silence,
      silence,
      silence,
      { host: ENQ, register: ACK, then: { afterMs: 4900, register: CLOSE_ANSWER } },
      confirmed,
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ]);
    const outcomes = [await outcome(close), await outcome(status)];
    expect(outcomes).toEqual(['unknown', '0: 1E']);
    scripted.assertFollowed();
  });
});

describe('step 3: the frame', () => {
  it('rejected with NAK goes out again after a fresh ENQ', async () => {
    const steps = [idle, { host: LINE, register: NAK }, ...exchange(LINE_BODY, 'FF 46 00')];
    expect((await play(line, steps)).result).toBe('0:');
  });

  it('answered by a storm of NAKs goes out again only when the storm is over', async () => {
    const storm = { host: LINE, register: '(10 x 15)', then: { afterMs: 90, register: '(10 x 15)' } };
    const { result, elapsedMs } = await play(line, [idle, storm, ...exchange(LINE_BODY, 'FF 46 00')]);
    expect([result, elapsedMs]).toEqual(['0:', 190]);
  });

  it('rejected 4 times was never accepted', async () => {
    const steps = Array.from({ length: 4 }, () => [idle, { host: LINE, register: NAK }]).flat();
    expect((await play(line, steps)).result).toBe('unsent');
  });

  it('without ACK is not sent again while the register has an answer: that is the result', async () => {
    const steps = [idle, { host: CLOSE, register: '' }, { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` }, confirmed];
    const { result } = await play(close, steps);
    expect(result).toBe('0:');
  });

  it('without ACK goes out again when the register at once says it has nothing', async () => {
    const steps = [idle, { host: LINE, register: '' }, idle, idle, ...exchange(LINE_BODY, 'FF 46 00').slice(1)];
    expect((await play(line, steps)).result).toBe('0:');
  });

  it('without ACK is not sent again when it must never be, though the register says it has nothing', async () => {
    expect((await play(close, [idle, { host: CLOSE, register: '' }, idle])).result).toBe('denied');
  });

  it('without ACK is of unknown fate when the register may have restarted since', async () => {
    expect((await play(close, [idle, { host: CLOSE, register: '' }, silence, idle])).result).toBe('unknown');
  });

  it('whose NAK was a stray one is not sent again: the answer is its result', async () => {
    const steps = [idle, { host: CLOSE, register: NAK }, { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` }, confirmed];
    expect((await play(close, steps)).result).toBe('0:');
  });

  it('rejected and followed by silence is of unknown fate, for the register may have restarted', async () => {
    expect((await play(close, [idle, { host: CLOSE, register: NAK }, silence, idle])).result).toBe('unknown');
  });

  it('whose ACK was lost but whose answer comes is done', async () => {
    expect((await play(line, [idle, { host: LINE, register: LINE_ANSWER }, confirmed])).result).toBe('0:');
  });
});

describe('step 4: the answer', () => {
  it('with a wrong LRC is refused and read again', async () => {
    const steps = [
      idle,
      { host: LINE, register: `${ACK} 02 03 FF 46 00 BB` },
      { host: NAK, register: '' },
      { host: ENQ, register: `${ACK} ${LINE_ANSWER}` },
      confirmed,
    ];
    expect((await play(line, steps)).result).toBe('0:');
  });

  it('cut short by a gap of 100 ms is refused and read again', async () => {
    const steps = [
      idle,
      { host: LINE, register: `${ACK} 02 03 FF` },
      { host: NAK, register: '' },
      { host: ENQ, register: `${ACK} ${LINE_ANSWER}` },
      confirmed,
    ];
    const { result, elapsedMs } = await play(line, steps);
    expect([result, elapsedMs]).toEqual(['0:', 200]);
  });

  it('with a lost STX is asked for after the time-out', async () => {
    const steps = [
      idle,
      { host: LINE, register: `${ACK} 03 FF 46 00 BA` },
      { host: ENQ, register: `${ACK} ${LINE_ANSWER}` },
      confirmed,
    ];
    const { result, elapsedMs } = await play(line, steps);
    expect([result, elapsedMs]).toEqual(['0:', 1000]);
  });

  it('corrupt 4 times leaves the fate unknown', async () => {
    const broken = `${ACK} 02 03 FF 46 00 BB`;
    const refused = [
      { host: NAK, register: '' },
      { host: ENQ, register: broken },
    ];
    const steps = [idle, { host: LINE, register: broken }, ...refused, ...refused, ...refused, ...refused];
    expect((await play(line, steps)).result).toBe('unknown');
  });

  it('late, but confirmed by ACK to ENQ, is waited for', async () => {
    const steps = [
      idle,
      { host: CLOSE, register: ACK },
      { host: ENQ, register: ACK, then: { afterMs: 4000, register: CLOSE_ANSWER } },
      confirmed,
    ];
    const { result, elapsedMs } = await play(close, steps);
    expect([result, elapsedMs]).toEqual(['0:', 9000]);
  });

  it('denied by NAK to ENQ was lost', async () => {
    expect((await play(close, [idle, { host: CLOSE, register: ACK }, idle])).result).toBe('unknown');
  });

  it('of a register busy beyond the time-out is waited for 15 s more when the command must never be repeated', async () => {
    const steps = [
      idle,
      { host: CLOSE, register: ACK },
      ...Array.from({ length: 40 }, () => silence),
      { host: ENQ, register: `${ACK} ${CLOSE_ANSWER}` },
      confirmed,
    ];
    const { result, elapsedMs, states } = await play(close, steps);
    expect([result, elapsedMs]).toEqual(['0:', 5000 + 40 * 300 + 100]);
    expect(states.at(-1)).toBe('up');
  });

  it('that nobody gives ends the wait with the link down', async () => {
    const { result, states } = await play(line, [idle, { host: LINE, register: ACK }, silence, silence, silence]);
    expect(result).toBe('unknown');
    expect(states).toEqual(['up', 'down']);
  });

  it('lost is noticed at the first look, long before the time-out', async () => {
    const { result, elapsedMs } = await play({ ...close, lookMs: 1000 }, [idle, { host: CLOSE, register: ACK }, idle]);
    expect([result, elapsedMs]).toEqual(['unknown', 1000]);
  });

  it('in the making is asked for once a second and waited for; copies for what the register read late are drained', async () => {
    const copies = `${CLOSE_ANSWER} ${ACK} ${CLOSE_ANSWER} ${ACK} ${CLOSE_ANSWER}`;
    const steps = [
      idle,
      { host: CLOSE, register: ACK },
      silence,
      { host: ENQ, register: copies, afterMs: 200 },
      confirmed,
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ];
    const { outcome, scripted, clock } = rig(steps);
    expect(await outcome({ ...close, lookMs: 1000 })).toBe('0:');
    expect(clock.now()).toBe(1000 + 300 + 1000 + 200 + 100);
    expect(await outcome(status)).toBe('0: 1E');
    scripted.assertFollowed();
  });

  it('of another command is dropped and the wait goes on', async () => {
    const steps = [
      idle,
      { host: LINE, register: `${ACK} ${STATUS_ANSWER}` },
      confirmed,
      { host: ENQ, register: `${ACK} ${LINE_ANSWER}` },
      confirmed,
    ];
    const { result, log } = await play(line, steps);
    expect(result).toBe('0:');
    expect(log).toEqual(['dropped an answer that is not of FF46h']);
  });

  it('lost is asked for once more when the command only reads', async () => {
    const steps = [idle, { host: STATUS, register: ACK }, idle, ...exchange('10 01 00 00 00', '10 00 1E')];
    expect((await play(status, steps)).result).toBe('0: 1E');
  });
});

describe('the line', () => {
  it('that dies before the frame left means nothing was sent', async () => {
    const { result, states } = await play(line, [{ host: ENQ, register: '', diesAfterMs: 0 }]);
    expect([result, states]).toEqual(['unsent', []]);
  });

  it('that dies after the frame left means an unknown fate', async () => {
    const { result, states } = await play(close, [idle, { host: CLOSE, register: '', diesAfterMs: 0 }]);
    expect([result, states]).toEqual(['unknown', ['up', 'down']]);
  });

  it('that dies while an answer is awaited is noticed at once', async () => {
    const { result, elapsedMs } = await play(close, [idle, { host: CLOSE, register: ACK, diesAfterMs: 200 }]);
    expect([result, elapsedMs]).toEqual(['unknown', 200]);
  });

  it('that dies before our last ACK does not take the answer with it', async () => {
    const steps = [
      idle,
      { host: CLOSE, register: `${ACK} ${CLOSE_ANSWER}` },
      { host: ACK, register: '', isDead: true },
    ];
    expect((await play(close, steps)).result).toBe('0:');
  });

  it('carries one exchange at a time', async () => {
    const { link, clock, scripted } = rig([
      ...exchange(LINE_BODY, 'FF 46 00'),
      ...exchange('10 01 00 00 00', '10 00 1E'),
    ]);
    const both = await clock.run(Promise.all([link.exchange(line), link.exchange(status)]));
    expect(both.map(({ data }) => textOf(data))).toEqual(['', '1E']);
    scripted.assertFollowed();
  });

  it('may cut an answer into any pieces', async () => {
    const body = bytesOf('10 00 02 06 15 05 FF 02 9F');
    const frame = encodeFrame(body);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: frame.length - 1 }), { maxLength: 4 }), async (cuts) => {
        const clock = new VirtualClock();
        const places = [...new Set([0, ...cuts, frame.length])].toSorted((one, other) => one - other);
        const pieces = places.slice(1).map((end, index) => frame.subarray(places[index], end));
        const scripted = new ScriptedLine(clock, [idle, { host: STATUS, register: ACK }, { host: ACK, register: '' }]);
        const link = new Link({ line: scripted, timing: TIMING, clock, log: () => undefined });
        pieces.forEach((piece, index) => clock.after(20 + index * 90, () => scripted.deliver(piece)));
        const { data } = await clock.run(link.exchange(status));
        expect(textOf(data)).toBe('02 06 15 05 FF 02 9F');
        scripted.assertFollowed();
      }),
    );
  });
});
