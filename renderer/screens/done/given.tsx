import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneView } from '../../../contract/till/views.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { StampCard } from '../checkout/stamp-card.tsx';
import './given.css';

export const gaveMore = ({ tierReached, survey, contact, coupons, progress, benefits }: DoneView): boolean =>
  tierReached !== null || survey !== null || contact !== null || coupons.length + progress.length + benefits.length > 0;

/** What the receipt gave besides points: worth a word to the customer while the change is counted out. */
export function Given({ done }: { done: DoneView }) {
  const { t } = useTranslation();
  const { tierReached, survey, contact, coupons, progress, benefits } = done;
  if (!gaveMore(done)) return null;
  return (
    <ul className="given" aria-label={t('done.given')}>
      {tierReached !== null && <Thing icon="level">{t('done.tier', { level: tierReached })}</Thing>}
      {coupons.map((coupon) => (
        <Coupon key={coupon.code} coupon={coupon} />
      ))}
      {progress.map((each) => (
        <li key={each.ruleId}>
          <StampCard progress={each} />
        </li>
      ))}
      {contact !== null && <Thing icon="check">{t('contact.sent', { contact })}</Thing>}
      {survey !== null && <Thing icon="info">{t('done.survey', { caption: survey })}</Thing>}
      {benefits.map(({ name }) => (
        <Thing key={name} icon="gift">
          {name}
        </Thing>
      ))}
    </ul>
  );
}

function Thing({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} />
      <b className="words">{children}</b>
    </li>
  );
}

function Coupon({ coupon }: { coupon: DoneView['coupons'][number] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { name, code, from, lastDay } = coupon;
  const term = [
    from !== null && t('cust.from', { date: format.day(from) }),
    lastDay !== null && t('done.till', { date: format.calendarDay(lastDay) }),
  ].filter((part) => typeof part === 'string');
  return (
    <li>
      <Icon name="tag" />
      <p>
        <b className="words">{name}</b>
        <span className="note">{code}</span>
        <span className="note">{term.join(' ')}</span>
      </p>
    </li>
  );
}
