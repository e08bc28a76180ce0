import { formatKopecks, formatPoints } from '../../loyalty/index.ts';
import type { Locale } from '../../loyalty/index.ts';
import type { CertificateView, OfferView, ProgressView } from '../../contract/till/views.ts';
import type { SaleResult } from './make-sale.ts';
import { givenLines, memberLines } from './member-text.ts';

const HEADS = {
  ru: {
    member: 'Клиент',
    given: 'После чека',
    codes: 'Коды',
    certificates: 'Сертификаты',
    offers: 'Предложения',
    progress: 'Карточки и задания',
    benefits: 'Привилегии',
    why: 'Пояснения',
  },
  en: {
    member: 'Customer',
    given: 'After the receipt',
    codes: 'Codes',
    certificates: 'Certificates',
    offers: 'Offers',
    progress: 'Cards and quests',
    benefits: 'Benefits',
    why: 'Explanations',
  },
} as const;

/** What the screen showed of the programme, as lines under the receipt; empty parts are left out. */
export function loyaltyText(
  { shown, given, zone }: Pick<SaleResult, 'shown' | 'given' | 'zone'>,
  locale: Locale,
): string {
  const { customer, codes, certificates, offers, progress, benefits, explanations } = shown;
  const heads = HEADS[locale];
  const part = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${head}:`, ...lines.map((line) => `  ${line}`)];
  return [
    ...part(heads.member, memberLines(customer, zone, locale)),
    ...part(
      heads.codes,
      codes.map(({ shown: code, text, money }) => {
        const off = offOf(money, locale);
        return [code, text, ...(text.includes(off) ? [] : [off])].join(' · ');
      }),
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
    ...part(heads.given, givenLines(given, zone, locale)),
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
  // the sentence of an offer that waits names it itself
  const words = isOpen || taken > 0 ? [name, ...gain] : [text];
  return `${mark} ${words.join(' · ')} [${id}]`;
}

const FILLED = { ru: { card: 'подарок', quest: 'выполнено' }, en: { card: 'reward', quest: 'done' } };

/** `●●○ 2 из 3`; what is full says so, a stamp card with what the next one holds */
function progressLine({ name, kind, after, goal, rewards }: ProgressView, locale: Locale): string {
  const { card, quest } = FILLED[locale];
  if (kind === 'quest' && rewards > 0) return `${name}: ${quest}`;
  const places = '●'.repeat(Math.min(after, goal)) + '○'.repeat(goal - Math.min(after, goal));
  const of = locale === 'ru' ? `${after} из ${goal}` : `${after} of ${goal}`;
  const now = `${goal <= 20 ? `${places} ` : ''}${of}`;
  return `${name}: ${rewards > 0 ? `${card} +${rewards}, ` : ''}${now}`;
}
