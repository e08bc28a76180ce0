import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../commands/say.ts';
import { hundredthsOf, normaliseAmount, typeInto } from '../../typed-amount.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { useView } from '../../view-store.ts';

/** Cash put into the drawer or taken out of it, registered by the ККТ. */
export function MoveCash({ direction }: { direction: 'in' | 'out' }) {
  const { t } = useTranslation();
  const format = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const amount = hundredthsOf(text) ?? 0;
  const close = useView.getState().closeDialog;
  const isIn = direction === 'in';
  useEffect(() => input.current?.focus(), []);
  return (
    <Dialog
      title={isIn ? t('shift.cashInTitle') : t('shift.cashOutTitle')}
      primary={
        isIn ? t('shift.cashIn', { sum: format.money(amount) }) : t('shift.cashOut', { sum: format.money(amount) })
      }
      primaryBlocked={amount > 0 ? null : 'shift.cashSum'}
      onPrimary={() => {
        close();
        ask(
          'moveCash',
          (till) => till.shift.moveCash({ direction, amount }),
          isIn ? 'shift.cashWentIn' : 'shift.cashWentOut',
        );
      }}
      back={t('cmd.back')}
      onBack={close}
    >
      <label className="field amount">
        <Icon name="cash" />
        <input
          ref={input}
          value={text}
          placeholder={format.sum(0)}
          aria-label={t('shift.cashSum')}
          inputMode="none"
          autoComplete="off"
          onChange={(event) => {
            const typed = normaliseAmount(event.target.value);
            if (typed === '' || hundredthsOf(typed) !== undefined) setText(typed);
          }}
        />
      </label>
      <NumberPad extra="00" onKey={(key) => setText((before) => typeInto(before, key))} />
    </Dialog>
  );
}
