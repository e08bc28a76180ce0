import { useTranslation } from 'react-i18next';
import type { MemberEventDone } from '../../../contract/till/member-event-views.ts';
import { useFormats } from '../../ui/formats.ts';

/** What was given and when it lives, as the cashier says it. */
export function useDoneText(): (done: MemberEventDone) => string {
  const { t } = useTranslation();
  const format = useFormats();
  const lotText = ({ points, activatesAt, lastDay }: MemberEventDone['lots'][number]) => {
    const from = activatesAt === null ? t('event.atOnce') : t('event.from', { date: format.day(activatesAt) });
    const to = lastDay === null ? null : t('event.to', { date: format.fullDay(lastDay) });
    return [format.pointsText(points), from, to].filter((part) => part !== null).join(', ');
  };
  return ({ title, lots }) => `${title}: ${lots.length === 0 ? t('event.noted') : lots.map(lotText).join('; ')}`;
}
