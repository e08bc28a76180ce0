import type { TransferAnswer, TransferRequest } from '../../contract/sync/transfers.ts';
import { inTime, passed } from './refresh.ts';
import type { RefreshParts } from './refresh.ts';

/**
 * Points from a member to somebody else: the centre's answer, or undefined where none came in time. It may have been
 * done all the same; the same id again tells. What this till did to the member goes first, so that the balance is whole.
 */
export async function sendPoints(
  parts: RefreshParts,
  request: TransferRequest,
  timeoutMs: number,
): Promise<TransferAnswer | undefined> {
  const { client, stores, isDown, flush } = parts;
  if (stores.ledger.awaitsAnswer(request.customerId) && !isDown()) {
    await Promise.race([flush(), passed(timeoutMs)]);
    if (stores.ledger.awaitsAnswer(request.customerId)) return undefined;
  }
  const at = parts.now();
  const answer = await inTime(parts, timeoutMs, (signal) => client.calls.sendPoints(request, { signal }));
  if (answer?.isDone === true && !stores.ledger.awaitsAnswer(request.customerId)) {
    stores.directory.putCustomer(answer.rev, answer.record, at);
  }
  return answer;
}
