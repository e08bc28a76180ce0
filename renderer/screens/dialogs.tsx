import { useTranslation } from 'react-i18next';
import type { HeldReceiptView, SaleView } from '../../contract/till/views.ts';
import type { Snapshot } from '../commands/command.ts';
import { keysAt } from '../commands/list.ts';
import type { Place } from '../commands/place-name.ts';
import { ask } from '../commands/say.ts';
import { shiftAsks } from '../commands/snapshot.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useFormats } from '../ui/formats.ts';
import { useView } from '../view-store.ts';
import { EnterCode } from './code/enter-code.tsx';
import { AskPin } from './certificate/ask-pin.tsx';
import { EnterContact } from './contact/enter-contact.tsx';
import { FindCustomer } from './customer/find-customer.tsx';
import { NameInviter } from './referral/name-inviter.tsx';
import { MemberEvents } from './member-events/member-events.tsx';
import { GivePoints } from './transfer/give-points.tsx';
import { PutAside } from './put-aside/put-aside.tsx';
import { MoveCash } from './shift/move-cash.tsx';
import { NoPaper, RecordPaper } from './unknown/paper-dialogs.tsx';
import { CloseShift, ShiftInTheWay } from './shift/shift-dialogs.tsx';

/** One question at a time; what the cashier asked for comes before what the shift asks. */
export function Dialogs({ state }: { state: Omit<Snapshot, 'now'> }) {
  const postponed = useView((view) => view.shiftPostponed);
  const { dialog, sale, status } = state;
  if (sale.askedCertificate !== null) return <AskPin key={sale.askedCertificate} number={sale.askedCertificate} />;
  switch (dialog?.kind) {
    case 'find':
      return <FindCustomer attached={sale.customer !== null} />;
    case 'code':
      return <EnterCode codes={sale.codes} certificates={sale.certificates} />;
    case 'contact':
      return <EnterContact contact={sale.contact} />;
    case 'givePoints':
      return <GivePoints key={dialog.to} to={dialog.to} />;
    case 'putAside':
      return <PutAside receipts={status.putAside} />;
    case 'nameInviter':
      return <NameInviter />;
    case 'memberEvents':
      return <MemberEvents />;
    case 'cancelSale':
      return <CancelSale sale={sale} />;
    case 'closeShift':
      return <CloseShift status={status} />;
    case 'moveCash':
      return <MoveCash direction={dialog.direction} />;
    case 'cancelHeld':
      return <CancelHeld receipt={dialog.receipt} />;
    case 'recordPaper':
      return <RecordPaper receipt={dialog.receipt} />;
    case 'noPaper':
      return <NoPaper receipt={dialog.receipt} />;
    case 'keys':
      return <Keys place={dialog.place} />;
    case undefined:
      return shiftAsks(state, postponed) ? <ShiftInTheWay key={status.shift.state} status={status} /> : null;
  }
}

/** It destroys work that cannot be undone, so it is asked once. */
function CancelSale({ sale }: { sale: SaleView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const close = useView.getState().closeDialog;
  const { pieces, toPay } = sale.totals;
  return (
    <Dialog
      title={t('sale.cancelTitle')}
      primary={t('sale.cancelDo')}
      onPrimary={() => {
        useView.getState().show('sale');
        ask('cancel', (till) => till.sale.cancel());
      }}
      back={t('sale.keep')}
      onBack={close}
    >
      <p>{t('sale.cancelText', { goods: format.goods(pieces), sum: format.money(toPay) })}</p>
    </Dialog>
  );
}

/** Says where the money must go back to: the receipt will never exist. */
function CancelHeld({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const close = useView.getState().closeDialog;
  const { receiptId, number, card, cash, certificates } = receipt;
  return (
    <Dialog
      title={t('unknown.cancelTitle', { n: number })}
      primary={t('unknown.cancel')}
      onPrimary={() => {
        close();
        ask('cancelHeld', (till) => till.held.cancel({ receiptId }));
      }}
      back={t('unknown.keep')}
      onBack={close}
    >
      {card > 0 && <p>{t('unknown.cancelCard', { sum: format.money(card) })}</p>}
      {cash > 0 && <p>{t('unknown.cancelCash', { sum: format.money(cash) })}</p>}
      {certificates > 0 && <p>{t('unknown.cancelCertificate', { sum: format.money(certificates) })}</p>}
    </Dialog>
  );
}

function Keys({ place }: { place: Place }) {
  const { t } = useTranslation();
  const close = useView.getState().closeDialog;
  return (
    <Dialog
      title={t('menu.keysTitle')}
      wide
      primary={t('app.close')}
      onPrimary={close}
      back={t('cmd.back')}
      onBack={close}
    >
      <dl className="keys">
        {keysAt(place).map(({ label, caps }) => (
          <div key={caps.join()}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
