/** The back office at the centre: what an owner's commands speak through. */
import { setTimeout as pause } from 'node:timers/promises';
import { PROTOCOL } from '../../contract/sync/api.ts';
import { asking, createCentralClient, type CentralClient } from '../sync/central-client.ts';
import { CentreError } from '../sync/centre-error.ts';
import type { OfficeIdentity } from './office-identity.ts';

const BUSY_TRIES = 600;
const BUSY_PAUSE_MS = 250;

/** @throws CentreError */
export async function joinAsOffice(baseUrl: string, office: OfficeIdentity): Promise<CentralClient['calls']> {
  const { calls } = createCentralClient({ baseUrl, credentials: () => office });
  await patiently(() => calls.join({ tillUuid: office.tillUuid, name: 'Бэк-офис', protocol: PROTOCOL }));
  return calls;
}

/**
 * The centre sheds load by asking to wait; what the office sends changes nothing when it is sent twice, so it is sent
 * again. @throws CentreError
 */
export async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asking(call());
    } catch (error) {
      const isBusy = error instanceof CentreError && error.reason === 'BUSY';
      if (!isBusy || attempt === BUSY_TRIES) throw error;
      await pause(Math.max(BUSY_PAUSE_MS, error.numberOf('retryAfterMs')));
    }
  }
}
