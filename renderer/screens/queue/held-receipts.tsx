import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
import type { WordKey } from '../../commands/command.ts';
import { giveUp, isToPrint, needsPaper, printHeld, recheck } from '../../commands/held.ts';
import { useTill } from '../../till/till-store.ts';
import { Button } from '../../ui/button.tsx';
import { useStoreNow } from '../../ui/clock.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { useView } from '../../view-store.ts';

const STATES: Record<HeldReceiptView['state'], WordKey> = {
  checking: 'unknown.checking',
  silent: 'unknown.silent',
  notIssued: 'unknown.notIssued',
  notRecorded: 'unknown.notRecorded',
  driveChanged: 'unknown.driveChanged',
};

/** On top of the queue until each is decided. */
export function HeldReceipts({ held }: { held: readonly HeldReceiptView[] }) {
  const { t } = useTranslation();
  return (
    <section className="parked held card" aria-label={t('queue.held')}>
      <header>
        <h2>{t('queue.held')}</h2>
        <span className="note">{t('queue.nothingLost')}</span>
      </header>
      <ul>
        {held.map((receipt) => (
          <Held key={receipt.receiptId} receipt={receipt} />
        ))}
      </ul>
    </section>
  );
}

function Held({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const busy = useTill((till) => till.busy);
  const { receiptId, number, since, total, state } = receipt;
  const mayPrint = isToPrint(receipt);
  return (
    <li>
      <Icon name={mayPrint ? 'error' : 'attention'} tone={mayPrint ? 'bad' : 'attention'} />
      <p>
        <strong>
          {t('sale.title', { n: number })}: {t(STATES[state])}
        </strong>
        <span>{t('queue.heldSince', { time: format.near(since, now), sum: format.money(total) })}</span>
      </p>
      {needsPaper(receipt) ? (
        <>
          <Button onPress={() => giveUp(receipt)}>{t('paper.none')}</Button>
          <Button look="soft" onPress={() => useView.getState().ask({ kind: 'recordPaper', receipt })}>
            {t('paper.type')}
          </Button>
        </>
      ) : mayPrint ? (
        <>
          <Button onPress={() => giveUp(receipt)}>{t('unknown.cancel')}</Button>
          <Button look="soft" busy={busy.has('print')} onPress={() => printHeld(receiptId)}>
            {t('unknown.print')}
          </Button>
        </>
      ) : (
        <Button look="soft" busy={busy.has('recheck')} onPress={() => recheck(receiptId)}>
          {t('unknown.recheck')}
        </Button>
      )}
    </li>
  );
}
