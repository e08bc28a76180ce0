import { useTranslation } from 'react-i18next';
import type { PutAsideView } from '../../../contract/till/views.ts';
import { takeBack } from '../../commands/put-aside.ts';
import { Choices, useChoice } from '../../ui/choices.tsx';
import { useStoreNow } from '../../ui/clock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useView } from '../../view-store.ts';

/** Receipts put aside, newest first: Enter brings the chosen one back. */
export function PutAside({ receipts }: { receipts: readonly PutAsideView[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const choice = useChoice(receipts.length);
  const close = useView.getState().closeDialog;
  const chosen = receipts[choice.at];
  const take = ({ id }: PutAsideView) => {
    close();
    takeBack(id);
  };
  return (
    <Dialog
      title={t('aside.title')}
      wide
      primary={t('aside.take')}
      primaryBlocked={chosen ? null : 'aside.none'}
      onPrimary={() => chosen && take(chosen)}
      back={t('cmd.back')}
      onBack={close}
      onKeyDown={choice.onKeyDown}
    >
      <Choices items={receipts} selected={choice.at} label={t('aside.title')} keyOf={({ id }) => id} onChoose={take}>
        {({ at, pieces, toPay, customer }) => (
          <>
            <span>
              <strong className="words">{customer ?? t('cust.none')}</strong>
              <span className="note">{`${format.near(at, now)} · ${format.goods(pieces)}`}</span>
            </span>
            <b className="num">{format.money(toPay)}</b>
          </>
        )}
      </Choices>
    </Dialog>
  );
}
