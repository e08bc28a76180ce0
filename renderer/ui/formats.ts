import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { makeFormats, type Formats } from '../format.ts';
import type { Locale } from '../i18n/index.ts';
import { useTill } from '../till/till-store.ts';

/** Figures and dates in the chosen language and the store's zone. */
export function useFormats(): Formats & { locale: Locale } {
  const { i18n } = useTranslation();
  const zone = useTill((till) => till.status?.zone ?? 'UTC');
  const locale: Locale = i18n.language === 'en' ? 'en' : 'ru';
  return useMemo(() => ({ ...makeFormats(i18n, locale, zone), locale }), [i18n, locale, zone]);
}
