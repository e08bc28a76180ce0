import { parseFiscalAddress } from './address.ts';
import { systemClock } from './clock.ts';
import type { FiscalRegister } from './port.ts';
import { SerialLine } from './serial-line.ts';
import { ShtrihRegister } from './shtrih/driver.ts';
import { NETWORK, timingAt } from './shtrih/link-timing.ts';
import type { LinkTiming } from './shtrih/link-timing.ts';
import { Link } from './shtrih/link.ts';
import { chooseModel } from './shtrih/models.ts';
import { TcpLine } from './tcp-line.ts';

export interface RegisterOptions {
  /** of receipts; factory: operator n has password n. 1 unless told */
  cashierPassword?: number;
  /** system administrator's, for the fiscal drive, tables and reports; factory 30 */
  systemPassword?: number;
  /** longest wait for the printer within one call, milliseconds; 60 000 unless told */
  settleMs?: number;
  /** own receipt id in tag 1084; false where the merchant uses that tag otherwise */
  marksReceipts?: boolean;
  /** link time-outs and tries that differ from those of the line's kind */
  timing?: Partial<LinkTiming>;
  /** answer time-outs by command code, milliseconds, for example `{ 0xff45: 60_000 }` */
  timeoutsMs?: Readonly<Record<number, number>>;
  /** what support should know and nobody else: dropped answers, unknown submodes */
  log?: (message: string) => void;
}

/**
 * A register behind `tty:/dev/ttyUSB0@115200` or `tcp:host:port`. Nothing is opened before `connect()`.
 *
 * @throws FiscalError `invalid` for an address that is none
 */
export function openRegister(address: string, options: RegisterOptions = {}): FiscalRegister {
  const at = parseFiscalAddress(address);
  const line = at.kind === 'tty' ? new SerialLine(at.path, at.baud) : new TcpLine(at.host, at.port);
  const timing = { ...(at.kind === 'tty' ? timingAt(at.baud) : NETWORK), ...options.timing };
  const log = options.log ?? (() => undefined);
  return new ShtrihRegister({
    link: new Link({ line, timing, clock: systemClock, log }),
    clock: systemClock,
    passwords: { cashier: options.cashierPassword ?? 1, system: options.systemPassword ?? 30 },
    model: chooseModel('', null),
    timeoutsMs: options.timeoutsMs ?? {},
    settleMs: options.settleMs ?? 60_000,
    marksReceipts: options.marksReceipts ?? true,
    log,
  });
}
