import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerView, SaleView } from '../../../contract/till/views.ts';
import { findCustomer } from '../../commands/navigation.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName, type Tone } from '../../ui/icon.tsx';
import { StampCard } from './stamp-card.tsx';

interface Fact {
  key: string;
  shown: ReactNode;
}

/** how many rows fit in the panel at 1024 and at 1920 */
const ROWS = { narrow: 3, wide: 5 } as const;

/** What matters about the customer now, the most pressing first; what finds no room is on the second page (F2). */
export function CustomerFacts({ customer, sale }: { customer: CustomerView; sale: SaleView }) {
  const facts = useFacts(customer, sale);
  return (
    <ul className="facts">
      {facts.map(({ key, shown }, at) => (
        <li key={key} className={roomFor(at, facts.length)}>
          {shown}
        </li>
      ))}
      {(['narrow', 'wide'] as const).map(
        (size) =>
          facts.length > ROWS[size] && (
            <li key={size} className={`${size}-only`}>
              <More count={facts.length - ROWS[size] + 1} />
            </li>
          ),
      )}
    </ul>
  );
}

/** The last row gives way to the hint where not all of them fit. */
function roomFor(at: number, count: number): string | undefined {
  const fits = (rows: number) => (count <= rows ? at < rows : at < rows - 1);
  if (fits(ROWS.narrow)) return undefined;
  return fits(ROWS.wide) ? 'wide-only' : 'for-page';
}

function More({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <>
      <kbd aria-hidden="true">{findCustomer.cap}</kbd>
      <span className="note">{t('cust.more', { n: count })}</span>
    </>
  );
}

function useFacts(customer: CustomerView, { progress, benefits, contact }: SaleView): Fact[] {
  const { t } = useTranslation();
  const format = useFormats();
  const { blocked, debt, birthday, pendingNext, expiringNext, memberships } = customer;
  const words = (key: string, icon: IconName, text: string, tone?: Tone): Fact => ({
    key,
    shown: (
      <>
        <Icon name={icon} {...(tone && { tone })} />
        <span className="fact">{text}</span>
      </>
    ),
  });
  const birthdayText = ({ isToday, lastDay }: NonNullable<CustomerView['birthday']>) =>
    isToday ? t('cust.birthdayToday') : t('cust.birthdayUntil', { date: format.calendarDay(lastDay) });
  const cards = progress.map((each): Fact => ({ key: each.ruleId, shown: <StampCard progress={each} /> }));
  return [
    ...(blocked ? [words('blocked', 'error', t('cust.blocked'), 'bad')] : []),
    ...(debt > 0 ? [words('debt', 'attention', t('cust.debt', { points: format.pointsText(debt) }), 'attention')] : []),
    ...(birthday ? [words('birthday', 'gift', birthdayText(birthday))] : []),
    ...cards.slice(0, 1),
    ...(expiringNext
      ? [
          words(
            'expiring',
            'attention',
            t('cust.expiring', {
              count: format.pluralOf(expiringNext.amount),
              points: format.pointsText(expiringNext.amount),
              date: format.calendarDay(expiringNext.lastDay),
            }),
            'attention',
          ),
        ]
      : []),
    ...(pendingNext
      ? [
          words(
            'pending',
            'clock',
            t('cust.pending', { points: format.pointsText(pendingNext.amount), date: format.day(pendingNext.at) }),
          ),
        ]
      : []),
    ...(contact.shown === null ? [] : [words('contact', 'printer', t('contact.goes', { contact: contact.shown }))]),
    ...cards.slice(1),
    ...benefits.map(({ name }) => words(`benefit ${name}`, 'gift', name)),
    ...memberships.map(({ name, lastDay }) =>
      words(`membership ${name}`, 'level', t('cust.membership', { name, date: format.calendarDay(lastDay) })),
    ),
  ];
}
