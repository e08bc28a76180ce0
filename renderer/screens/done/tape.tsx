import { useEffect, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneView } from '../../../contract/till/views.ts';
import { Button } from '../../ui/button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { useOverflow } from '../../ui/overflow.ts';
import { Qr } from './qr.tsx';

/** The paper as it was printed; it opens at its end, where the code and the points stand. */
export function Tape({ done, training }: { done: DoneView; training: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const roll = useRef<HTMLDivElement>(null);
  const { above, below, page } = useOverflow(roll, done.tape.length + QR_ROWS);
  useEffect(() => {
    const box = roll.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [done.receiptId]);
  const columns = Math.max(1, ...done.tape.map((line) => line.length));
  const title = training ? t('done.tapeTraining') : t('done.tape');
  return (
    <section className="tape card" aria-label={title}>
      <header>
        <div>
          <h2>{t('done.tape')}</h2>
          <p className="note">
            {above > 0
              ? t('done.tapeAbove', { rows: format.moreRows(above) })
              : below > 0
                ? format.moreRows(below)
                : t('done.tapeAll')}
          </p>
        </div>
        <Button name={t('done.tapeUp')} blocked={above > 0 ? null : 'done.tapeUp'} onPress={() => page(-1)}>
          <Icon name="up" />
        </Button>
        <Button name={t('done.tapeDown')} blocked={below > 0 ? null : 'done.tapeDown'} onPress={() => page(1)}>
          <Icon name="down" />
        </Button>
      </header>
      <div ref={roll} className="roll" tabIndex={0} role="group" aria-label={title}>
        <div className="paper">
          <pre style={{ '--columns': columns } as CSSProperties}>{done.tape.join('\n')}</pre>
          {done.qr !== '' && <Qr text={done.qr} label={t('done.qr')} />}
        </div>
      </div>
    </section>
  );
}

/** the code is about six lines of the tape high */
const QR_ROWS = 6;
