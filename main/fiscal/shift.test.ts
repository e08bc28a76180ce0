import { describe, expect, it } from 'vitest';
import { kopecks } from '../../loyalty/index.ts';
import { CODES, openBench, type Bench } from '../checkout/fixtures/till-bench.ts';
import type { CommandFault } from './fixtures/fake-register.ts';

describe('the shift', () => {
  it('is opened, closed and read off the register, each with its operation', async () => {
    const { till, register, screen, stores, clock } = await openBench();
    register.mode = 'shiftClosed';
    await till.shift.open();
    expect(screen.status.shift).toEqual({ state: 'open', number: 149, openedAt: clock.now() });
    await till.shift.close();
    expect(screen.status.shift).toMatchObject({ state: 'closed', number: 149 });
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['shiftClosed', 'shiftOpened']);
  });

  it('compares the clock of the register with the store’s, in whatever zone this computer stands', async () => {
    const { till, register } = await openBench();
    expect(register.comparedWith).toBe('2026-11-22T14:33:00');
    register.comparedWith = null;
    register.mode = 'shiftClosed';
    await till.shift.open();
    expect(register.comparedWith).toBe('2026-11-22T14:33:00');
  });

  it('is not opened twice', async () => {
    const { till } = await openBench();
    await expect(till.shift.open()).rejects.toMatchObject({ code: 'FISCAL_SHIFT_OPEN' });
  });

  it('is not closed over a receipt whose end is not known', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.register.faults.push({ kind: 'silentAfter' });
    await bench.till.sale.pay({ cash: 100_00, card: 0 });
    await expect(bench.till.shift.close()).rejects.toMatchObject({ code: 'RECEIPT_UNDECIDED' });
  });

  it('shows in training what each print put on paper', async () => {
    const paper = ['ЭМУЛЯТОР - НЕ КАССА', 'X-ОТЧЁТ'];
    const asked: (number | null)[] = [];
    const readPaper = async (fd: number | null) => (asked.push(fd), paper);
    const { till } = await openBench({ config: { isTraining: true, readPaper } });
    const shown: unknown[] = [];
    till.subscribe((event) => event.type === 'paper' && shown.push(event.lines));
    await till.shift.printXReport();
    await till.shift.moveCash('in', kopecks(500_00));
    await till.copyLastReceipt();
    await till.shift.close();
    expect(asked).toEqual([null, null, null, null]);
    expect(shown).toEqual([paper, paper, paper, paper]);
  });

  it('moves cash in and refuses to pay out more than the drawer holds', async () => {
    const { till, register, stores } = await openBench();
    await till.shift.moveCash('in', kopecks(500_00));
    await expect(till.shift.moveCash('out', kopecks(500_01))).rejects.toMatchObject({ code: 'FISCAL_CASH_SHORT' });
    expect(register.drawer).toBe(500_00);
    expect(stores.outbox.view(10).map(({ kind }) => kind)).toEqual(['cashMoved']);
  });
});

const FAULTS: CommandFault[] = ['lostAfter', 'lostBefore', 'silentAfter', 'silentBefore'];
const isDone = (fault: CommandFault) => fault.endsWith('After');

/** Each command, what the list of operations gains by it, and how the register stands before. */
const COMMANDS = [
  {
    ...{ name: 'opening the shift', mode: 'shiftClosed', kind: 'shiftOpened' },
    run: ({ till }: Bench) => till.shift.open(),
    payload: { shift: 149, fd: 1024 },
  },
  {
    ...{ name: 'the Z report', mode: 'shiftOpen', kind: 'shiftClosed' },
    run: ({ till }: Bench) => till.shift.close(),
    payload: { shift: 148, fd: 1024 },
  },
  {
    ...{ name: 'cash in', mode: 'shiftOpen', kind: 'cashMoved' },
    run: ({ till }: Bench) => till.shift.moveCash('in', kopecks(500_00)),
    payload: { direction: 'in', amount: 500_00 },
  },
  {
    ...{ name: 'cash out', mode: 'shiftOpen', kind: 'cashMoved' },
    run: ({ till }: Bench) => till.shift.moveCash('out', kopecks(300_00)),
    payload: { direction: 'out', amount: 300_00 },
  },
] as const;

const operationsOf = ({ stores }: Bench) => stores.outbox.view(10).map(({ kind }) => kind);

describe.each(COMMANDS)('$name whose answer is lost', ({ mode, kind, run, payload }) => {
  async function bench() {
    const opened = await openBench();
    Object.assign(opened.register, { mode, drawer: 1000_00 });
    return opened;
  }

  it.each(FAULTS.filter((fault) => fault.startsWith('lost')))('%s: the register tells at once', async (fault) => {
    const it = await bench();
    it.register.commandFaults.push(fault);
    const ended = run(it);
    await (isDone(fault) ? ended : expect(ended).rejects.toMatchObject({ code: 'FISCAL_UNKNOWN' }));
    expect(operationsOf(it)).toEqual(isDone(fault) ? [kind] : []);
  });

  it.each(FAULTS.filter((fault) => fault.startsWith('silent')))(
    '%s: when the register is back, it tells, and nobody is asked',
    async (fault) => {
      const it = await bench();
      it.register.commandFaults.push(fault);
      await expect(run(it)).rejects.toMatchObject({ code: 'FISCAL_UNKNOWN' });
      it.register.isSilent = false;
      await it.timers.pass(10_000);
      expect(operationsOf(it)).toEqual(isDone(fault) ? [kind] : []);
    },
  );

  it.each(FAULTS.filter((fault) => fault.startsWith('silent')))(
    '%s: a till that was killed meanwhile learns it from the register after its start, once',
    async (fault) => {
      const before = await bench();
      const { register, folder } = before;
      register.commandFaults.push(fault);
      await expect(run(before)).rejects.toMatchObject({ code: 'FISCAL_UNKNOWN' });
      await before.stop();
      register.isSilent = false;
      const after = await openBench({ folder, register });
      await after.timers.pass(10_000);
      expect(operationsOf(after)).toEqual(isDone(fault) ? [kind] : []);
      if (isDone(fault)) expect(JSON.parse(after.stores.outbox.find(1)!.operation.payload)).toMatchObject(payload);
      await after.stop();
      const third = await openBench({ folder, register });
      await third.timers.pass(10_000);
      expect(operationsOf(third)).toEqual(isDone(fault) ? [kind] : []);
    },
  );
});
