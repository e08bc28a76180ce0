import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgressView } from '../../../contract/till/views.ts';
import { Icon } from '../../ui/icon.tsx';
import './stamp-card.css';

/** a card with more places is a bar */
const DRAWN_MAX = 10;

interface Props {
  progress: Pick<ProgressView, 'name' | 'kind' | 'before' | 'after' | 'goal' | 'added' | 'rewards'>;
}

/** A stamp card or a quest as it will be after this receipt: «7 из 9» and its places, new ones ringed. */
export function StampCard({ progress }: Props) {
  const { t } = useTranslation();
  const { name, kind, after, goal, rewards } = progress;
  const isDone = kind === 'quest' && rewards > 0;
  return (
    <div className="stamp-card">
      <span className="stamp-name words">{name}</span>
      <div className="stamp-row">
        <Places progress={progress} />
        <b>
          {rewards > 0 && <Icon name="gift" small />}
          {rewards > 0 && !isDone && <span className="for-readers">{t('stamps.gift')}</span>}
          {isDone ? t('stamps.done') : rewards > 0 ? `+${rewards}` : t('stamps.of', { n: after, goal })}
        </b>
      </div>
    </div>
  );
}

function Places({ progress: { before, after, goal, added, rewards } }: Props) {
  if (goal > DRAWN_MAX) {
    return (
      <svg
        className="stamp-places"
        style={{ '--places': DRAWN_MAX } as CSSProperties}
        viewBox="0 0 100 20"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="place" x="0" y="6" width="100" height="8" rx="4" />
        <rect className="place full" x="0" y="6" width={(100 * after) / goal} height="8" rx="4" />
      </svg>
    );
  }
  // a card that this receipt fills to the last place is shown full, not empty
  const isFilled = rewards > 0 && after === 0;
  const stands = { wasThere: rewards > 0 && !isFilled ? 0 : before, after: isFilled ? goal : after, added };
  return (
    <svg
      className="stamp-places"
      style={{ '--places': goal } as CSSProperties}
      viewBox={`0 0 ${goal * 22 - 2} 20`}
      preserveAspectRatio="xMinYMid"
      aria-hidden="true"
    >
      {Array.from({ length: goal }, (_, place) => (
        <circle key={place} className={placeLook(place, stands)} cx={place * 22 + 10} cy="10" r="8" />
      ))}
    </svg>
  );
}

function placeLook(
  place: number,
  { wasThere, after, added }: { wasThere: number; after: number; added: number },
): string {
  if (place >= after) return 'place';
  return added > 0 && place >= wasThere ? 'place full new' : 'place full';
}
