import { FiscalError } from './port.ts';

export type FiscalAddress = { kind: 'tty'; path: string; baud: number } | { kind: 'tcp'; host: string; port: number };

/** 115200 baud is the factory speed of registers with a fiscal drive. Source: fiscal-printer section 1.1. */
const FACTORY_BAUD = 115_200;
const BAUDS = [2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];

/**
 * `tty:/dev/ttyUSB0@115200`, `tty:COM3` (factory speed), `tcp:192.168.137.111:7778`, `tcp:[::1]:7778`.
 *
 * @throws FiscalError `invalid` naming what is wrong
 */
export function parseFiscalAddress(address: string): FiscalAddress {
  const tty = /^tty:(?<path>[^@]+)(?:@(?<baud>\d+))?$/u.exec(address)?.groups;
  if (tty?.['path'] !== undefined) {
    const baud = tty['baud'] === undefined ? FACTORY_BAUD : Number(tty['baud']);
    if (!BAUDS.includes(baud)) {
      throw new FiscalError('invalid', `the register cannot talk at ${baud} baud: one of ${BAUDS.join(', ')}`);
    }
    return { kind: 'tty', path: tty['path'], baud };
  }
  const tcp = /^tcp:(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^:[\]\s]+)):(?<port>\d{1,5})$/iu.exec(address)?.groups;
  const host = tcp?.['v6'] ?? tcp?.['host'];
  const port = Number(tcp?.['port']);
  if (host !== undefined && port >= 1 && port <= 65_535) return { kind: 'tcp', host, port };
  throw new FiscalError('invalid', `not a register address: "${address}" (tty:/dev/ttyUSB0@115200 or tcp:host:port)`);
}
