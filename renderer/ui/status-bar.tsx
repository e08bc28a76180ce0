import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../contract/till/views.ts';
import { useStoreNow } from './clock.ts';
import { useFormats } from './formats.ts';
import { Icon, type IconName, type Tone } from './icon.tsx';
import './status-bar.css';

interface Mark {
  icon: IconName;
  tone: Tone | undefined;
  /** a frame of its own for what needs an eye */
  chip?: 'offline' | 'attention' | 'error';
  words: string;
}

function Shown({ icon, tone, chip, words }: Mark) {
  return (
    <span className={chip ? `chip ${chip}` : 'plain'}>
      <Icon name={icon} small {...(tone ? { tone } : {})} />
      {words}
    </span>
  );
}

export function StatusBar({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useStoreNow();
  const { till, shift } = status;
  // of a register that is gone no shift is known: its own chip says enough
  const shiftIsOdd = shift.state !== 'open' && status.register.state !== 'gone';
  // at 1024 three chips leave no room for the date, nor for the name when the shift needs one too
  const troubles = [
    status.link.state === 'offline' || status.link.parked > 0,
    status.register.state === 'gone',
    status.scanner.state === 'lost',
    till.training || shiftIsOdd,
  ].filter(Boolean).length;
  const shiftWords = {
    open: t('status.shift', { n: shift.number ?? '' }),
    expired: t('status.shiftExpired'),
    closed: t('status.shiftClosed'),
    unknown: t('status.shiftUnknown'),
  }[shift.state];
  return (
    <header className="status" aria-label={t('status.label')}>
      <Icon name="mark" />
      <b>{t('status.till', { n: till.number })}</b>
      <span className="rule" />
      {!till.training && shift.state === 'open' && <span>{shiftWords}</span>}
      {!till.training && shiftIsOdd && <Shown icon="attention" tone="attention" chip="attention" words={shiftWords} />}
      {troubles < 3 && <span className="cashier words">{status.cashier}</span>}
      {till.training && <Shown icon="attention" tone="attention" chip="attention" words={t('status.training')} />}
      <span className="push" />
      <Link status={status} />
      <span className="rule" />
      <Register status={status} />
      <Scanner status={status} />
      <span className="rule" />
      <time dateTime={new Date(now).toISOString()}>
        {troubles < 3 && `${format.day(now)} `}
        <b>{format.time(now)}</b>
      </time>
    </header>
  );
}

function Link({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { link, till } = status;
  const n = format.count(link.queued);
  if (link.parked > 0) {
    return <Shown icon="error" tone="bad" chip="error" words={t('status.parked', { n: format.count(link.parked) })} />;
  }
  if (link.state === 'offline') {
    return <Shown icon="offline" tone="off" chip="offline" words={t('status.offline', { n })} />;
  }
  if (link.loading) {
    return (
      <Shown icon="working" tone={undefined} words={t('status.loading', { n: format.count(link.loading.rows) })} />
    );
  }
  if (link.state === 'connecting') {
    return <Shown icon="working" tone={undefined} words={t('status.connecting', { n })} />;
  }
  return (
    <Shown icon="check" tone="good" words={till.training ? t('status.trainingCentre') : t('status.online', { n })} />
  );
}

function Register({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const marks: Record<StatusView['register']['state'], Mark> = {
    ready: { icon: 'check', tone: 'good', words: t('status.register') },
    busy: { icon: 'working', tone: undefined, words: t('status.registerBusy') },
    warned: { icon: 'attention', tone: 'attention', chip: 'attention', words: t('status.register') },
    stopped: { icon: 'error', tone: 'bad', chip: 'error', words: t('status.register') },
    gone: { icon: 'error', tone: 'bad', chip: 'error', words: t('status.registerGone') },
  };
  return <Shown {...marks[status.register.state]} />;
}

function Scanner({ status }: { status: StatusView }) {
  const { t } = useTranslation();
  const marks: Record<StatusView['scanner']['state'], Mark> = {
    ready: { icon: 'check', tone: 'good', words: t('status.scanner') },
    absent: { icon: 'todo', tone: undefined, words: t('status.scannerAbsent') },
    lost: { icon: 'attention', tone: 'attention', chip: 'attention', words: t('status.scannerLost') },
  };
  return <Shown {...marks[status.scanner.state]} />;
}
