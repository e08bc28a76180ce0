import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
import { useTill } from '../../till/till-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { Answer } from '../code/answer.tsx';

/** The QR of the paper in hand is the proof: scanned into this question, or typed. */
export function RecordPaper({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const close = useView.getState().closeDialog;
  const { receiptId, number: n, total } = receipt;
  const isHeld = useTill(({ status }) => status?.held.some((held) => held.receiptId === receiptId) ?? true);
  useEffect(() => {
    if (!isHeld) close();
  }, [isHeld, close]);
  useEffect(() => {
    input.current?.focus();
    useTill.getState().say(null);
  }, []);

  const record = async () => {
    const answer = await useTill
      .getState()
      .run('recordPaper', (till) => till.held.recordPaper({ receiptId, text: text.trim() }));
    if (answer) close();
    else input.current?.select();
  };

  return (
    <Dialog
      title={t('paper.title', { n })}
      wide
      primary={t('paper.record')}
      primaryBlocked={text.trim() === '' ? 'paper.hint' : null}
      onPrimary={() => {
        record().catch((reason: unknown) => console.error('the paper could not be recorded:', reason));
      }}
      back={t('cmd.back')}
      onBack={close}
    >
      <p>{t('paper.look', { sum: format.money(total) })}</p>
      <TextField ref={input} icon="scan" label={t('paper.query')} value={text} maxLength={512} onText={setText} />
      <Answer hint="paper.hint" />
    </Dialog>
  );
}

/** No second look is possible later, so it is confirmed twice (ui section 7). */
export function NoPaper({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [isSure, setIsSure] = useState(false);
  const close = useView.getState().closeDialog;
  const { receiptId, number: n, total, card, cash, certificates } = receipt;
  const giveUp = () => {
    close();
    useTill
      .getState()
      .run('cancelHeld', (till) => till.held.cancel({ receiptId }))
      .catch((reason: unknown) => console.error('a receipt could not be cancelled:', reason));
  };
  return (
    <Dialog
      key={String(isSure)}
      title={t(isSure ? 'paper.sureTitle' : 'paper.noneTitle', { n })}
      primary={t(isSure ? 'paper.sure' : 'paper.none')}
      onPrimary={() => (isSure ? giveUp() : setIsSure(true))}
      back={t('unknown.keep')}
      onBack={close}
    >
      {isSure ? (
        <>
          {card > 0 && <p>{t('unknown.cancelCard', { sum: format.money(card) })}</p>}
          {cash > 0 && <p>{t('unknown.cancelCash', { sum: format.money(cash) })}</p>}
          {certificates > 0 && <p>{t('unknown.cancelCertificate', { sum: format.money(certificates) })}</p>}
          <p>{t('paper.logged')}</p>
        </>
      ) : (
        <p>{t('paper.noneText', { sum: format.money(total) })}</p>
      )}
    </Dialog>
  );
}
