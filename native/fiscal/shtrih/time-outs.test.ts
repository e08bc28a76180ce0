import { describe, expect, it } from 'vitest';
import { NETWORK_TIME_OUTS, scaleTimeOuts, wiredTimeOuts } from './time-outs.ts';

describe('the table of time-outs', () => {
  const wired = wiredTimeOuts(115_200);

  it('waits 30 s for an ordinary answer, 65 s for a Z report and 120 s for a shift to open', () => {
    const { ordinary, closing, opening, status } = wired.answers;
    expect([ordinary.answerMs, closing.answerMs, opening.answerMs, status.answerMs]).toEqual([
      30_000, 65_000, 120_000, 3000,
    ]);
  });

  it('looks whether an answer is still coming long before that', () => {
    for (const { answerMs, lookMs } of Object.values(wired.answers)) expect(lookMs * 3).toBeLessThanOrEqual(answerMs);
  });

  it('knows how long a byte takes: 86.8 µs at 115200 baud, 1.04 ms at 9600', () => {
    expect(wired.link.byteMs).toBeCloseTo(0.0868, 4);
    expect(wiredTimeOuts(9600).link.byteMs).toBeCloseTo(1.0417, 4);
  });

  it('is kinder to a network, which holds bytes back', () => {
    expect(NETWORK_TIME_OUTS.link.gapMs).toBeGreaterThan(wired.link.gapMs);
  });

  it('scales every wait by one factor and leaves the numbers of tries', () => {
    const tenth = scaleTimeOuts(wired, 0.1);
    expect(tenth.link).toEqual({
      ...wired.link,
      enqMs: 30,
      ackMs: 50,
      gapMs: 10,
      writeMs: 300,
      patienceMs: 1500,
    });
    expect(tenth.answers.document).toEqual({ answerMs: 3000, lookMs: 100 });
    expect(tenth.printer.settleMs).toBe(6000);
    expect(scaleTimeOuts(wired, 1)).toEqual(wired);
  });

  it('never scales a wait below 5 ms, which a busy computer could not keep', () => {
    expect(scaleTimeOuts(wired, 0.001).link.gapMs).toBe(5);
  });
});
