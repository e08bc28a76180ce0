import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
import { ERRORS, type ErrorCode } from '../../../contract/errors/catalogue.ts';
import type { Snapshot, WordKey } from '../../commands/command.ts';
import { cancelHeld, decide, heldNow, isToPrint, needsPaper, setAside } from '../../commands/held.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon, type IconName, type Tone } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Paper } from './paper.tsx';
import { Steps } from './steps.tsx';
import './unknown.css';

interface Words {
  icon: IconName;
  tone: Tone;
  title: WordKey;
  what: WordKey;
  todo: WordKey;
  code: ErrorCode;
}

const WORDS: Record<HeldReceiptView['state'], Words> = {
  checking: {
    icon: 'attention',
    tone: 'attention',
    title: 'unknown.checking',
    what: 'unknown.whatChecking',
    todo: 'unknown.todoChecking',
    code: 'FISCAL_UNKNOWN',
  },
  silent: {
    icon: 'attention',
    tone: 'attention',
    title: 'unknown.silent',
    what: 'unknown.whatSilent',
    todo: 'unknown.todoSilent',
    code: 'FISCAL_UNKNOWN',
  },
  notIssued: {
    icon: 'error',
    tone: 'bad',
    title: 'unknown.notIssued',
    what: 'unknown.whatNotIssued',
    todo: 'unknown.todoNotIssued',
    code: 'FISCAL_NOT_ISSUED',
  },
  notRecorded: {
    icon: 'error',
    tone: 'bad',
    title: 'unknown.notRecorded',
    what: 'unknown.whatNotRecorded',
    todo: 'unknown.todoNotRecorded',
    code: 'FISCAL_NOT_RECORDED',
  },
  driveChanged: {
    icon: 'error',
    tone: 'bad',
    title: 'unknown.driveChanged',
    what: 'unknown.whatDriveChanged',
    todo: 'unknown.todoDriveChanged',
    code: 'FISCAL_DRIVE_CHANGED',
  },
};

/** Chosen by whether the bank already has the money: never one text for both (ui section 10). */
function moneyWords(receipt: HeldReceiptView): WordKey {
  const { kind, card } = receipt;
  if (kind === 'saleReturn') return isToPrint(receipt) ? 'unknown.moneyReturnNot' : 'unknown.moneyReturn';
  if (isToPrint(receipt)) return card > 0 ? 'unknown.moneyNotIssuedCard' : 'unknown.moneyNotIssuedCash';
  return card > 0 ? 'unknown.moneyCard' : 'unknown.moneyCash';
}

/** The register was asked and did not answer: what happened, the money, what to do. Nobody is asked to guess. */
export function Unknown({ state }: { state: Omit<Snapshot, 'now'> }) {
  const receipt = heldNow(state);
  if (!receipt) return <main />;
  return (
    <main className="split unknown">
      <What receipt={receipt} version={state.status.till.version} />
      <div className={needsPaper(receipt) ? 'column right by-paper' : 'column right'}>
        {isToPrint(receipt) ? (
          <Choices receipt={receipt} />
        ) : needsPaper(receipt) ? (
          <Paper receipt={receipt} state={state} />
        ) : (
          <>
            <Ends kind={receipt.kind} />
            <Look />
          </>
        )}
        <CommandButton
          command={isToPrint(receipt) ? cancelHeld : setAside}
          state={state}
          look={isToPrint(receipt) ? 'danger' : ''}
          waits="setAside"
        />
        <Decide state={state} receipt={receipt} />
      </div>
    </main>
  );
}

