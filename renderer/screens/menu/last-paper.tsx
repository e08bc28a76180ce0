import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import '../done/done.css';

/** Training: what the emulated register has just printed. */
export function LastPaper({ lines, onClose }: { lines: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const columns = Math.max(1, ...lines.map((line) => line.length));
  return (
    <section className="tape last-paper card" aria-label={t('done.tapeTraining')}>
      <header>
        <h2>{t('done.tapeTraining')}</h2>
      </header>
      <div className="roll" tabIndex={0} role="group" aria-label={t('done.tapeTraining')}>
        <div className="paper">
          <pre style={{ '--columns': columns } as CSSProperties}>{lines.join('\n')}</pre>
        </div>
      </div>
      <Button onPress={onClose}>{t('menu.samples')}</Button>
    </section>
  );
}
