/** The questions of `decide` put to a register in memory. */
import { describe, expect, it } from 'vitest';
import { handClock, openForTest, planOf, temporaryFolder } from '../store/fixtures.ts';
import { FakeRegister } from './fixtures/fake-register.ts';
import { askOnce } from './recover.ts';

async function unclear() {
  const { ledger } = await openForTest(temporaryFolder());
  const register = new FakeRegister(10);
  register.fn = '9999078900000001';
  register.clock = '2026-11-22T12:00:00';
  const plan = planOf({ ledger });
  const ask = () => askOnce(plan, { register, clock: handClock(), pause: async () => void (register.paper = 'ready') });
  return { register, plan, ask };
}

describe('askOnce', () => {
  it('finds the one document and computes the change', async () => {
    const { register, plan, ask } = await unclear();
    const { fd, fpd } = register.issue(plan.fiscal);
    expect(await ask()).toEqual({
      end: 'issued',
      fiscal: { fn: '9999078900000001', fd, fpd, dateTime: '2026-11-22T12:00', change: 0 },
    });
  });

  it('tells our document from an equal one of another program by its mark', async () => {
    const { register, plan, ask } = await unclear();
    register.issue(plan.fiscal, 'someone else');
    const { fd } = register.issue(plan.fiscal);
    register.issue(plan.fiscal, 'someone else');
    expect(await ask()).toMatchObject({ end: 'issued', fiscal: { fd } });
  });

  it('cancels the open receipt, then the half-made document, then says not issued', async () => {
    const { register, ask } = await unclear();
    register.mode = 'receiptOpen';
    register.currentDocument = 4;
    expect(await ask()).toEqual({ end: 'notIssued' });
    expect([register.mode, register.currentDocument]).toEqual(['shiftOpen', 0]);
  });

  it('waits while the register prints', async () => {
    const { register, ask } = await unclear();
    register.paper = 'printing';
    expect(await ask()).toEqual({ end: 'notIssued' });
  });

  it('takes silence for no verdict', async () => {
    const { register, ask } = await unclear();
    register.silence();
    expect(await ask()).toEqual({ end: 'silent' });
  });

  it('stops at another fiscal drive', async () => {
    const { register, ask } = await unclear();
    register.fn = '9999000000000001';
    expect(await ask()).toEqual({ end: 'driveChanged' });
  });
});
