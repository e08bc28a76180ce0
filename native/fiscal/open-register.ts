import { parseFiscalAddress } from './address.ts';
import type { LineAddress } from './address.ts';
import { SlipPrinter, SLIP_TIMING } from '../slip/slip-printer.ts';
import { chooseSlipModel } from '../slip/models/index.ts';
import { bookInFile, bookInMemory } from './book/book-file.ts';
import { BookRegister } from './book/book-register.ts';
import { noPaper } from './book/no-paper.ts';
import type { Paper } from './book/paper.ts';
import type { Line } from './line.ts';
import { MovableLine } from './movable-line.ts';
import { systemClock } from './clock.ts';
import type { FiscalRegister } from './port.ts';
import { SerialLine } from './serial-line.ts';
import { ShtrihRegister } from './shtrih/driver.ts';
import { Link } from './shtrih/link.ts';
import { chooseModel } from './shtrih/models/choose.ts';
import { NETWORK_TIME_OUTS, scaleTimeOuts, wiredTimeOuts } from './shtrih/time-outs.ts';
import { TcpLine } from './tcp-line.ts';
import { usbSerialPorts } from './serial-ports.ts';
import type { SessionParts } from './shtrih/session.ts';
import type { TimeOuts } from './shtrih/time-outs.ts';

export interface RegisterOptions {
  /** of receipts; factory: operator n has password n. 1 unless told */
  cashierPassword?: number;
  /** system administrator's, for the fiscal drive, tables and reports; factory 30 */
  systemPassword?: number;
  /** own receipt id in tag 1084; false where the merchant uses that tag otherwise */
  marksReceipts?: boolean;
  /** of every wait in the driver's table; 1 unless told, less in a test whose register is fast */
  timeScale?: number;
  /** answer time-outs by command code, milliseconds, for example `{ 0xff45: 60_000 }` */
  timeoutsMs?: Readonly<Record<number, number>>;
  /** stands between the driver and the wire: records what passes, or breaks it in a test */
  wrapLine?: (line: Line) => Line;
  /** what support should know and nobody else: dropped answers, unknown submodes */
  log?: (message: string) => void;
  /** file of the documents a till without a fiscal register counts itself; in memory unless told */
  bookPath?: string;
  /** the store's wall clock, `2026-11-22T14:05:00`, for those documents; this computer's unless told */
  wallClock?: () => string;
  /** of the register this till had before, so that it is found under whatever name its port has now */
  serial?: string | null;
  /** paths of the serial ports it may be at; those plugged into USB unless told */
  candidates?: () => Promise<readonly string[]>;
}

/**
 * A register behind `tty:/dev/ttyUSB0@115200` or `tcp:host:port`, a slip printer in place of one (`escpos:…`), or
 * none at all. Nothing is opened before `connect()`.
 *
 * @throws FiscalError `invalid` for an address that is none
 */
export function openRegister(address: string, options: RegisterOptions = {}): FiscalRegister {
  const at = parseFiscalAddress(address);
  if (at.kind === 'none') return bookRegister(noPaper(), options);
  if (at.kind === 'escpos') return bookRegister(slipPrinter(at.line, at.model), options);
  return shtrihRegister(at, options);
}

function shtrihRegister(at: LineAddress, options: RegisterOptions): FiscalRegister {
  const { wrapLine = (line: Line) => line } = options;
  if (at.kind === 'tcp') {
    return new ShtrihRegister(sessionParts(wrapLine(new TcpLine(at.host, at.port)), NETWORK_TIME_OUTS, options));
  }
  const { path: home, baud } = at;
  const lineTo = (path: string) => new SerialLine(path, baud);
  const line = new MovableLine(lineTo, home);
  const { candidates = usbSerialPorts, serial = null } = options;
  const whereabouts = { line, home, lineTo, candidates, serial, wasMet: false };
  return new ShtrihRegister(sessionParts(wrapLine(line), wiredTimeOuts(baud), options), whereabouts);
}

function sessionParts(line: Line, table: TimeOuts, options: RegisterOptions): SessionParts {
  const { cashierPassword: cashier = 1, systemPassword: system = 30, marksReceipts = true } = options;
  const { log = () => undefined, timeScale = 1, timeoutsMs = {} } = options;
  const timeOuts = scaleTimeOuts(table, timeScale);
  const link = new Link({ line, timing: timeOuts.link, clock: systemClock, log });
  const model = chooseModel('', null);
  return { link, clock: systemClock, passwords: { cashier, system }, model, timeOuts, timeoutsMs, marksReceipts, log };
}

function slipPrinter(at: LineAddress, name: string | null): Paper {
  const { model, isKnown: isKnownModel } = chooseSlipModel(name);
  return new SlipPrinter({ line: lineTo(at), model, isKnownModel, clock: systemClock, timing: SLIP_TIMING });
}

function bookRegister(
  paper: Paper,
  { bookPath, wallClock = localNow, log = () => undefined }: RegisterOptions,
): FiscalRegister {
  const store = bookPath === undefined ? bookInMemory() : bookInFile(bookPath);
  return new BookRegister({ store, paper, now: wallClock, log });
}

const lineTo = (at: LineAddress): Line =>
  at.kind === 'tty' ? new SerialLine(at.path, at.baud) : new TcpLine(at.host, at.port);

/** The wall clock of this computer's zone. */
function localNow(): string {
  const date = new Date();
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
