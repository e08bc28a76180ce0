import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../commands/say.ts';
import { useTill } from '../../till/till-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Answer, beginAnswering } from '../code/answer.tsx';

const PIN = /^\d{4,8}$/;

/** A certificate was scanned or typed: its PIN proves that the customer holds it. The till closes this by its answer. */
export function AskPin({ number }: { number: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  useEffect(() => {
    input.current?.focus();
    return beginAnswering();
  }, []);

  const take = async () => {
    const answer = await useTill.getState().run('certificate', (till) => till.sale.attachCertificate({ number, pin }));
    if (!answer) input.current?.select();
  };

  return (
    <Dialog
      title={t('cert.title', { number: `•••• ${number.slice(-4)}` })}
      primary={t('cert.take')}
      primaryBlocked={PIN.test(pin) ? null : 'cert.pinHint'}
      onPrimary={() => {
        take().catch((reason: unknown) => console.error('a certificate could not be taken:', reason));
      }}
      back={t('cmd.back')}
      onBack={() => ask('dismiss', (till) => till.sale.dismissCertificate())}
      aside={false}
    >
      <TextField
        ref={input}
        icon="tag"
        label={t('cert.pin')}
        value={pin}
        inputMode="numeric"
        maxLength={8}
        onText={(text) => setPin(text.replace(/\D/g, ''))}
      />
      <Answer hint="cert.pinHint" />
    </Dialog>
  );
}
