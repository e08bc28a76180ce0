import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../../contract/till/views.ts';
import { ask } from '../../commands/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useView } from '../../view-store.ts';

/** The shift stands in the way of payment: opened with one key, or closed first where it is too old. */
export function ShiftInTheWay({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const expired = status.shift.state === 'expired';
  return (
    <Dialog
      title={expired ? t('shift.expiredTitle') : t('shift.closedTitle')}
      primary={expired ? t('shift.close') : t('shift.open')}
      onPrimary={() =>
        expired ? ask('closeShift', (till) => till.shift.close()) : ask('openShift', (till) => till.shift.open())
      }
      back={t('shift.notNow')}
      onBack={() => useView.getState().postponeShift(true)}
    >
      <p>{expired ? t('shift.expiredText') : t('shift.closedText')}</p>
      {[...status.register.warnings, ...status.register.remarks].map((notice) => (
        <p key={notice} className="dialog-warning">
          <Icon name="attention" tone="attention" />
          {notice}
        </p>
      ))}
      <ErrorNotice standing={status.register.problem} />
    </Dialog>
  );
}

/** Closing ends the day's document: the one question of the menu. */
export function CloseShift({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const close = useView.getState().closeDialog;
  const waiting = status.putAside;
  const toPay = waiting.reduce((sum, receipt) => sum + receipt.toPay, 0);
  return (
    <Dialog
      title={t('shift.closeTitle', { n: status.shift.number ?? '' })}
      primary={t('shift.close')}
      onPrimary={() => {
        close();
        ask('closeShift', (till) => till.shift.close(), 'menu.zPrinted');
      }}
      back={t('shift.keep')}
      onBack={close}
    >
      <p>{t('shift.closeText')}</p>
      {waiting.length > 0 && (
        <p className="dialog-warning">
          <Icon name="attention" tone="attention" />
          {t('shift.closeAside', { receipts: format.receipts(waiting.length), sum: format.money(toPay) })}
        </p>
      )}
      {status.held.length > 0 && (
        <p className="dialog-warning">
          <Icon name="attention" tone="attention" />
          {t('shift.closeHeld')}
        </p>
      )}
    </Dialog>
  );
}
