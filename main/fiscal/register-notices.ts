import type { Locale } from '../../contract/errors/texts.ts';
import type { DriveWarning } from '../../native/fiscal/port.ts';
import type { RegisterFacts } from './register-desk.ts';

/** Sales stop when the oldest document has waited 30 days. Source: fiscal-printer section 5, error 15. */
const OFD_DAYS_MAX = 30;
/** One long weekend without a line is nothing to speak of. */
const OFD_DAYS_QUIET = 3;
const DOCUMENTS_FEW = 5000;
/** The drive refuses a clock that is 5 minutes off its own timer. */
const DRIFT_MAX_S = 120;

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

/** What the shop should care for before it stops sales, most urgent first, in the screen's language. */
export function registerNotices({ identity, status, drive, driftSeconds }: RegisterFacts, locale: Locale): string[] {
  if (identity === null) return [];
  const { isFiscal, isKnownModel, model } = identity;
  const days = drive?.oldest?.days ?? 0;
  const left = drive?.documentsLeft ?? DOCUMENTS_FEW;
  const notices: (Words | false)[] = [
    !isFiscal && {
      ru: 'Чеки этой кассы не фискальные: фискальная ККТ стоит отдельно',
      en: 'Receipts of this till are not fiscal: the fiscal register stands elsewhere',
    },
    days > OFD_DAYS_QUIET && {
      ru: `ОФД не получил ${drive?.unsent} док., старший ждёт ${days} дн. из ${OFD_DAYS_MAX}`,
      en: `${drive?.unsent} documents wait for the data operator, the oldest ${days} days of ${OFD_DAYS_MAX}`,
    },
    ...(drive?.warnings ?? []).map((warning) => DRIVE[warning]),
    left < DOCUMENTS_FEW && {
      ru: `В ФН осталось место на ${left} док.`,
      en: `The drive has room for ${left} documents`,
    },
    Math.abs(driftSeconds) > DRIFT_MAX_S && {
      ru: 'Часы ККТ расходятся с часами кассы: сверьте их до открытия смены',
      en: 'The register’s clock differs from the till’s: compare them before opening the shift',
    },
    !isKnownModel && {
      ru: `Модель «${model}» не знакома: работает с общими настройками`,
      en: `The model “${model}” is not known: it runs with common settings`,
    },
    status?.paperLow === true && { ru: 'Бумага скоро кончится', en: 'The paper will end soon' },
  ];
  return notices.flatMap((words) => (words === false ? [] : [words[locale]]));
}
