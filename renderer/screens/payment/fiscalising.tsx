import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleView } from '../../../contract/till/views.ts';
import type { WordKey } from '../../commands/command.ts';
import { Icon } from '../../ui/icon.tsx';
import './fiscalising.css';

type Progress = NonNullable<SaleView['fiscalising']>;

const STAGES: Record<Progress['stage'], WordKey> = {
  preparing: 'fiscal.preparing',
  lines: 'fiscal.lines',
  closing: 'fiscal.closing',
  checking: 'fiscal.checking',
  printing: 'fiscal.printing',
  paperOut: 'fiscal.paperOut',
  coverOpen: 'fiscal.coverOpen',
};

/** The register is at work; the sale stands behind it and nothing can be pressed twice. */
export function Fiscalising({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const { stage, done, of } = progress;
  const stopped = stage === 'paperOut' || stage === 'coverOpen';
  return (
    <dialog
      ref={box}
      className={stopped ? 'dialog fiscal is-stopped' : 'dialog fiscal'}
      aria-labelledby="fiscal-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="fiscal-title" tabIndex={-1}>
        <Icon name={stopped ? 'attention' : 'printer'} {...(stopped ? { tone: 'attention' } : {})} />
        {stopped ? t(STAGES[stage]) : t('fiscal.title')}
      </h2>
      {stopped ? (
        <div role="alert">
          <strong>
            <Icon name="check" tone="good" />
            {t('fiscal.safe')}
          </strong>
          <p>{stage === 'paperOut' ? t('fiscal.loadPaper') : t('fiscal.closeCover')}</p>
        </div>
      ) : (
        <>
          <p role="status">{t(STAGES[stage], { done, of })}</p>
          <progress max={Math.max(1, of)} value={done} aria-label={t('fiscal.stage', { done, of })} />
        </>
      )}
    </dialog>
  );
}
