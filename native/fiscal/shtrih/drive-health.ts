import type { DriveHealth, DriveWarning } from '../port.ts';
import * as commands from './commands.ts';
import type { Session } from './session.ts';
import { ifSupported } from './status.ts';

/** Bits of FF01h. Source: fiscal-printer section 4.5. */
const WARNINGS: readonly (readonly [bit: number, warning: DriveWarning])[] = [
  [0x01, 'keyEndsIn3Days'],
  [0x02, 'keyEndsIn30Days'],
  [0x04, 'memoryNearlyFull'],
  [0x08, 'ofdOverdue'],
];
const DAY_MS = 86_400_000;

export async function readDrive(session: Session): Promise<DriveHealth> {
  const { fn, warnings } = await session.run(commands.driveStatus);
  const expiry = await ifSupported(session.run(commands.driveExpiry));
  const { queued, firstFd, firstDateTime } = await session.run(commands.exchangeStatus);
  const memory = await ifSupported(session.run(commands.memoryLeft));
  const { clock } = await session.run(commands.fullStatus);
  return {
    fn,
    validUntil: expiry?.until ?? null,
    warnings: WARNINGS.flatMap(([bit, warning]) => ((warnings & bit) === 0 ? [] : [warning])),
    unsent: queued,
    oldest: queued === 0 ? null : { fd: firstFd, dateTime: firstDateTime, days: wholeDays(firstDateTime, clock) },
    documentsLeft: memory?.documents ?? null,
  };
}

/** Of two readings of one clock; a first document in the future counts as today's. */
function wholeDays(from: string, to: string): number {
  const days = Math.floor((Date.parse(`${to}Z`) - Date.parse(`${from}:00Z`)) / DAY_MS);
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}
