import { useTranslation } from 'react-i18next';
import type { ReturnView } from '../../../contract/till/views.ts';
import type { Snapshot } from '../../commands/command.ts';
import { refund, stepLine } from '../../commands/returning.ts';
import { Button } from '../../ui/button.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice, useInfo } from '../../ui/notice.tsx';
import { Effects } from './effects.tsx';
import { useReturning } from './returning-store.ts';
import './returning.css';

type Line = ReturnView['lines'][number];

const PIECE = 1000;

/** F7: the receipt, what of it comes back, and what that does to money and points, before anything is confirmed. */
export function Returning({ returning, state }: { returning: ReturnView; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { receipt, money } = returning;
  return (
    <main className="split returning">
      <div className="column left">
        <section className="receipt card sheet" aria-label={t('cmd.return')}>
          <header>
            <h1>{receipt ? t('ret.title', { number: receipt.number }) : t('cmd.return')}</h1>
            {receipt && <span>{`${format.day(receipt.at)}, ${format.time(receipt.at)}`}</span>}
          </header>
          {receipt ? <Picks lines={returning.lines} /> : <AskReceipt />}
          <ErrorNotice standing={state.status.register.problem} />
          {receipt && <Foot returning={returning} total={receipt.total} />}
        </section>
        <Entry isAsking={receipt === null} />
      </div>
      <div className="column right">
        <Effects returning={returning} />
        <CommandButton command={refund} state={state} waits="refund" look="label primary tall">
          {receipt ? t('ret.refundSum', { sum: format.money(money.total) }) : t('ret.find')}
        </CommandButton>
      </div>
    </main>
  );
}

function AskReceipt() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <span className="hero">
        <Icon name="scan" />
      </span>
      <p>{t('ret.scanReceipt')}</p>
      <p className="muted">{t('ret.orNumber')}</p>
    </div>
  );
}

function Picks({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const selected = useReturning((store) => store.selected);
  return (
    <ol className="picks" aria-label={t('ret.goods')} tabIndex={0}>
      {lines.map((line) => (
        <Pick key={line.lineNo} line={line} isSelected={line.lineNo === selected} />
      ))}
    </ol>
  );
}

function Pick({ line, isSelected }: { line: Line; isSelected: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { lineNo, name, soldBy, sold, left, chosen, paid, money } = line;
  const isOn = chosen > 0;
  const look = [isOn && 'is-on', isSelected && 'is-selected', left === 0 && 'is-gone'].filter(Boolean).join(' ');
  return (
    <li className={look} onClick={() => useReturning.getState().select(lineNo)}>
      <Icon name={isOn ? 'check' : 'info'} {...(isOn ? { tone: 'good' as const } : {})} />
      <p>
        <strong className="words">{name}</strong>
        <span>{t('ret.for', { quantity: format.quantity(sold, soldBy), sum: format.sum(paid) })}</span>
      </p>
      {left === 0 ? <p className="gone">{t('ret.gone')}</p> : <Step line={line} />}
      <span className="num">{format.sum(money)}</span>
    </li>
  );
}

/** How much of a line comes back. */
function Step({ line }: { line: Line }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { soldBy, left, chosen } = line;
  const figure = (quantity: number) => (soldBy === 'piece' ? quantity / PIECE : format.quantity(quantity, soldBy));
  return (
    <div className="step">
      <Button name={t('ret.less')} blocked={chosen === 0 ? 'ret.nothing' : null} onPress={() => stepLine(line, -1)}>
        −
      </Button>
      <span>{t('ret.of', { chosen: figure(chosen), left: figure(left) })}</span>
      <Button name={t('ret.more')} blocked={chosen >= left ? 'ret.noMore' : null} onPress={() => stepLine(line, 1)}>
        +
      </Button>
    </div>
  );
}

function Foot({ returning: { lines, money }, total }: { returning: ReturnView; total: number }) {
  const { t } = useTranslation();
  const format = useFormats();
  const count = lines.filter(({ chosen }) => chosen > 0).length;
  return (
    <footer className="totals">
      <dl className="sums">
        <div>
          <dt>{t('ret.chosen')}</dt>
          <dd>{t('ret.ofLines', { count, lines: lines.length })}</dd>
        </div>
        <div>
          <dt>{t('ret.inReceipt')}</dt>
          <dd>{format.sum(total)}</dd>
        </div>
      </dl>
      <p className="to-pay" role="status">
        <span>{t('ret.toReturn')}</span>
        <Figure text={format.money(money.total)} fits={13} />
      </p>
    </footer>
  );
}

function Entry({ isAsking }: { isAsking: boolean }) {
  const { t } = useTranslation();
  const info = useInfo();
  const { entry, type } = useReturning();
  return (
    <div className="entry">
      {isAsking ? (
        <label className="field">
          <Icon name="scan" />
          <input
            value={entry}
            placeholder={t('ret.number')}
            aria-label={t('ret.number')}
            inputMode="none"
            autoComplete="off"
            onChange={(event) => type(event.target.value.replace(/\D/g, ''))}
          />
        </label>
      ) : (
        <span />
      )}
      <p className={info ? 'hint told' : 'hint'} role="status">
        {info ?? (isAsking ? t('ret.orNumber') : t('ret.scanMarks'))}
      </p>
    </div>
  );
}
