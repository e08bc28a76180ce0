/** One reading told from two. Pure: the caller keeps the memory. Source: scanners section 9. */
import type { ScanSource } from '../../native/scanner/port.ts';

export interface SeenScan {
  text: string;
  source: ScanSource;
  deviceId: string;
  /** Goods read by hand count each time. */
  isGoods: boolean;
  /** A presentation stand keeps a code in view like a camera. */
  isStand: boolean;
  /** Whom a rotating token names; null for anything else. */
  memberRef: string | null;
  /** Monotonic milliseconds. */
  at: number;
}

/** A scan as remembered; an echo came from a second interface of the unit and stands for no scan of its own. */
type Remembered = SeenScan & { isEcho: boolean };

/** Scans of the last ten seconds that a new one may repeat, oldest first; begins empty. */
export type RecentScans = readonly Remembered[];

export type ScanVerdict =
  | 'new'
  /** the same reading again: drop it */
  | 'repeat'
  /** another token of the same member: no new scan, but this token is the one to redeem with */
  | 'newerToken';

const SAME_DEVICE_MS = 1500;
/** A unit set to send on two interfaces. */
const TWO_DEVICES_MS = 400;
const SAME_MEMBER_MS = 10_000;

const staysInView = (scan: SeenScan): boolean => scan.source === 'camera' || scan.isStand;
const isSameDevice = (one: SeenScan, other: SeenScan): boolean =>
  one.source === other.source && one.deviceId === other.deviceId;

/** Whether `scan` is `seen` once more. `scan` is the later one. */
function repeats(scan: SeenScan, seen: Remembered): boolean {
  const elapsed = scan.at - seen.at;
  if (scan.memberRef !== null) return scan.memberRef === seen.memberRef && elapsed <= SAME_MEMBER_MS;
  if (scan.text !== seen.text) return false;
  if (!isSameDevice(scan, seen)) return !seen.isEcho && elapsed <= TWO_DEVICES_MS;
  const countsEachTime = scan.isGoods && !staysInView(scan);
  return !countsEachTime && elapsed <= SAME_DEVICE_MS;
}

/**
 * @returns the verdict and what to remember for the next scan; a different code is never suppressed
 * A code that stays in view restarts its own window: it counts again only after 1.5 s of absence.
 */
export function dedupe(recent: RecentScans, scan: SeenScan): { verdict: ScanVerdict; recent: RecentScans } {
  const kept = recent.filter((seen) => scan.at - seen.at <= SAME_MEMBER_MS);
  const original = kept.find((seen) => repeats(scan, seen));
  if (original === undefined) return { verdict: 'new', recent: [...kept, { ...scan, isEcho: false }] };
  const verdict = scan.memberRef !== null && scan.text !== original.text ? 'newerToken' : 'repeat';
  if (!isSameDevice(scan, original)) return { verdict, recent: [...kept, { ...scan, isEcho: true }] };
  const at = staysInView(scan) ? scan.at : original.at;
  return { verdict, recent: kept.map((seen) => (seen === original ? { ...seen, text: scan.text, at } : seen)) };
}
