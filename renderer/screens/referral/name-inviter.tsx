import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTill } from '../../till/till-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useView } from '../../view-store.ts';
import { Answer, beginAnswering } from '../code/answer.tsx';

/** Who brought the customer on the screen, by card, phone or numeric code, typed or scanned; it closes once they are named. */
export function NameInviter() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const close = useView.getState().closeDialog;
  const typed = text.trim();
  useEffect(() => {
    input.current?.focus();
    const endAnswering = beginAnswering();
    const endWatch = useTill.subscribe(({ notice }) => {
      if (notice?.message.kind === 'info' && notice.message.key === 'invite.done') close();
    });
    return () => {
      endWatch();
      endAnswering();
    };
  }, [close]);

  const press = async () => {
    useTill.getState().say(null);
    const answer = await useTill.getState().run('nameInviter', (till) => till.nameInviter({ text: typed }));
    if (answer === undefined) return input.current?.select();
    useTill.getState().say({ kind: 'info', key: 'invite.done', params: { name: answer.inviter } });
  };

  return (
    <Dialog
      title={t('invite.title')}
      wide
      primary={t('invite.take')}
      primaryBlocked={typed === '' ? 'invite.hint' : null}
      onPrimary={() => {
        press().catch((reason: unknown) => console.error('the inviter could not be named:', reason));
      }}
      back={t('cmd.back')}
      onBack={close}
      aside={false}
    >
      <label className="field">
        <Icon name="user" />
        <input
          ref={input}
          value={text}
          placeholder={t('invite.query')}
          aria-label={t('invite.query')}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Answer hint="invite.hint" />
    </Dialog>
  );
}
