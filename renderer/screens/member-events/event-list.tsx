import { useTranslation } from 'react-i18next';
import type { MemberEventView } from '../../../contract/till/member-event-views.ts';
import { useFormats } from '../../ui/formats.ts';

interface Props {
  /** null = not told yet */
  events: readonly MemberEventView[] | null;
  selected: number;
  onSelect: (at: number) => void;
}

/** What the programme rewards, with its key, what it brings, or why not now. */
export function EventList({ events, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const gain = useGain();
  if (events === null) return null;
  if (events.length === 0) {
    return (
      <p className="events-none" role="status">
        <strong>{t('event.none')}</strong>
      </p>
    );
  }
  return (
    <ul className="events" role="listbox" aria-label={t('event.title')}>
      {events.map((each, index) => (
        <li
          key={each.event}
          role="option"
          aria-selected={index === selected}
          aria-disabled={each.refusal !== null}
          onClick={() => onSelect(index)}
        >
          {index < 9 && <kbd>{index + 1}</kbd>}
          {each.refusal === null ? (
            <strong className="words">{each.title}</strong>
          ) : (
            <span className="refusal words">{each.refusal}</span>
          )}
          {each.refusal === null && <span className="gain">{gain(each)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Points, a share of the sum, both; or only that it is noted. */
function useGain(): (event: MemberEventView) => string {
  const { t } = useTranslation();
  const format = useFormats();
  return ({ points, share }) => {
    const parts = [
      ...(points > 0 ? [`+${format.pointsText(points)}`] : []),
      ...(share === null ? [] : [t('event.ofSum', { share })]),
    ];
    return parts.length === 0 ? t('event.noted') : parts.join(', ');
  };
}
