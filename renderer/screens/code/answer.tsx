import { useTranslation } from 'react-i18next';
import { describeError } from '../../../contract/errors/texts.ts';
import type { WordKey } from '../../commands/command.ts';
import { useTill } from '../../till/till-store.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { useInfo, useParams } from '../../ui/notice.tsx';

/** A dialog that answers under its field starts with nothing said, and leaves no failure behind on the receipt. */
export function beginAnswering(): () => void {
  const { say } = useTill.getState();
  say(null);
  return () => {
    if (useTill.getState().notice?.message.kind === 'error') say(null);
  };
}

/** What became of the last code, under its field; typed and scanned codes are answered alike. */
export function Answer({ hint = 'code.hint' }: { hint?: WordKey }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const params = useParams();
  const info = useInfo();
  const message = useTill((till) => till.notice?.message ?? null);
  if (message?.kind === 'error') {
    const { what, todo } = describeError(message.error.code, params(message.error.params), locale);
    return (
      <p className="answer" role="alert">
        <Icon name="error" tone="bad" />
        <span>
          <strong>{what}</strong>
          <span className="note">{todo}</span>
        </span>
      </p>
    );
  }
  return (
    <p className="answer" role="status">
      <Icon name={info === null ? 'scan' : 'check'} {...(info === null ? {} : { tone: 'good' })} />
      {info === null ? <span className="note">{t(hint)}</span> : <strong>{info}</strong>}
    </p>
  );
}
