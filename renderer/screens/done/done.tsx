import { useTranslation } from 'react-i18next';
import { ERRORS } from '../../../contract/errors/catalogue.ts';
import type { DoneView, ErrorView } from '../../../contract/till/views.ts';
import type { Snapshot, WordKey } from '../../commands/command.ts';
import { copyDone, next } from '../../commands/payment.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice, useInfo } from '../../ui/notice.tsx';
import { gaveMore, Given } from './given.tsx';
import { Tape } from './tape.tsx';
import './done.css';

/** The finished receipt: the change first, the points, the tape. The next scan leaves it. */
export function Done({ done, state }: { done: DoneView; state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const info = useInfo();
  const [onward] = next;
  const time = format.time(done.at);
  const paid = { sum: format.money(done.total), received: format.money(done.received) };
  return (
    <main className="split finished">
      <div className="column left">
        <section className="receipt card sheet" aria-label={t('done.label')}>
          <header>
            <h1>{t(done.returned ? 'ret.doneTitle' : 'done.title', { n: done.number, time })}</h1>
            {!done.returned && <span>{done.cash > 0 ? t('done.paidReceived', paid) : t('done.paid', paid)}</span>}
          </header>
          <div className={gaveMore(done) ? 'done-sum brief' : 'done-sum'} role="status">
            <p className="state">
              <Icon name="check" tone="good" />
              {done.customer
                ? t(done.returned ? 'ret.readyBalance' : 'done.readyBalance', {
                    points: format.pointsText(done.customer.balance),
                  })
                : t(done.returned ? 'ret.ready' : 'done.ready')}
            </p>
            <p className="change">
              <span>{t(changeWord(done))}</span>
              <Figure text={format.money(figureOf(done))} fits={8} />
            </p>
          </div>
          <Given done={done} />
          <Paper print={done.print} />
          <ErrorNotice standing={onPaper(state.status.register.problem)} />
          <Certificates certificates={done.certificates} />
          <Refilled certificates={done.returned?.certificates ?? []} />
          {done.returned ? (
            <PointsBack done={done} />
          ) : done.customer ? (
            <Points customer={done.customer} />
          ) : (
            <p className="hint">{t('done.withoutCustomer')}</p>
          )}
        </section>
        <p className={info ? 'hint told' : 'hint'} role="status">
          <Icon name="scan" small />
          {info ?? t('done.nextHint')}
        </p>
      </div>
      <div className="column right">
        <Tape done={done} training={state.status.till.training} />
        <div className="actions">
          <CommandButton command={copyDone} state={state} waits="copy" look="tall" />
          {onward && <CommandButton command={onward} state={state} waits="next" look="label primary tall" />}
        </div>
      </div>
    </main>
  );
}

const PAPER = {
  needsPaper: 'done.needsPaper',
  needsContinue: 'done.needsPaper',
  failed: 'done.printFailed',
} as const;

/** The receipt is fiscalised whatever the paper does; of the paper only trouble is said. */
function Paper({ print }: Pick<DoneView, 'print'>) {
  const { t } = useTranslation();
  if (print === 'printed' || print === 'printing') return null;
  return (
    <p className="hint told" role="status">
      <Icon name="printer" small />
      {t(PAPER[print])}
    </p>
  );
}

/** What the cashier's hand does now: give change or money back; else what was paid. */
function figureOf({ returned, received, cash, change, total }: DoneView): number {
  if (returned) return received > 0 ? received : total;
  return cash > 0 ? change : total;
}

function changeWord({ returned, received, cash, card }: DoneView): WordKey {
  if (returned) return received > 0 ? 'ret.doneGiven' : 'ret.doneOnCertificate';
  if (cash > 0) return 'done.change';
  return card > 0 ? 'done.paidCard' : 'done.paidCertificate';
}

/** characters of 40 px that fit in a third of the receipt at 1024 */
const RESULT_FITS = 6;

/** Of a return: what went back to the account and what left it. */
function PointsBack({ done: { returned, customer } }: { done: DoneView }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!returned || !customer) return <p className="hint">{t('ret.noCustomer')}</p>;
  return (
    <dl className="result" aria-label={t('done.pointsOf', { name: customer.name })}>
      <div>
        <dt>{t('ret.doneBack')}</dt>
        <dd>
          <Figure text={format.pointsChange(returned.pointsBack)} fits={RESULT_FITS} />
          <small>{t('ret.doneBackOf')}</small>
        </dd>
      </div>
      <div>
        <dt>{t('ret.doneTaken')}</dt>
        <dd>
          <Figure text={format.pointsOff(returned.pointsTaken)} fits={RESULT_FITS} />
          <small>{t('ret.doneTakenOf')}</small>
        </dd>
      </div>
      <div>
        <dt>{t('done.balance')}</dt>
        <dd>
          <Figure text={format.points(customer.balance)} fits={RESULT_FITS} />
          <small>
            {returned.debt > 0 ? t('cust.debt', { points: format.pointsText(returned.debt) }) : customer.name}
          </small>
        </dd>
      </div>
    </dl>
  );
}

/** Money has been taken here, so a trouble that speaks of the next payment waits for the next sale. */
const onPaper = (problem: ErrorView | null) => (problem && ERRORS[problem.code].money === 'safe' ? problem : null);

function Certificates({ certificates }: Pick<DoneView, 'certificates'>) {
  const { t } = useTranslation();
  const format = useFormats();
  if (certificates.length === 0) return null;
  return (
    <dl className="certificates" aria-label={t('cert.paid')}>
      {certificates.map(({ shown, paid, left }) => (
        <div key={shown}>
          <dt>{t('cert.left', { number: shown })}</dt>
          <dd>
            {format.money(left)} <small>{format.moneyOff(paid)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a return: what went back onto the certificates it had been paid with. */
function Refilled({ certificates }: Pick<NonNullable<DoneView['returned']>, 'certificates'>) {
  const { t } = useTranslation();
  const format = useFormats();
  if (certificates.length === 0) return null;
  return (
    <dl className="certificates" aria-label={t('cert.paid')}>
      {certificates.map(({ shown, amount }) => (
        <div key={shown}>
          <dt>{t('ret.toCertificate', { number: shown })}</dt>
          <dd>{format.money(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Points({ customer }: { customer: NonNullable<DoneView['customer']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { redeemed, earned, earnedFrom, balance } = customer;
  const card = customer.card ? `, ${t('cust.cardShort', { n: customer.card })}` : '';
  return (
    <dl className="result" aria-label={t('done.pointsOf', { name: customer.name })}>
      <div>
        <dt>{t('done.redeemed')}</dt>
        <dd>
          <Figure text={format.pointsOff(redeemed)} fits={RESULT_FITS} />
          <small>
            {redeemed > 0
              ? t('done.inMoney', { unit: format.pointsUnit(redeemed), sum: format.money(customer.redeemedMoney) })
              : t('done.noPoints')}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('done.earned')}</dt>
        <dd>
          <Figure text={format.pointsChange(earned)} fits={RESULT_FITS} />
          <small>
            {earnedFrom === null ? t('done.availableNow') : t('done.available', { date: format.day(earnedFrom) })}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('done.balance')}</dt>
        <dd>
          <Figure text={format.points(balance)} fits={RESULT_FITS} />
          <small className="words">
            {customer.name}
            {card}
          </small>
        </dd>
      </div>
    </dl>
  );
}
