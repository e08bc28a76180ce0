/** Keeps one link to the till open and its stream read; while it is away the screen says so and keeps trying. */
import type { TillEvent } from '../../contract/till/views.ts';
import type { TillClient, TillLink } from './client.ts';

export interface ConnectionHandlers {
  open: () => Promise<TillLink>;
  onOpen: (client: TillClient) => void;
  onEvent: (event: TillEvent) => void;
  onLost: () => void;
  pause: (ms: number) => Promise<void>;
}

/** A local program answers at once or is being restarted: quick tries first, then one every two seconds. */
const RETRY_MS = [100, 250, 500, 1000, 2000] as const;

export function retryDelay(failures: number): number {
  return RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 2000;
}

/** Runs until `signal` is aborted. The first two events of each stream are `sale` and `status`: state restores itself. */
export async function keepConnected(handlers: ConnectionHandlers, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let link: TillLink | null = null;
    try {
      link = await handlers.open();
      const stream = await link.client.watch();
      handlers.onOpen(link.client);
      for await (const event of stream) {
        failures = 0;
        handlers.onEvent(event);
        if (signal.aborted) break;
      }
    } catch (reason) {
      console.info('the link to the till ended:', reason instanceof Error ? reason.message : reason);
    }
    link?.close();
    if (signal.aborted) return;
    handlers.onLost();
    await handlers.pause(retryDelay(failures));
    failures += 1;
  }
}
