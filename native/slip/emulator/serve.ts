import { openPty } from '../../fiscal/emulator/pty.ts';
import { EmulatedSlipPrinter } from './printer.ts';

export interface ServedSlipPrinter {
  printer: EmulatedSlipPrinter;
  /** what a till opens: `escpos:tty:…` */
  path: string;
  unplug(): Promise<void>;
  replug(path?: string): Promise<void>;
}

/** The simulated printer behind a real pseudo-terminal. */
export function serveSlipPrinter(link: string): ServedSlipPrinter {
  const printer = new EmulatedSlipPrinter((bytes) => transport.write(bytes));
  const transport = openPty(link, { onBytes: (bytes) => printer.receive(bytes), onError: () => undefined });
  return {
    printer,
    get path() {
      return transport.path;
    },
    unplug: () => transport.unplug(),
    replug: (path) => transport.replug(path),
  };
}
