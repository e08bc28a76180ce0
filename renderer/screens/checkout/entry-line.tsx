import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { explain } from '../../commands/navigation.ts';
import { putAside } from '../../commands/put-aside.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { useInfo } from '../../ui/notice.tsx';
import { useCheckout } from './checkout-store.ts';
import { parseEntry } from './entry.ts';

/** Keys reach the field from anywhere (commands/keys.ts); typing into it here is for paste and on-screen keyboards. */
export function EntryLine({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  // a dialog that stood at the start has no place to give the focus back to
  useEffect(() => {
    if (document.activeElement === document.body) input.current?.focus();
  });
  const { setEntry, open } = useCheckout.getState();
  return (
    <div className="entry">
      <label className="field">
        <Icon name="scan" />
        <input
          ref={input}
          value={state.entry}
          placeholder={t('sale.entry')}
          aria-label={t('sale.entry')}
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setEntry(event.target.value)}
          onPointerUp={() => open(state.panel === 'pad' ? 'none' : 'pad')}
        />
      </label>
      <Hint state={state} />
    </div>
  );
}

function Hint({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const info = useInfo();
  const now = useStoreNow();
  const format = useFormats();
  const { removed, lines } = state.sale;
  const waiting = state.status.putAside;
  const typed = parseEntry(state.entry);
  if (info) return <Told words={info} />;
  if (removed && now < removed.until) return <Told words={t('sale.removed', { name: removed.name })} />;
  if (typed.kind === 'quantity') return <Told words={t('sale.entryQuantity')} />;
  if (typed.kind === 'code') return <Told words={t('sale.entryTake')} />;
  return (
    <p className="hint" role="status">
      {state.status.link.state === 'offline' ? (
        <>
          <Icon name="offline" tone="off" />
          {t('sale.offlineHint')}
        </>
      ) : lines.length === 0 ? (
        waiting.length > 0 ? (
          <span className="key-hint">
            <kbd aria-hidden="true">{putAside.cap}</kbd>
            {t('aside.hint', { receipts: format.receipts(waiting.length) })}
          </span>
        ) : (
          t('sale.payLater')
        )
      ) : (
        <span className="key-hint explain-hint">
          <kbd aria-hidden="true">{explain.cap}</kbd>
          {t('sale.explainHint')}
        </span>
      )}
    </p>
  );
}

function Told({ words }: { words: string }) {
  return (
    <p className="hint told" role="status">
      <span className="two-lines">{words}</span>
    </p>
  );
}
