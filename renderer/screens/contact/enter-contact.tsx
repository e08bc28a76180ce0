import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleView } from '../../../contract/till/views.ts';
import { useTill } from '../../till/till-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { Answer } from '../code/answer.tsx';

/** Where the receipt goes besides paper. An empty Enter sends it to the member, where there is one to send it to. */
export function EnterContact({ contact: { shown, ofMember } }: Pick<SaleView, 'contact'>) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const close = useView.getState().closeDialog;
  const typed = text.trim();
  const isMembers = typed === '' && ofMember !== null;
  useEffect(() => {
    input.current?.focus();
    useTill.getState().say(null);
  }, []);

  const choose = async (wanted: Wanted) => {
    const answer = await useTill.getState().run('contact', (till) => till.sale.setContact(wanted));
    if (answer) close();
    else input.current?.select();
  };
  const take = (wanted: Wanted) => {
    choose(wanted).catch((reason: unknown) => console.error('a contact could not be taken:', reason));
  };

  return (
    <Dialog
      title={t('contact.title')}
      wide
      primary={isMembers ? t('contact.toMember', { contact: ofMember }) : t('contact.take')}
      primaryBlocked={typed === '' && !isMembers ? 'contact.hint' : null}
      onPrimary={() => take(isMembers ? { kind: 'member' } : { kind: 'typed', text: typed })}
      back={t('cmd.back')}
      onBack={close}
      aside={
        shown !== null && (
          <Button look="apart" onPress={() => take({ kind: 'nowhere' })}>
            {t('contact.paperOnly')}
          </Button>
        )
      }
    >
      <TextField
        ref={input}
        icon="user"
        label={t('contact.query')}
        value={text}
        onText={setText}
        onKeyDown={(event) => {
          if (event.code !== 'Delete' || text !== '' || shown === null) return;
          event.preventDefault();
          take({ kind: 'nowhere' });
        }}
      />
      <Answer hint={shown === null ? 'contact.hint' : 'contact.hintSet'} />
    </Dialog>
  );
}

type Wanted = { kind: 'typed'; text: string } | { kind: 'member' } | { kind: 'nowhere' };
