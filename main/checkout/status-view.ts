import type { StatusView } from '../../contract/till/views.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { Instant, Points } from '../../loyalty/index.ts';
import type { DeviceState } from '../../native/scanner/index.ts';
import { registerProblem } from '../fiscal/errors.ts';
import { registerRemarks, registerWarnings } from '../fiscal/register-notices.ts';
import type { RegisterFacts } from '../fiscal/register-desk.ts';
import type { QueueSummary } from '../store/types.ts';
import type { LinkFacts } from './ports.ts';

export interface StatusFacts {
  till: StatusView['till'];
  cashier: string;
  register: RegisterFacts;
  shiftOpenedAt: Instant | null;
  link: LinkFacts;
  queue: QueueSummary;
  dataAsOf: Instant | null;
  offlineLeft: Points | null;
  scanners: readonly DeviceState[];
  held: StatusView['held'];
  putAside: StatusView['putAside'];
  now: Instant;
  zone: string;
  locale: Locale;
}

export function statusView(facts: StatusFacts): StatusView {
  const { till, cashier, link, queue, held, now, zone } = facts;
  return {
    till,
    cashier,
    shift: shiftOf(facts),
    link: {
      state: link.state,
      since: link.since,
      queued: queue.queued,
      oldestQueuedAt: queue.oldestAt,
      parked: queue.parked,
      dataAsOf: facts.dataAsOf,
      problem: link.problem === null ? null : { ...link.problem, params: { ...link.problem.params } },
      offlineLeft: facts.offlineLeft,
      loading: link.loading,
    },
    register: registerOf(facts),
    scanner: scannerOf(facts.scanners),
    held,
    putAside: facts.putAside,
    now,
    zone,
  };
}

function shiftOf({ register: { status, shiftNumber }, shiftOpenedAt }: StatusFacts): StatusView['shift'] {
  switch (status?.mode) {
    case 'shiftOpen':
    case 'receiptOpen':
      return { state: 'open', number: shiftNumber, openedAt: shiftOpenedAt };
    case 'shiftExpired':
      return { state: 'expired', number: shiftNumber, openedAt: shiftOpenedAt };
    case 'shiftClosed':
      return { state: 'closed', number: shiftNumber, openedAt: null };
    case 'waitsForDate':
    case 'locked':
    case 'other':
    case undefined:
      return { state: 'unknown', number: shiftNumber, openedAt: null };
  }
}

function registerOf(facts: StatusFacts): StatusView['register'] {
  const { register, shiftOpenedAt, now, locale } = facts;
  const { identity, status, isBusy } = register;
  const found = registerProblem(register, locale);
  const said = {
    model: identity?.model ?? null,
    problem: found === null ? null : { ...found, params: { ...found.params } },
    warnings: registerWarnings(register, shiftOpenedAt === null ? null : now - shiftOpenedAt, locale),
    remarks: registerRemarks(register, locale),
  };
  if (status === null) return { state: 'gone', ...said };
  if (found !== null) return { state: 'stopped', ...said };
  if (isBusy || status.paper !== 'ready') return { state: 'busy', ...said };
  return { state: said.warnings.length > 0 ? 'warned' : 'ready', ...said };
}

/** One chip for all scanners: one that works is enough. */
function scannerOf(devices: readonly DeviceState[]): StatusView['scanner'] {
  for (const { state } of devices) if (state.state === 'ready') return { state: 'ready', name: state.name };
  const isLost = devices.some(({ state }) => state.state === 'lost');
  return { state: isLost ? 'lost' : 'absent', name: null };
}
