/** The till's state as received, and the calls of the screen with their failures turned into one notice. */
import { ORPCError } from '@orpc/client';
import { create } from 'zustand';
import { ERRORS, type ErrorCode } from '../../contract/errors/catalogue.ts';
import type { ErrorView, TillEvent } from '../../contract/till/views.ts';
import type { TillClient } from './client.ts';
import { NOTHING_SAID, notify, receive, type Message, type TillState } from './watch.ts';

interface TillStore extends TillState {
  client: TillClient | null;
  /** calls that have not answered yet, by name: their buttons wait */
  busy: ReadonlySet<string>;
  opened: (client: TillClient) => void;
  lost: () => void;
  received: (event: TillEvent) => void;
  say: (message: Message | null) => void;
  /** Performs one call; a second press while it runs does nothing. Resolves to undefined where it failed. */
  run: <T>(name: string, call: (client: TillClient) => Promise<T>) => Promise<T | undefined>;
}

export const useTill = create<TillStore>()((set, get) => ({
  ...NOTHING_SAID,
  client: null,
  busy: new Set<string>(),
  opened: (client) => set({ client, link: 'open', busy: new Set<string>() }),
  lost: () => set({ client: null, link: 'lost' }),
  received: (event) => set((state) => receive(state, event, performance.now())),
  say: (message) => set((state) => ({ notice: notify(state.notice, message) })),
  run: async (name, call) => {
    const { client, busy } = get();
    if (!client || busy.has(name)) return undefined;
    set({ busy: new Set([...busy, name]) });
    try {
      return await call(client);
    } catch (reason) {
      // a broken link has its own banner; everything else is said in the notice
      if (get().client === client) get().say({ kind: 'error', error: errorOf(reason) });
      return undefined;
    } finally {
      set((state) => ({ busy: new Set([...state.busy].filter((each) => each !== name)) }));
    }
  },
}));

/** The failure as the contract gives it; anything else is our own bug and says so. */
function errorOf(reason: unknown): ErrorView {
  if (reason instanceof ORPCError && reason.code === 'TILL' && isErrorView(reason.data)) return reason.data;
  if (reason instanceof ORPCError && reason.code === 'BAD_REQUEST')
    return { code: 'BAD_INPUT', params: { field: '…' } };
  return { code: 'INTERNAL', params: {} };
}

function isErrorView(data: unknown): data is ErrorView {
  return typeof data === 'object' && data !== null && 'code' in data && (data.code as ErrorCode) in ERRORS;
}
