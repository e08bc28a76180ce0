import { chooseSlipModel } from '../slip/models/index.ts';
import { FiscalError } from './port.ts';

export type LineAddress = { kind: 'tty'; path: string; baud: number } | { kind: 'tcp'; host: string; port: number };

export type FiscalAddress =
  | LineAddress
  /** the shop's fiscal register stands elsewhere, and nothing is printed here */
  | { kind: 'none' }
  /** the same with a slip printer; `model` is a name of native/slip/models, null unless told */
  | { kind: 'escpos'; model: string | null; line: LineAddress };

/** 115200 baud is the factory speed of registers with a fiscal drive. Source: fiscal-printer section 1.1. */
const FACTORY_BAUD = 115_200;
/** Of slip printers with a serial port. */
const SLIP_BAUD = 9600;
const BAUDS = [2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];

/**
 * `tty:/dev/ttyUSB0@115200`, `tty:COM3` (factory speed), `tcp:192.168.137.111:7778`, `tcp:[::1]:7778`, `none`,
 * `escpos:tty:/dev/ttyUSB1@9600`, `escpos/epson:tcp:192.168.1.50:9100`.
 *
 * @throws FiscalError `invalid` naming what is wrong
 */
export function parseFiscalAddress(address: string): FiscalAddress {
  if (address === 'none') return { kind: 'none' };
  const slip = /^escpos(?:\/(?<model>[a-z0-9-]+))?:(?<line>.+)$/u.exec(address)?.groups;
  if (slip?.['line'] === undefined) return parseLine(address, FACTORY_BAUD);
  const model = slip['model'] ?? null;
  chooseSlipModel(model);
  return { kind: 'escpos', model, line: parseLine(slip['line'], SLIP_BAUD) };
}

function parseLine(address: string, usualBaud: number): LineAddress {
  const tty = /^tty:(?<path>[^@]+)(?:@(?<baud>\d+))?$/u.exec(address)?.groups;
  if (tty?.['path'] !== undefined) {
    const baud = tty['baud'] === undefined ? usualBaud : Number(tty['baud']);
    if (!BAUDS.includes(baud)) {
      throw new FiscalError('invalid', `the register cannot talk at ${baud} baud: one of ${BAUDS.join(', ')}`);
    }
    return { kind: 'tty', path: tty['path'], baud };
  }
  const tcp = /^tcp:(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[^:[\]\s]+)):(?<port>\d{1,5})$/iu.exec(address)?.groups;
  const host = tcp?.['v6'] ?? tcp?.['host'];
  const port = Number(tcp?.['port']);
  if (host !== undefined && port >= 1 && port <= 65_535) return { kind: 'tcp', host, port };
  const forms = 'tty:/dev/ttyUSB0@115200, tcp:host:port, none or escpos:tty:… (escpos:tcp:…)';
  throw new FiscalError('invalid', `not a register address: "${address}" (${forms})`);
}
