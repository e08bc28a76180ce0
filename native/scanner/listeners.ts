import type { ScannerEvents } from './port.ts';

/** Told about an exception thrown by a listener: our own bug, never the device's. */
export type ReportBug = (error: unknown) => void;

/**
 * Listeners of one scanner. A listener that throws is reported and the others still hear the event: node-hid would
 * turn the exception into a device error, and a bug would look like an unplugged scanner. Source: scanners section 1.5.
 */
export class ScannerListeners {
  readonly #listeners: { [Event in keyof ScannerEvents]: ScannerEvents[Event][] } = { scan: [], fault: [], state: [] };
  readonly #reportBug: ReportBug;

  constructor(reportBug: ReportBug) {
    this.#reportBug = reportBug;
  }

  add<Event extends keyof ScannerEvents>(event: Event, listener: ScannerEvents[Event]): void {
    this.#listeners[event].push(listener);
  }

  emit<Event extends keyof ScannerEvents>(event: Event, ...payload: Parameters<ScannerEvents[Event]>): void {
    for (const listener of this.#listeners[event]) {
      try {
        (listener as (...values: Parameters<ScannerEvents[Event]>) => void)(...payload);
      } catch (error) {
        this.#reportBug(error);
      }
    }
  }
}
