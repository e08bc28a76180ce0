import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleCode } from '../../../contract/till/views.ts';
import type { WordKey } from '../../commands/command.ts';
import { ask } from '../../commands/say.ts';
import { useTill } from '../../till/till-store.ts';
import { Button } from '../../ui/button.tsx';

const KINDS: Record<SampleCode['kind'], WordKey> = {
  goods: 'menu.goods',
  weighed: 'menu.weighed',
  card: 'menu.card',
  code: 'menu.code',
  certificate: 'menu.certificate',
  damaged: 'menu.damaged',
  unknown: 'menu.unknownCode',
};

/** Training: codes of the demo shop for the simulated scanner. */
export function Samples() {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly SampleCode[]>([]);
  useEffect(() => {
    useTill
      .getState()
      .run('samples', (till) => till.scan.samples())
      .then(
        (answer) => answer && setCodes(answer),
        (reason: unknown) => console.error('no sample codes:', reason),
      );
  }, []);
  return (
    <section className="samples card" aria-label={t('menu.samples')}>
      <header>
        <h2>{t('menu.samples')}</h2>
        <p className="note">{t('menu.samplesHint')}</p>
      </header>
      <div className="codes" tabIndex={0} role="group" aria-label={t('menu.samples')}>
        {codes.map((code) => (
          <Button
            key={code.text}
            look="across"
            onPress={() => ask('simulate', (till) => till.scan.simulate({ text: code.text }))}
          >
            <span className="sample words">{code.label}</span>
            <span className="note">{t(KINDS[code.kind])}</span>
          </Button>
        ))}
      </div>
    </section>
  );
}
