import type { ReturnView, SaleView, StatusView } from '../../contract/till/views.ts';
import type { TillError } from '../../contract/errors/catalogue.ts';
import type { Till } from '../till-calls.ts';

/** The till's events as a command waits for them. */
export interface TillWatcher {
  sale(): SaleView;
  status(): StatusView;
  returning(): ReturnView | null;
  /** Rejects with `onTimeout()` when it has not come true in `timeoutMs`. */
  until(holds: () => boolean, timeoutMs: number, onTimeout: () => TillError): Promise<void>;
  stop(): void;
}

export function watchTill(till: Pick<Till, 'subscribe'>): TillWatcher {
  let sale: SaleView | undefined;
  let status: StatusView | undefined;
  let returning: ReturnView | null = null;
  const waiting = new Set<() => void>();
  const stop = till.subscribe((event) => {
    if (event.type === 'sale') sale = event.sale;
    if (event.type === 'status') status = event.status;
    if (event.type === 'return') returning = event.returning;
    for (const look of [...waiting]) look();
  });
  return {
    sale: () => sale!,
    status: () => status!,
    returning: () => returning,
    stop,
    until(holds, timeoutMs, onTimeout) {
      if (holds()) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const end = () => {
        clearTimeout(timer);
        waiting.delete(look);
      };
      const look = () => {
        if (!holds()) return;
        end();
        resolve();
      };
      const timer = setTimeout(() => {
        end();
        reject(onTimeout());
      }, timeoutMs);
      waiting.add(look);
      return promise;
    },
  };
}
