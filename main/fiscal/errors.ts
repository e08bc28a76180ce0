import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode, ErrorParams } from '../../contract/errors/catalogue.ts';
import type { Locale } from '../../contract/errors/texts.ts';
import type { DriveHealth, RegisterStatus } from '../../native/fiscal/port.ts';
import { FiscalError, classifyDeviceError, describeDeviceError } from '../../native/fiscal/index.ts';
import type { DeviceErrorClass } from '../../native/fiscal/index.ts';
import type { RegisterFacts } from './register-desk.ts';

/** Codes with a meaning of their own for the cashier. Source: fiscal-printer section 5. */
const BY_DEVICE_CODE: Readonly<Partial<Record<number, ErrorCode>>> = {
  0x16: 'FISCAL_SHIFT_EXPIRED',
  0x4e: 'FISCAL_SHIFT_EXPIRED',
  0x2e: 'FISCAL_CASH_SHORT',
  0x46: 'FISCAL_CASH_SHORT',
  0x6b: 'FISCAL_PAPER_OUT',
};

const BY_CLASS: Readonly<Partial<Record<DeviceErrorClass, ErrorCode>>> = {
  service: 'FISCAL_SERVICE',
  stopSales: 'FISCAL_SERVICE',
  clock: 'FISCAL_SERVICE',
  config: 'FISCAL_SERVICE',
  wait: 'FISCAL_BUSY',
  continue: 'FISCAL_BUSY',
};

/** A failure of the register in the words of the catalogue; anything else is passed on as it is. */
export function asTillError(error: unknown, locale: Locale): unknown {
  if (!(error instanceof FiscalError)) return error;
  return new TillError(codeOf(error), { reason: reasonOf(error, locale) }, { cause: error });
}

function codeOf({ kind, deviceCode }: FiscalError): ErrorCode {
  switch (kind) {
    case 'noLink':
      return 'FISCAL_NO_LINK';
    case 'paper':
      return 'FISCAL_PAPER_OUT';
    case 'busy':
      return 'FISCAL_BUSY';
    case 'unknown':
      return 'FISCAL_UNKNOWN';
    case 'invalid':
      return 'INTERNAL';
    case 'refused':
      if (deviceCode === null) return 'FISCAL_REFUSED';
      return BY_DEVICE_CODE[deviceCode] ?? BY_CLASS[classifyDeviceError(deviceCode)] ?? 'FISCAL_REFUSED';
  }
}

function reasonOf({ deviceCode, message }: FiscalError, locale: Locale): string {
  return deviceCode === null ? message : describeDeviceError(deviceCode, locale);
}

export interface RegisterProblem {
  code: ErrorCode;
  params: ErrorParams;
}

const MODE_REASONS: Readonly<Partial<Record<RegisterStatus['mode'], Record<Locale, string>>>> = {
  waitsForDate: { ru: 'ждёт подтверждения даты', en: 'it waits for its date to be confirmed' },
  locked: { ru: 'заблокирована паролем инспектора', en: 'it is locked by an inspector password' },
};

/** What keeps the register from printing the next receipt, most urgent first; the shift has its own screen. */
export function problemOf({ mode, paper, coverOpen }: RegisterStatus, locale: Locale): RegisterProblem | null {
  const reason = MODE_REASONS[mode];
  if (reason !== undefined) return { code: 'FISCAL_SERVICE', params: { reason: reason[locale] } };
  if (coverOpen) return { code: 'FISCAL_COVER_OPEN', params: {} };
  if (paper === 'outPassive' || paper === 'outActive') return { code: 'FISCAL_PAPER_OUT', params: {} };
  return null;
}

/** Sales stop when the oldest document has waited 30 days. Source: fiscal-printer section 5, error 15. */
export const OFD_DAYS_MAX = 30;

const DRIVE_REASONS = {
  full: { ru: 'память ФН заполнена, замените ФН', en: 'the drive’s memory is full, replace the drive' },
  unsent: { ru: `ОФД не получал документы ${OFD_DAYS_MAX} дней`, en: `nothing sent for ${OFD_DAYS_MAX} days` },
} as const;

/** What makes the fiscal drive refuse the next document; null where none stands behind it. */
export function driveProblem(drive: DriveHealth | null, locale: Locale): RegisterProblem | null {
  const isFull = drive?.documentsLeft === 0;
  const isOverdue = (drive?.oldest?.days ?? 0) >= OFD_DAYS_MAX;
  if (!isFull && !isOverdue) return null;
  return { code: 'FISCAL_SERVICE', params: { reason: DRIVE_REASONS[isFull ? 'full' : 'unsent'][locale] } };
}

/** The same of a register that may be gone, with its drive; null before the first look at it. */
export function registerProblem({ status, drive, isGone }: RegisterFacts, locale: Locale): RegisterProblem | null {
  if (isGone) return { code: 'FISCAL_NO_LINK', params: {} };
  return status === null ? null : (problemOf(status, locale) ?? driveProblem(drive, locale));
}
