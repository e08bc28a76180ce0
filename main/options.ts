import { parseArgs } from 'node:util';
import type { Locale } from '../contract/errors/texts.ts';
import { mapToPage, parseFiscalAddress } from '../native/fiscal/index.ts';
import { parseScannerAddress } from '../native/scanner/index.ts';

/** What a host is told on its command line; the same words for the Electron and the browser host. */
export interface TillOptions {
  /** null = the default folder of this operating system */
  dataFolder: string | null;
  /** base URL of the central server; null = the training centre is started */
  centralUrl: string | null;
  /** `tty:PATH@BAUD`, `tcp:HOST:PORT`, `escpos:tty:…` or `none`; null = the register emulator is started */
  fiscal: string | null;
  /** `hid`, `serial:PATH@BAUD`, `simulated`; empty = whatever scanner is plugged in, and in training the simulated one */
  scanners: readonly string[];
  /** port of the browser host on 127.0.0.1; 0 = any free one */
  port: number;
  /** opens no window, prints the address */
  isHeadless: boolean;
  /** null = a name that says what it is */
  cashier: string | null;
  /** 10 or 12 digits, on fiscal documents beside the name (tag 1203); absent where the shop gives none */
  cashierInn?: string;
  tillNumber: number;
  locale: Locale;
}

export type ParsedOptions = { ok: true; options: TillOptions } | { ok: false; problem: string };

export const USAGE = `Usage: npm start -- [--headless] [--port N] [--data DIR] [--central URL] [--fiscal tty:PATH@BAUD] [--scanner NAME]…
  --headless             open no window; print the address to open
  --port N               port of the screen on 127.0.0.1 (default: any free one)
  --data DIR             data folder (default: the user's own, see docs/reference.md)
  --central URL          central server (default: an embedded one, training mode)
  --fiscal ADDRESS       register: tty:/dev/ttyUSB0@115200 or tcp:HOST:PORT (default: an emulator, training mode);
                         none where it stands elsewhere; escpos:tty:PATH or escpos/MODEL:tcp:HOST:PORT for a slip printer
  --scanner NAME         hid, serial:/dev/ttyACM0@9600 or simulated; may be given several times
  --cashier NAME         who stands at the till
  --cashier-inn N        their tax number, on fiscal documents
  --till N               number of this till in the shop
  --locale ru|en         language of the screen`;

/** Training mode is on unless both the centre and the register are real. */
export function isTraining(options: Pick<TillOptions, 'centralUrl' | 'fiscal'>): boolean {
  return options.centralUrl === null || options.fiscal === null;
}

export function parseTillOptions(args: readonly string[]): ParsedOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        central: { type: 'string' },
        fiscal: { type: 'string' },
        scanner: { type: 'string', multiple: true, default: [] },
        cashier: { type: 'string' },
        'cashier-inn': { type: 'string' },
        till: { type: 'string', default: '1' },
        locale: { type: 'string', default: 'ru' },
      },
    }));
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const port = wholeNumber(values.port, 0, 65_535);
  const tillNumber = wholeNumber(values.till, 1, 9_999);
  const locale = values.locale === 'ru' || values.locale === 'en' ? values.locale : null;
  if (port === null) return { ok: false, problem: `--port takes a number from 0 to 65535, not ${values.port}` };
  if (tillNumber === null) return { ok: false, problem: `--till takes a number from 1 to 9999, not ${values.till}` };
  if (!locale) return { ok: false, problem: `--locale takes ru or en, not ${values.locale}` };
  if (values.central !== undefined && !isHttpUrl(values.central)) {
    return { ok: false, problem: `--central takes an http or https address, not ${values.central}` };
  }
  if (values.fiscal !== undefined && !isFiscalAddress(values.fiscal)) {
    return {
      ok: false,
      problem: `--fiscal takes tty:PATH@BAUD, tcp:HOST:PORT, escpos:… or none, not ${values.fiscal}`,
    };
  }
  if (values['cashier-inn'] !== undefined && !/^(?:\d{10}|\d{12})$/.test(values['cashier-inn'])) {
    return { ok: false, problem: `--cashier-inn takes 10 or 12 digits, not ${values['cashier-inn']}` };
  }
  if (values.cashier !== undefined && !isPrintedName(values.cashier)) {
    return { ok: false, problem: `--cashier takes a name of 1 to ${CASHIER_MAX} characters, not ${values.cashier}` };
  }
  const badScanner = values.scanner.find((name) => !parseScannerAddress(name).ok);
  if (badScanner !== undefined) {
    return { ok: false, problem: `--scanner takes hid, serial:PATH@BAUD or simulated, not ${badScanner}` };
  }
  return {
    ok: true,
    options: {
      dataFolder: values.data ?? null,
      centralUrl: values.central ?? null,
      fiscal: values.fiscal ?? null,
      scanners: values.scanner,
      port,
      isHeadless: values.headless,
      cashier: values.cashier ?? null,
      ...(values['cashier-inn'] === undefined ? {} : { cashierInn: values['cashier-inn'] }),
      tillNumber,
      locale,
    },
  };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}

function isFiscalAddress(text: string): boolean {
  try {
    parseFiscalAddress(text);
    return true;
  } catch {
    return false;
  }
}

/** Tag 1021 of each document. Source: fiscal-printer section 9.1. */
const CASHIER_MAX = 64;

function isPrintedName(name: string): boolean {
  const printed = mapToPage(name, 'cp1251').trim();
  return printed !== '' && printed.length <= CASHIER_MAX;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
