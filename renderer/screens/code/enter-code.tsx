import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleView } from '../../../contract/till/views.ts';
import { useTill } from '../../till/till-store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { Answer, beginAnswering } from './answer.tsx';
import { EnteredCodes } from './entered-codes.tsx';
import './enter-code.css';

/**
 * F8: any code a customer gives, typed or scanned. Main says what it was; the dialog stays for the next one until an
 * empty Enter or Esc.
 */
export function EnterCode({ codes, certificates }: Pick<SaleView, 'codes' | 'certificates'>) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const close = useView.getState().closeDialog;
  const entries = [
    ...codes.map(({ code }) => ({ key: code, remove: () => removeCode(code) })),
    ...certificates.map(({ number }) => ({ key: number, remove: () => removeCertificate(number) })),
  ];
  const chosen = entries[Math.min(selected, entries.length - 1)];
  useEffect(() => {
    input.current?.focus();
    return beginAnswering();
  }, []);

  const take = async () => {
    const typed = text.trim();
    if (typed === '') return close();
    const answer = await useTill.getState().run('code', (till) => till.sale.enterCode({ text: typed }));
    if (answer) setText('');
    else input.current?.select();
  };

  return (
    <Dialog
      title={t('code.title')}
      wide
      primary={text.trim() === '' ? t('code.ready') : t('code.take')}
      onPrimary={() => {
        take().catch((reason: unknown) => console.error('a code could not be entered:', reason));
      }}
      back={t('cmd.back')}
      onBack={close}
      aside={false}
    >
      <TextField
        ref={input}
        icon="tag"
        label={t('code.query')}
        value={text}
        onText={setText}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
          if (step) setSelected((at) => Math.max(0, Math.min(entries.length - 1, at + step)));
          else if (event.code === 'Delete' && text === '' && chosen) chosen.remove();
          else return;
          event.preventDefault();
        }}
      />
      <Answer />
      <EnteredCodes
        codes={codes}
        certificates={certificates}
        selected={chosen?.key ?? null}
        onRemove={removeCode}
        onRemoveCertificate={removeCertificate}
      />
    </Dialog>
  );
}

function removeCode(code: string): void {
  useTill
    .getState()
    .run(`code ${code}`, (till) => till.sale.removeCode({ code }))
    .catch((reason: unknown) => console.error('a code could not be removed:', reason));
}

function removeCertificate(number: string): void {
  useTill
    .getState()
    .run(`certificate ${number}`, (till) => till.sale.removeCertificate({ number }))
    .catch((reason: unknown) => console.error('a certificate could not be removed:', reason));
}
