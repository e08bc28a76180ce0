import { describe, expect, it } from 'vitest';
import type { SaleView, StatusView, TillEvent } from '../../contract/till/views.ts';
import { NOTHING_SAID, receive, storeNow } from './watch.ts';

const sale = { number: 318 } as SaleView;
const status = { now: 1_000_000 } as StatusView;
const failed = (text: string): TillEvent => ({
  type: 'signal',
  signal: { sound: 'refused', message: { kind: 'error', error: { code: 'GOODS_NOT_FOUND', params: { text } } } },
});
const quiet: TillEvent = { type: 'signal', signal: { sound: 'goods', message: null } };

describe('receive', () => {
  it('keeps the sale and the status as they were said', () => {
    const first = receive(NOTHING_SAID, { type: 'sale', sale }, 5);
    const second = receive(first, { type: 'status', status }, 7);
    expect(second).toMatchObject({ sale, status, statusAt: 7 });
  });

  it('shows the message of a signal and clears it with the next scan that is fine', () => {
    const told = receive(NOTHING_SAID, failed('46'), 0);
    expect(told.notice).toMatchObject({ times: 1 });
    expect(receive(told, quiet, 0).notice).toBeNull();
  });

  it('counts the same failure instead of piling it up', () => {
    const twice = [failed('46'), failed('46')].reduce((state, event) => receive(state, event, 0), NOTHING_SAID);
    expect(twice.notice?.times).toBe(2);
    expect(receive(twice, failed('47'), 0).notice?.times).toBe(1);
  });
});

describe('the trouble of the register', () => {
  const troubled = (code: 'FISCAL_PAPER_OUT' | 'FISCAL_COVER_OPEN' | null): TillEvent => {
    const register = { problem: code === null ? null : { code, params: {} } };
    return { type: 'status', status: { now: 1, register } as unknown as StatusView };
  };
  const noPaper: TillEvent = {
    type: 'signal',
    signal: { sound: null, message: { kind: 'error', error: { code: 'FISCAL_PAPER_OUT', params: {} } } },
  };
  const after = (...events: TillEvent[]) => events.reduce((state, event) => receive(state, event, 0), NOTHING_SAID);

  it('takes along what was said of it when it ends or gives way to another', () => {
    expect(after(troubled('FISCAL_PAPER_OUT'), noPaper, troubled(null)).notice).toBeNull();
    expect(after(troubled('FISCAL_PAPER_OUT'), noPaper, troubled('FISCAL_COVER_OPEN')).notice).toBeNull();
  });

  it('leaves the message while it lasts, and any other message for good', () => {
    expect(after(troubled('FISCAL_PAPER_OUT'), noPaper, troubled('FISCAL_PAPER_OUT')).notice).not.toBeNull();
    expect(after(troubled('FISCAL_PAPER_OUT'), failed('46'), troubled(null)).notice).not.toBeNull();
  });
});

describe('storeNow', () => {
  it('runs on from what the till said last', () => {
    expect(storeNow({ status, statusAt: 100 }, 1600)).toBe(1_001_500);
  });

  it('never runs back, and is nought before the till has spoken', () => {
    expect(storeNow({ status, statusAt: 100 }, 50)).toBe(1_000_000);
    expect(storeNow(NOTHING_SAID, 50)).toBe(0);
  });
});
