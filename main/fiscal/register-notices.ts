import type { Locale } from '../../contract/errors/texts.ts';
import type { DriveWarning } from '../../native/fiscal/port.ts';
import { OFD_DAYS_MAX } from './errors.ts';
import type { RegisterFacts } from './register-desk.ts';

/** One long weekend without a line is nothing to speak of. */
const OFD_DAYS_QUIET = 3;
const DOCUMENTS_FEW = 5000;
/** The drive refuses a clock that is 5 minutes off its own timer. */
const DRIFT_MAX_S = 120;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A shift stops selling at 24 hours and warns during the last of them. Source: ui section 5. */
const SHIFT_MS = { whole: 24 * HOUR_MS, warned: 23 * HOUR_MS };

type Words = Record<Locale, string>;

const DRIVE: Readonly<Record<DriveWarning, Words>> = {
  keyEndsIn3Days: {
    ru: 'Ключ ФН кончается через 3 дня: замените ФН',
    en: 'The drive’s key ends in 3 days: replace it',
  },
  keyEndsIn30Days: { ru: 'Ключ ФН кончается через 30 дней', en: 'The drive’s key ends in 30 days' },
  memoryNearlyFull: { ru: 'Память ФН заполнена на 90 %', en: 'The drive’s memory is 90 % full' },
  ofdOverdue: { ru: 'ОФД давно не подтверждает документы', en: 'The data operator is late to confirm documents' },
};

/**
 * What will stop sales unless somebody cares for it, most urgent first, in the screen's language.
 * @param shiftAgeMs of the open shift; null when this till did not open it
 */
export function registerWarnings(facts: RegisterFacts, shiftAgeMs: number | null, locale: Locale): string[] {
  const { identity, status, drive, driftSeconds } = facts;
  if (identity === null) return [];
  const days = drive?.oldest?.days ?? 0;
  const left = drive?.documentsLeft ?? DOCUMENTS_FEW;
  return inWords(locale, [
    status?.mode === 'shiftOpen' && shiftAgeMs !== null && shiftEnds(shiftAgeMs),
    days > OFD_DAYS_QUIET &&
      days < OFD_DAYS_MAX && {
        ru: `ОФД не получил ${drive?.unsent} док., старший ждёт ${days} дн. из ${OFD_DAYS_MAX}`,
        en: `${drive?.unsent} documents wait for the data operator, the oldest ${days} days of ${OFD_DAYS_MAX}`,
      },
    ...(drive?.warnings ?? []).map((warning) => DRIVE[warning]),
    left < DOCUMENTS_FEW &&
      left > 0 && {
        ru: `В ФН осталось место на ${left} док.`,
        en: `The drive has room for ${left} documents`,
      },
    Math.abs(driftSeconds) > DRIFT_MAX_S && {
      ru: 'Часы ККТ расходятся с часами кассы: сверьте их до открытия смены',
      en: 'The register’s clock differs from the till’s: compare them before opening the shift',
    },
    status?.paperLow === true && { ru: 'Бумага скоро кончится', en: 'The paper will end soon' },
  ]);
}

/** How the register is set up, which nobody need do anything about. */
export function registerRemarks({ identity }: RegisterFacts, locale: Locale): string[] {
  if (identity === null) return [];
  const { isFiscal, isKnownModel, model } = identity;
  return inWords(locale, [
    !isFiscal && {
      ru: 'Чеки этой кассы не фискальные: фискальная ККТ стоит отдельно',
      en: 'Receipts of this till are not fiscal: the fiscal register stands elsewhere',
    },
    !isKnownModel && {
      ru: `Модель «${model}» не знакома: работает с общими настройками`,
      en: `The model “${model}” is not known: it runs with common settings`,
    },
  ]);
}

function shiftEnds(ageMs: number): Words | false {
  if (ageMs < SHIFT_MS.warned || ageMs >= SHIFT_MS.whole) return false;
  const minutes = Math.ceil((SHIFT_MS.whole - ageMs) / MINUTE_MS);
  return {
    ru: `Продажи остановятся через ${minutes} мин: закройте смену, F12`,
    en: `Sales stop in ${minutes} min: close the shift, F12`,
  };
}

const inWords = (locale: Locale, notices: readonly (Words | false)[]): string[] =>
  notices.flatMap((words) => (words === false ? [] : [words[locale]]));
