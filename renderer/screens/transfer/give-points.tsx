import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CharityView, TransferView } from '../../../contract/till/transfer-views.ts';
import type { TillClient } from '../../till/client.ts';
import { useTill } from '../../till/till-store.ts';
import { hundredthsOf, normaliseAmount } from '../../typed-amount.ts';
import { useChoice } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { Answer } from '../code/answer.tsx';
import { Charities } from './charities.tsx';
import { Cost } from './cost.tsx';
import './give-points.css';

/**
 * Points of the customer on the screen to another member or to charity. The first Enter says what it comes to, the fee
 * first of all; the second does it. Whatever is changed in between is counted anew.
 */
export function GivePoints({ to }: { to: 'member' | 'charity' }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [receiver, setReceiver] = useState('');
  const [text, setText] = useState('');
  const [cost, setCost] = useState<TransferView | null>(null);
  const charities = useCharities(to === 'charity');
  const choice = useChoice(charities?.length ?? 0);
  const receiverField = useRef<HTMLInputElement>(null);
  const amountField = useRef<HTMLInputElement>(null);
  const close = useView.getState().closeDialog;
  const amount = hundredthsOf(text) ?? 0;
  const charity = charities?.[choice.at];
  const isMember = to === 'member';
  useEffect(() => {
    useTill.getState().say(null);
    (isMember ? receiverField : amountField).current?.focus();
  }, [isMember]);

  const give = (isTrial: boolean) => (till: TillClient) =>
    isMember
      ? till.points.transfer({ to: receiver.trim(), amount, isTrial })
      : till.points.donate({ charityId: charity?.charityId ?? '', amount, isTrial });

  const press = async () => {
    if (isMember && receiver.trim() === '') return receiverField.current?.focus();
    if (amount === 0) return amountField.current?.focus();
    useTill.getState().say(null);
    const answer = await useTill.getState().run('points', give(cost === null));
    if (answer === undefined) return setCost(null);
    if (cost === null) return setCost(answer);
    close();
    const params = { points: answer.received, left: format.pointsText(answer.left) };
    useTill.getState().say({ kind: 'info', key: 'give.done', params });
  };

  const points = format.pointsText(amount);
  const does = isMember ? t('give.transfer', { points }) : t('give.donate', { points });
  return (
    <Dialog
      title={isMember ? t('give.transferTitle') : t('give.donateTitle')}
      wide
      primary={cost === null ? t('give.count') : does}
      primaryBlocked={!isMember && charity === undefined ? 'give.noCharity' : null}
      onPrimary={() => {
        press().catch((reason: unknown) => console.error('points could not be given:', reason));
      }}
      back={t('cmd.back')}
      onBack={close}
      aside={false}
    >
      {isMember ? (
        <TextField
          ref={receiverField}
          icon="user"
          label={t('give.to')}
          value={receiver}
          onText={(text) => {
            setReceiver(text);
            setCost(null);
          }}
        />
      ) : (
        <Charities
          charities={charities}
          selected={choice.at}
          onChoose={(at) => {
            choice.choose(at);
            setCost(null);
            amountField.current?.focus();
          }}
        />
      )}
      <TextField
        ref={amountField}
        icon="tag"
        label={t('give.amount')}
        value={text}
        inputMode="none"
        onText={(text) => {
          const typed = normaliseAmount(text);
          if (typed !== '' && hundredthsOf(typed) === undefined) return;
          setText(typed);
          setCost(null);
        }}
        onKeyDown={(event) => {
          choice.onKeyDown(event);
          if (event.defaultPrevented) setCost(null);
        }}
      />
      {cost === null ? <Answer hint={isMember ? 'give.transferHint' : 'give.donateHint'} /> : <Cost cost={cost} />}
    </Dialog>
  );
}

/** Of the programme; asked once. */
function useCharities(isWanted: boolean): readonly CharityView[] | null {
  const [charities, setCharities] = useState<readonly CharityView[] | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    useTill
      .getState()
      .run('charities', (till) => till.points.charities())
      .then(
        (answer) => setCharities(answer ?? []),
        (reason: unknown) => console.error('no charities:', reason),
      );
  }, [isWanted]);
  return charities;
}
