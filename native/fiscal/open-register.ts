import { parseFiscalAddress } from './address.ts';
import { systemClock } from './clock.ts';
import type { FiscalRegister } from './port.ts';
import { SerialLine } from './serial-line.ts';
import { ShtrihRegister } from './shtrih/driver.ts';
import { Link } from './shtrih/link.ts';
import { chooseModel } from './shtrih/models/choose.ts';
import { NETWORK_TIME_OUTS, scaleTimeOuts, wiredTimeOuts } from './shtrih/time-outs.ts';
import { TcpLine } from './tcp-line.ts';

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
  const table = at.kind === 'tty' ? wiredTimeOuts(at.baud) : NETWORK_TIME_OUTS;
  const timeOuts = scaleTimeOuts(table, options.timeScale ?? 1);
  const log = options.log ?? (() => undefined);
  return new ShtrihRegister({
    link: new Link({ line, timing: timeOuts.link, clock: systemClock, log }),
    clock: systemClock,
    passwords: { cashier: options.cashierPassword ?? 1, system: options.systemPassword ?? 30 },
    model: chooseModel('', null),
    timeOuts,
    timeoutsMs: options.timeoutsMs ?? {},
    marksReceipts: options.marksReceipts ?? true,
    log,
  });
}
