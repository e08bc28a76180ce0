/** Reports of one HID POS unit put together into scans. Pure: time is an argument. Source: scanners sections 1.2 to 1.4. */
import { aimAt, layoutOfReport, REPORT_BYTES, SCANNED_DATA_ID } from './hid-layout.ts';
import type { ReportLayout } from './hid-layout.ts';
import type { ScanFaultCode } from './port.ts';
import { NO_AFFIXES, SCAN_BYTES_MAX, sanitiseBytes } from './sanitise.ts';
import type { Sanitised, ScanAffixes } from './sanitise.ts';

/** More silence than this between two parts: the first is from a scan that never ended. */
const PART_GAP_MS_MAX = 500;

interface Message {
  layout: ReportLayout;
  aim: string | null;
  parts: Uint8Array[];
  bytes: number;
  /** Set when the message is bad: it is swallowed to its last report, then told once. */
  fault: ScanFaultCode | null;
  lastAt: number;
}

export interface HidAssemblerOptions {
  /** From the descriptor or a saved profile; without it each message's first report decides. */
  layout?: ReportLayout;
  affixes?: ScanAffixes;
}

export class HidAssembler {
  readonly #layout: ReportLayout | null;
  readonly #affixes: ScanAffixes;
  #message: Message | null = null;

  constructor(options: HidAssemblerOptions = {}) {
    this.#layout = options.layout ?? null;
    this.#affixes = options.affixes ?? NO_AFFIXES;
  }

  /** True between the parts of a message. */
  get isPending(): boolean {
    return this.#message !== null;
  }

  /** Forgets a message in progress: on close, error, suspend. */
  reset(): void {
    this.#message = null;
  }

  /**
   * @param report as node-hid delivers it, report id first
   * @param at monotonic milliseconds
   * @returns a scan or a fault when this report ended a message; null while more is to come or for a foreign report
   */
  push(report: Uint8Array, at: number): Sanitised | null {
    if (report.length < REPORT_BYTES || report[0] !== (this.#layout?.reportId ?? SCANNED_DATA_ID)) return null;
    if (this.#message !== null && at - this.#message.lastAt > PART_GAP_MS_MAX) this.#message = null;
    const message = (this.#message ??= this.#begin(report, at));
    message.lastAt = at;
    message.fault ??= addPart(message, report);
    const isContinued = ((report[message.layout.continuedAt] ?? 0) & message.layout.continuedMask) !== 0;
    if (isContinued) return null;
    this.#message = null;
    if (message.fault !== null) return { ok: false, code: message.fault };
    return sanitiseBytes(Buffer.concat(message.parts), message.aim, this.#affixes);
  }

  #begin(report: Uint8Array, at: number): Message {
    const layout = this.#layout ?? layoutOfReport(report);
    return { layout, aim: aimOf(report, layout), parts: [], bytes: 0, fault: null, lastAt: at };
  }
}

function aimOf(report: Uint8Array, layout: ReportLayout): string | null {
  return layout.aimAt === null ? null : aimAt(report, layout.aimAt);
}

/** Keeps the data of one report, copied: the device may reuse its buffer. Returns why it cannot. */
function addPart(message: Message, report: Uint8Array): ScanFaultCode | null {
  const { layout } = message;
  const length = report[layout.lengthAt] ?? 0;
  if (length > layout.dataMax) return 'bad-length';
  if (aimOf(report, layout) !== message.aim) return 'aim-changed';
  message.bytes += length;
  if (message.bytes > SCAN_BYTES_MAX) {
    message.parts = [];
    return 'too-long';
  }
  message.parts.push(report.slice(layout.dataAt, layout.dataAt + length));
  return null;
}
