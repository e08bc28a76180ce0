import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { tiles } from '../../commands/menu.ts';
import { useStoreNow } from '../../ui/clock.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { ErrorNotice, useInfo } from '../../ui/notice.tsx';
import { useTill } from '../../till/till-store.ts';
import { LastPaper } from './last-paper.tsx';
import { Samples } from './samples.tsx';
import './menu.css';

/** F12: the shift, reports, the drawer; beside them the till's devices, in training the codes to scan. */
export function Menu({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const info = useInfo();
  const format = useFormats();
  const { sale } = state;
  const inReceipt = t('menu.inReceipt', {
    goods: format.goods(sale.totals.pieces),
    sum: format.money(sale.totals.due),
    customer: sale.customer?.name ?? t('cust.none'),
  });
  return (
    <main className="split menu" aria-label={t('menu.label')}>
      <div className="column left">
        <section className="card roomy" aria-label={t('menu.title')}>
          <h1>{t('menu.title')}</h1>
          <div className="tiles">
            {tiles.map((command) => (
              <CommandButton
                key={command.id}
                command={command}
                state={state}
                look="label"
                waits={WAITS[command.id] ?? ''}
              />
            ))}
          </div>
          <ErrorNotice standing={state.status.register.problem} />
        </section>
        <p className={info ? 'hint told' : 'hint'} role="status">
          {info ?? (sale.lines.length > 0 ? inReceipt : null)}
        </p>
      </div>
      <div className="column right">{state.status.till.training ? <Training /> : <About state={state} />}</div>
    </main>
  );
}

/** Codes to scan, until something is printed. */
function Training() {
  const paper = useTill((till) => till.paper);
  const [seen, see] = useState(paper);
  if (paper === null || paper === seen) return <Samples />;
  return <LastPaper lines={paper} onClose={() => see(paper)} />;
}

/** the call each tile waits for, by its command */
const WAITS: Readonly<Record<string, string>> = {
  'menu-1': 'openShift',
  'menu-2': 'xReport',
  'menu-6': 'drawer',
  'menu-7': 'copy',
};

function About({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const { till, shift, register, scanner, link } = state.status;
  const shiftState = {
    open: null,
    expired: 'status.shiftExpired',
    closed: 'status.shiftClosed',
    unknown: 'status.shiftUnknown',
  } as const;
  const word = shiftState[shift.state];
  const rows: [string, string][] = [
    [t('menu.store'), till.store],
    [t('menu.shift'), word ? t(word) : t('status.shift', { n: shift.number ?? '' })],
    ...(shift.openedAt === null
      ? []
      : ([[t('menu.openedAt'), format.near(shift.openedAt, now)]] as [string, string][])),
    [t('menu.register'), register.state === 'gone' ? t('menu.registerGone') : (register.model ?? '')],
    [t('menu.scanner'), scanner.name ?? t('menu.keyboard')],
    [t('menu.data'), link.dataAsOf === null ? t('queue.dataNone') : format.near(link.dataAsOf, now)],
    [t('menu.version'), till.version],
  ];
  return (
    <section className="about card roomy" aria-label={t('menu.about')}>
      <h2>{t('status.till', { n: till.number })}</h2>
      <dl className="sums">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
