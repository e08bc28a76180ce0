import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName, type Tone } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Pages } from '../../ui/pages.tsx';
import { useOverflow } from '../../ui/overflow.ts';
import { useCheckout } from './checkout-store.ts';
import { EmptyReceipt } from './empty-receipt.tsx';
import { OfferStrip } from './offer-strip.tsx';
import { Totals } from './totals.tsx';

export function Basket({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const { sale } = state;
  return (
    <section className="receipt card sheet" aria-label={t('sale.label')}>
      <header>
        <h1>{t('sale.title', { n: sale.number })}</h1>
        <span>{t('sale.column')}</span>
      </header>
      {sale.lines.length > 0 ? (
        <Lines lines={sale.lines} selected={state.selected} />
      ) : (
        <EmptyReceipt {...state.status} />
      )}
      <OfferStrip state={state} />
      <ErrorNotice standing={state.status.register.problem} />
      <Totals sale={sale} />
    </section>
  );
}

function Lines({ lines, selected }: { lines: readonly LineView[]; selected: number | null }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const overflow = useOverflow(list, lines.length);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected, lines]);
  return (
    <div className="scrolled">
      <ol
        ref={list}
        className="lines"
        role="listbox"
        aria-label={t('sale.goods')}
        aria-activedescendant={selected === null ? undefined : `line-${selected}`}
        tabIndex={0}
      >
        {lines.map((line, index) => (
          <Line key={line.lineNo} line={line} place={index + 1} selected={line.lineNo === selected} />
        ))}
      </ol>
      <Pages overflow={overflow} up="sale.pageUp" down="sale.pageDown" counted />
    </div>
  );
}

const NOTE_ICONS: Record<LineView['notes'][number]['kind'], { name: IconName; tone?: Tone }> = {
  discount: { name: 'tag' },
  noPoints: { name: 'noPoints' },
  mark: { name: 'check', tone: 'good' },
  noMark: { name: 'attention', tone: 'attention' },
};

const Line = memo(function Line({ line, place, selected }: { line: LineView; place: number; selected: boolean }) {
  const format = useFormats();
  return (
    <li
      id={`line-${line.lineNo}`}
      role="option"
      aria-selected={selected}
      onClick={() => useCheckout.getState().select(line.lineNo)}
    >
      <span className="place">{place}</span>
      <span className="name words">{line.name}</span>
      <span className="sum num">{format.sum(line.gross)}</span>
      <span className="how">
        {format.quantity(line.quantity, line.soldBy)} × {format.sum(line.unitPrice)}
        {line.notes.map((note) => (
          <span key={note.kind + note.text} className="mark words">
            <Icon {...NOTE_ICONS[note.kind]} />
            {note.text}
          </span>
        ))}
      </span>
      {line.discount > 0 && <span className="off num">{format.sumOff(line.discount)}</span>}
    </li>
  );
});