function What({ receipt, version }: { receipt: HeldReceiptView; version: string }) {
  const { t } = useTranslation();
  const words = WORDS[receipt.state];
  const isPaid = receipt.kind === 'sale' && receipt.card > 0;
  const { id } = ERRORS[words.code];
  return (
    <section className="what card" aria-labelledby="unknown-title">
      <div role="alert">
        <header>
          <Icon name={words.icon} tone={words.tone} />
          <h1 id="unknown-title">{t(words.title)}</h1>
        </header>
        <div className="three-lines">
          <p>{t(words.what)}</p>
          <strong>
            <Icon name={isPaid ? 'check' : 'info'} {...(isPaid ? { tone: 'good' } : {})} />
            {t(moneyWords(receipt))}
          </strong>
          <p>{t(words.todo)}</p>
        </div>
      </div>
      <Steps receipt={receipt} />
      <ErrorNotice />
      <p className="foot words">
        <span>{t('unknown.version', { id, version })}</span>
        {!isToPrint(receipt) && <span>{t('unknown.goodsHint')}</span>}
      </p>
    </section>
  );
}

function Decide({ state, receipt }: { state: Omit<Snapshot, 'now'>; receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const mayPrint = isToPrint(receipt);
  return (
    <CommandButton command={decide} state={state} look="label primary tall" waits={mayPrint ? 'print' : 'recheck'}>
      {mayPrint ? (
        <>
          <Icon name="printer" />
          {t('unknown.print')}
        </>
      ) : (
        t('unknown.recheck')
      )}
    </CommandButton>
  );
}

/** What each of the two buttons will do, with the money that goes back. */
function Choices({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { number: n, kind, card, cash, certificates } = receipt;
  return (
    <section className="choices card roomy" aria-label={t('unknown.next')}>
      <h2>{t('unknown.next')}</h2>
      <ul className="ends">
        <li>
          <Icon name="printer" />
          <p>
            <strong>{t('unknown.print')}</strong>
            <span>{t(kind === 'sale' ? 'unknown.printText' : 'unknown.printReturn', { n })}</span>
          </p>
        </li>
        <li>
          <Icon name="error" tone="bad" />
          <p>
            <strong>{t('unknown.cancel')}</strong>
            {kind === 'saleReturn' && <span>{t('unknown.cancelReturn')}</span>}
            {kind === 'sale' && card > 0 && <span>{t('unknown.cancelCard', { sum: format.money(card) })}</span>}
            {kind === 'sale' && cash > 0 && <span>{t('unknown.cancelText', { sum: format.money(cash) })}</span>}
            {kind === 'sale' && certificates > 0 && (
              <span>{t('unknown.cancelCertificate', { sum: format.money(certificates) })}</span>
            )}
          </p>
        </li>
      </ul>
    </section>
  );
}

const ENDS: Record<HeldReceiptView['kind'], readonly [IconName, Tone, WordKey, WordKey][]> = {
  sale: [
    ['check', 'good', 'unknown.endPrinted', 'unknown.endPrintedText'],
    ['error', 'bad', 'unknown.endNot', 'unknown.endNotText'],
    ['offline', 'off', 'unknown.endSilent', 'unknown.endSilentText'],
  ],
  saleReturn: [
    ['check', 'good', 'unknown.endPrinted', 'unknown.endPrintedReturn'],
    ['error', 'bad', 'unknown.endNot', 'unknown.endNotReturn'],
    ['offline', 'off', 'unknown.endSilent', 'unknown.endSilentText'],
  ],
};

function Ends({ kind }: Pick<HeldReceiptView, 'kind'>) {
  const { t } = useTranslation();
  return (
    <section className="card roomy" aria-label={t('unknown.ends')}>
      <h2>{t('unknown.ends')}</h2>
      <ul className="ends">
        {ENDS[kind].map(([icon, tone, end, text]) => (
          <li key={end}>
            <Icon name={icon} tone={tone} />
            <p>
              <strong>{t(end)}</strong>
              <span>{t(text)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LOOK: readonly [IconName, WordKey][] = [
  ['plug', 'unknown.power'],
  ['cable', 'unknown.cable'],
  ['paper', 'unknown.paper'],
];

function Look() {
  const { t } = useTranslation();
  return (
    <section className="look card roomy" aria-label={t('unknown.check')}>
      <h2>{t('unknown.check')}</h2>
      <ul className="ends">
        {LOOK.map(([icon, word]) => (
          <li key={word}>
            <Icon name={icon} />
            <span>{t(word)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
