/** What a person at this till sees, as a script waits for it and reports it. */
import type { SaleView, StatusView } from '../../contract/till/views.ts';
import type { Till } from '../../main/till-calls.ts';
import type { Told } from './play.ts';

interface Seen {
  sale: SaleView;
  status: StatusView;
}

export interface Screen {
  now(): Seen;
  until(holds: (seen: Seen) => boolean): Promise<void>;
}

const QUESTIONS: readonly string[] = ['notIssued', 'notRecorded', 'driveChanged'];

export function watchScreen(till: Pick<Till, 'subscribe'>, tell: (told: Told) => void): Screen {
  const seen: Partial<Seen> = {};
  const waiting = new Set<(seen: Seen) => void>();
  const told = new Set<string>();
  const tellOnce = (key: string, what: Told) => {
    if (!told.has(key)) tell(what);
    told.add(key);
  };
  const now = () => seen as Seen;

  till.subscribe((event) => {
    if (event.type !== 'sale' && event.type !== 'status') return;
    if (event.type === 'sale') {
      seen.sale = event.sale;
      const { done } = event.sale;
      if (done !== null) {
        tellOnce(done.receiptId, { told: 'receiptDone', receiptId: done.receiptId, fd: done.fiscal.fd });
      }
    } else {
      seen.status = event.status;
      for (const { receiptId, state } of event.status.held.filter((held) => QUESTIONS.includes(held.state))) {
        tellOnce(`${receiptId} ${state}`, { told: 'question', receiptId, state });
      }
    }
    for (const look of [...waiting]) look(now());
  });

  return {
    now,
    until: (holds) =>
      new Promise((resolve) => {
        const look = (current: Seen) => {
          if (!holds(current)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look(now());
      }),
  };
}
