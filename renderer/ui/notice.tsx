import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ERRORS } from '../../contract/errors/catalogue.ts';
import { describeError } from '../../contract/errors/texts.ts';
import type { ErrorView } from '../../contract/till/views.ts';
import { useTill } from '../till/till-store.ts';
import type { Message } from '../till/watch.ts';
import { Button } from './button.tsx';
import { useFormats } from './formats.ts';
import { Icon } from './icon.tsx';
import './notice.css';

type Params = Readonly<Record<string, string | number>>;

/** Figures among the parameters by their name: points are hundredths, sums kopecks; text arrives ready. */
export function useParams(): (params: Params) => Record<string, string> {
  const format = useFormats();
  const shown = (name: string, value: string | number) => {
    if (typeof value === 'string') return value;
    if (name === 'points') return format.pointsText(value);
    return ['sum', 'rest', 'amount'].includes(name) ? format.money(value) : format.count(value);
  };
  return (params) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(name, value)]));
}

/**
 * The three lines of a failure, read out at once, until Esc.
 * @param standing a trouble that is said for as long as it lasts, unless something newer failed
 */
export function ErrorNotice({ standing = null }: { standing?: ErrorView | null }) {
  const { t } = useTranslation();
  const notice = useTill((till) => till.notice);
  if (notice?.message.kind !== 'error') return standing && <ThreeLines error={standing} times={1} />;
  return (
    <ThreeLines error={notice.message.error} times={notice.times}>
      <Button cap="Esc" look="quiet" onPress={() => useTill.getState().say(null)}>
        <span className="for-readers">{t('app.close')}</span>
      </Button>
    </ThreeLines>
  );
}

function ThreeLines({ error, times, children }: { error: ErrorView; times: number; children?: ReactNode }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const params = useParams();
  const { what, money, todo } = describeError(error.code, params(error.params), locale);
  const { id } = ERRORS[error.code];
  return (
    <div className="notice" role="alert">
      <Icon name="error" tone="bad" />
      <p>
        <strong>{what}</strong>
        {times > 1 && <span className="times">{t('app.repeated', { n: times })}</span>}
        <span className="lines-two">
          {money} {todo}
        </span>
      </p>
      <code aria-label={t('app.code', { id })}>{id}</code>
      {children}
    </div>
  );
}

/** A word from the till or a reason of a button, for the one line above the function bar. */
export function useInfo(): string | null {
  const { t, i18n } = useTranslation();
  const params = useParams();
  const message: Message | null = useTill((till) => till.notice?.message ?? null);
  if (message?.kind !== 'info') return null;
  return i18n.exists(message.key)
    ? (t as (key: string, values: Params) => string)(message.key, params(message.params))
    : t('app.message');
}
