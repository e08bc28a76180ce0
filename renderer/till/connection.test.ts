import { describe, expect, it } from 'vitest';
import type { TillEvent } from '../../contract/till/views.ts';
import type { TillClient, TillLink } from './client.ts';
import { keepConnected, retryDelay } from './connection.ts';

const event = { type: 'signal', signal: { sound: null, message: null } } satisfies TillEvent;

/** A till that tells one event and then breaks off. */
function brokenLink(closed: () => void): TillLink {
  async function* stream(): AsyncGenerator<TillEvent> {
    yield event;
    throw new Error('the wire is cut');
  }
  return { client: { watch: async () => stream() } as unknown as TillClient, close: closed };
}

describe('keepConnected', () => {
  it('opens again after each break, says that the till was lost, and closes what it opened', async () => {
    const log: string[] = [];
    const ending = new AbortController();
    await keepConnected(
      {
        open: async () => brokenLink(() => log.push('close')),
        onOpen: () => log.push('open'),
        onEvent: () => log.push('event'),
        onLost: () => log.push('lost'),
        pause: async () => {
          if (log.filter((each) => each === 'lost').length === 2) ending.abort();
        },
      },
      ending.signal,
    );
    expect(log).toEqual(['open', 'event', 'close', 'lost', 'open', 'event', 'close', 'lost']);
  });

  it('waits longer after each failure and starts anew once the till has spoken', async () => {
    const pauses: number[] = [];
    const ending = new AbortController();
    let tries = 0;
    await keepConnected(
      {
        open: async () => {
          tries += 1;
          if (tries === 3) return brokenLink(() => undefined);
          throw new Error('nobody there');
        },
        onOpen: () => undefined,
        onEvent: () => undefined,
        onLost: () => undefined,
        pause: async (ms) => {
          pauses.push(ms);
          if (pauses.length === 4) ending.abort();
        },
      },
      ending.signal,
    );
    expect(pauses).toEqual([100, 250, 100, 250]);
  });
});

describe('retryDelay', () => {
  it('stays at two seconds from the fifth failure on', () => {
    expect([0, 3, 4, 5, 1000].map(retryDelay)).toEqual([100, 1000, 2000, 2000, 2000]);
  });
});
