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

/** A model that does not tell of the oldest document (FF39h) may still count those that wait (FF3Fh). */
export async function readDrive(session: Session): Promise<DriveHealth> {
  const { fn, warnings } = await session.run(commands.driveStatus);
  const expiry = await ifSupported(session.run(commands.driveExpiry));
  const exchange = await ifSupported(session.run(commands.exchangeStatus));
  const unsent = exchange?.queued ?? (await ifSupported(session.run(commands.unconfirmedCount))) ?? 0;
  const memory = await ifSupported(session.run(commands.memoryLeft));
  const { clock } = await session.run(commands.fullStatus);
  return {
    fn,
    validUntil: expiry?.until ?? null,
    warnings: WARNINGS.flatMap(([bit, warning]) => ((warnings & bit) === 0 ? [] : [warning])),
    unsent,
    oldest: exchange === null || unsent === 0 ? null : oldestOf(exchange, clock),
    documentsLeft: memory?.documents ?? null,
  };
}

function oldestOf({ firstFd, firstDateTime }: { firstFd: number; firstDateTime: string }, now: string) {
  return { fd: firstFd, dateTime: firstDateTime, days: wholeDays(firstDateTime, now) };
}

/** Of two readings of one clock; a first document in the future counts as today's. */
function wholeDays(from: string, to: string): number {
  const days = Math.floor((Date.parse(`${to}Z`) - Date.parse(`${from}:00Z`)) / DAY_MS);
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}
