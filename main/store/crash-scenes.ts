/** For the crash test: what the dying process was about to do. */
import type { Answer } from '../../contract/sync/api.ts';
import { operationId } from '../../contract/units.ts';
import { points } from '../../loyalty/index.ts';
import { documentOf, NOON, pageBody, planOf } from './plan-fixtures.ts';
import type { Stores } from './open-stores.ts';

export const RECEIPT = operationId.parse('01990000-0000-7000-8000-000000000001');
export const HOLD = operationId.parse('01990000-0000-7000-8000-000000000002');

export type Scene = 'sale' | 'cancel' | 'hold' | 'answers' | 'switch';

export async function act(stores: Stores, scene: Scene): Promise<void> {
  const { ledger } = stores;
  switch (scene) {
    case 'sale':
      ledger.planReceipt(planOf({ ledger, redeem: 100_00, receiptId: RECEIPT }));
      ledger.finishReceipt(RECEIPT, documentOf(11), ['Чек']);
      return;
    case 'cancel':
      ledger.planReceipt(planOf({ ledger, redeem: 100_00, receiptId: RECEIPT }));
      ledger.cancelReceipt(RECEIPT, 'notIssued', NOON);
      return;
    case 'hold':
      ledger.beginHold(HOLD, 'm-1', points(50_00), NOON);
      ledger.releaseHold(HOLD, NOON);
      return;
    case 'answers':
      return answerAll(stores);
    case 'switch': {
      const reload = await stores.directory.beginReload();
      await reload.applyPage({ feed: 'new', body: pageBody([], 5), at: NOON, pauseMs: 0 });
      await reload.switchOver();
    }
  }
}

function answerAll({ ledger, outbox, syncRecords }: Stores): void {
  ledger.append('shiftOpened', { shift: 1, instant: NOON, fd: 1 }, NOON);
  syncRecords.join({ tillId: 1, epoch: 1, lastSeq: 0 });
  const sent = outbox.nextBatch(10, 1e9);
  const answers = sent.map(({ seq, opId }): Answer => ({
    seq,
    opId,
    outcome: 'applied',
    flags: [],
    customer: null,
    countersRev: null,
  }));
  outbox.acknowledge(sent, { answers, ackedSeq: 1, durableSeq: 1, at: NOON });
}
