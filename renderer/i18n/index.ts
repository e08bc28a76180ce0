/** Words of the screen: Russian first, English second, chosen by `?lang=` or by what the cashier chose last. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { ru } from './ru.ts';

export type Locale = 'ru' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screen';
    resources: { screen: typeof ru };
  }
}

const STORED = 'kopilka.language';

export function chosenLocale(search: string, storage: Pick<Storage, 'getItem'>): Locale {
  const wanted = new URLSearchParams(search).get('lang') ?? storage.getItem(STORED);
  return wanted === 'en' ? 'en' : 'ru';
}

/** The words of the page; empty until `startWords`. */
export const words: i18n = i18next.createInstance();

/** Loads both languages; the interpolation is `{name}`, React escapes by itself. */
export async function startWords(locale: Locale): Promise<void> {
  await words.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'ru',
    defaultNS: 'screen',
    resources: { ru: { screen: ru }, en: { screen: en } },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  });
}

export async function changeLocale(locale: Locale): Promise<void> {
  localStorage.setItem(STORED, locale);
  await words.changeLanguage(locale);
}
