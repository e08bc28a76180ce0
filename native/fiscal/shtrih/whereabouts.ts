import { FiscalError } from '../port.ts';
import type { RegisterIdentity } from '../port.ts';
import type { Line } from '../line.ts';
import type { MovableLine } from '../movable-line.ts';
import * as commands from './commands.ts';
import { Link } from './link.ts';
import { Session } from './session.ts';
import { identify } from './status.ts';

/** Where a register on a serial port is looked for when its port leads nowhere. */
export interface Whereabouts {
  line: MovableLine;
  /** the port the till was told */
  home: string;
  /** opens nothing before `open` */
  lineTo: (path: string) => Line;
  /** paths of ports that may be it */
  candidates: () => Promise<readonly string[]>;
  /** of the register that is ours; null before the first meeting */
  serial: string | null;
  /** it was connected in this run of the till: no other one is taken for it */
  wasMet: boolean;
}

/** A foreign device gets no more than so many ENQs, and so many times the wait for a reply to tell its type. */
const PROBE_ENQS = 2;
const PROBE_PATIENCE = 4;

/**
 * Connects to our register, wherever it is plugged in. A port that leads nowhere, or to another register than in this
 * run of the till, makes it look at the others: a device that answers ENQ is asked FCh, one that answers FCh as a
 * register does is asked 11h, and only the serial number decides.
 *
 * @throws FiscalError `noLink` when it is nowhere
 */
export async function connectSomewhere(session: Session, whereabouts: Whereabouts | null): Promise<RegisterIdentity> {
  const wanted = whereabouts?.serial ?? null;
  const here = await attempt(session, wanted).catch((cause: unknown) => {
    if (whereabouts === null || wanted === null || !isNoLink(cause)) throw cause;
    return cause;
  });
  if (!(here instanceof FiscalError)) return remembered(here, whereabouts);
  if (whereabouts === null || wanted === null) throw here;
  const path = await search(session, whereabouts, wanted);
  if (path === null) {
    if (whereabouts.wasMet) throw here;
    // The till was started with another register in the place of the one it had.
    return remembered(await attempt(session, null), whereabouts);
  }
  session.parts.log(`the register ${wanted} is found again at ${path}`);
  await whereabouts.line.moveTo(path);
  return remembered(await attempt(session, wanted), whereabouts);
}

function remembered(identity: RegisterIdentity, whereabouts: Whereabouts | null): RegisterIdentity {
  if (whereabouts !== null) Object.assign(whereabouts, { serial: identity.serial, wasMet: true });
  return identity;
}

/** @throws FiscalError `noLink`, with the port given back: it may be another one next time */
async function attempt(session: Session, wanted: string | null): Promise<RegisterIdentity> {
  const { link } = session.parts;
  await link.open();
  try {
    if (wanted !== null) await assertSerial(session, wanted);
    return await identify(session);
  } catch (cause) {
    if (isNoLink(cause)) await link.close();
    throw cause;
  }
}

async function assertSerial(session: Session, wanted: string): Promise<void> {
  await session.run(commands.deviceType);
  const { serial } = await session.run(commands.fullStatus);
  if (serial !== wanted) throw new FiscalError('noLink', `this is register ${serial}, not ${wanted}`);
}

async function search(session: Session, whereabouts: Whereabouts, wanted: string): Promise<string | null> {
  const { line, home } = whereabouts;
  const others = new Set([home, ...(await whereabouts.candidates())]);
  others.delete(line.path);
  for (const path of others) if ((await serialAt(session, whereabouts.lineTo(path))) === wanted) return path;
  return null;
}

/** @returns null where no register answers; the port is closed again */
async function serialAt({ parts }: Session, line: Line): Promise<string | null> {
  const timing = { ...parts.timeOuts.link, enqTries: PROBE_ENQS };
  const link = new Link({ line, timing, clock: parts.clock, log: parts.log });
  const timeoutsMs = { ...parts.timeoutsMs, [commands.deviceType.code]: timing.enqMs * PROBE_PATIENCE };
  const stranger = new Session({ ...parts, link, timeoutsMs });
  try {
    await link.open();
    await stranger.run(commands.deviceType);
    return (await stranger.run(commands.fullStatus)).serial;
  } catch (cause) {
    if (!(cause instanceof FiscalError)) throw cause;
    return null;
  } finally {
    await link.close();
  }
}

const isNoLink = (cause: unknown): cause is FiscalError => cause instanceof FiscalError && cause.kind === 'noLink';
