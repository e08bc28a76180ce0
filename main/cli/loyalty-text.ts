import { formatKopecks, formatPoints } from '../../loyalty/index.ts';
import type { Locale } from '../../loyalty/index.ts';
import type { CertificateView, OfferView, ProgressView } from '../../contract/till/views.ts';
import type { SaleResult } from './make-sale.ts';

const HEADS = {
  ru: {
    codes: 'Коды',
    certificates: 'Сертификаты',
    offers: 'Предложения',
    progress: 'Карточки и задания',
    benefits: 'Привилегии',
    why: 'Пояснения',
  },
  en: {
    codes: 'Codes',
    certificates: 'Certificates',
    offers: 'Offers',
    progress: 'Cards and quests',
    benefits: 'Benefits',
    why: 'Explanations',
  },
} as const;

/** What the screen showed of the programme, as lines under the receipt; empty parts are left out. */
export function loyaltyText(shown: SaleResult['shown'], locale: Locale) {
  const { codes, certificates, offers, progress, benefits, explanations } = shown;
  const heads = HEADS[locale];
  const part = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${head}:`, ...lines.map((line) => `  ${line}`)];
  return [
    ...part(
      heads.codes,
      codes.map(({ shown: code, text, money }) => [code, text, offOf(money, locale)].filter(Boolean).join(' · ')),
    ),
    ...part(
      heads.certificates,
      certificates.map((each) => certificateLine(each, locale)),
    ),
    ...part(
      heads.offers,
      offers.map((offer) => offerLine(offer, locale)),
    ),
    ...part(
      heads.progress,
      progress.map((each) => progressLine(each, locale)),
    ),
    ...part(
      heads.benefits,
      benefits.map(({ name }) => name),
    ),
    ...part(
      heads.why,
      explanations.map(({ text }) => text),
    ),
  ].join('\n');
}

const offOf = (money: number, locale: Locale): string => (money > 0 ? `−${formatKopecks(money, locale)}` : '');

function certificateLine({ shown, paid, left, lost }: CertificateView, locale: Locale): string {
  const words = locale === 'ru' ? { left: 'остаток', lost: 'сгорит' } : { left: 'left', lost: 'lost' };
  const rest =
    lost > 0 ? `${words.lost} ${formatKopecks(lost, locale)}` : `${words.left} ${formatKopecks(left, locale)}`;
  return [shown, formatKopecks(paid, locale), rest].join(' · ');
}

/** `✓` taken, `·` to be taken, `-` waits for its goods */
function offerLine({ id, name, text, money, points, taken, isOpen }: OfferView, locale: Locale): string {
  const mark = taken > 0 ? '✓' : isOpen ? '·' : '-';
  const gain = [offOf(money, locale), points > 0 ? `+${formatPoints(points, locale)}` : ''].filter(Boolean);
  return `${mark} ${[name, ...(isOpen || taken > 0 ? gain : [text])].join(' · ')} [${id}]`;
}

function progressLine({ name, after, goal, rewards }: ProgressView, locale: Locale): string {
  const places = '●'.repeat(Math.min(after, goal)) + '○'.repeat(goal - Math.min(after, goal));
  const of = locale === 'ru' ? `${after} из ${goal}` : `${after} of ${goal}`;
  return `${name}: ${goal <= 20 ? `${places} ` : ''}${of}${rewards > 0 ? ` +${rewards}` : ''}`;
}
