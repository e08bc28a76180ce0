import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './commands/place-name.ts';
import type { Snapshot } from './commands/command.ts';
import { placeOf } from './commands/place.ts';
import { useSnapshot } from './commands/snapshot.ts';
import { Checkout } from './screens/checkout/checkout.tsx';
import { Dialogs } from './screens/dialogs.tsx';
import { Done } from './screens/done/done.tsx';
import { Menu } from './screens/menu/menu.tsx';
import { Fiscalising } from './screens/payment/fiscalising.tsx';
import { Payment } from './screens/payment/payment.tsx';
import { Queue } from './screens/queue/queue.tsx';
import { Returning } from './screens/returning/returning.tsx';
import { Unknown } from './screens/unknown/unknown.tsx';
import { useTill } from './till/till-store.ts';
import { FunctionBar } from './ui/function-bar.tsx';
import { Icon } from './ui/icon.tsx';
import { StatusBar } from './ui/status-bar.tsx';

type Shown = Omit<Snapshot, 'now'>;

export function App() {
  const { t, i18n } = useTranslation();
  const state = useSnapshot();
  const link = useTill((till) => till.link);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.title = t('app.name');
  }, [i18n.language, t]);
  if (!state) return <Waiting lost={link === 'lost'} />;
  // dialogs lie over a screen: the bar below belongs to that screen
  const sale = { ...state.sale, askedCertificate: null };
  const under = placeOf({ ...state, sale, dialog: null, shiftAsks: false });
  const alone = under === 'unknown';
  const frame = ['till', alone && 'alone', state.status.till.training && 'training'].filter(Boolean).join(' ');
  return (
    <div className={frame}>
      <StatusBar status={state.status} />
      <Screen place={under} state={state} />
      {!alone && <FunctionBar place={barPlace(under, state)} state={state} />}
      <Dialogs state={state} />
      {state.sale.fiscalising && state.sale.phase === 'fiscalising' && (
        <Fiscalising progress={state.sale.fiscalising} />
      )}
      {link === 'lost' && <Lost />}
    </div>
  );
}

/** While the register works, the screen it was started from stands behind. */
function barPlace(place: Place, state: Shown): Place {
  return place === 'fiscalising' && state.screen === 'payment' ? 'payment' : place;
}

function Screen({ place, state }: { place: Place; state: Shown }) {
  switch (barPlace(place, state)) {
    case 'unknown':
      return <Unknown state={state} />;
    case 'queue':
      return <Queue state={state} />;
    case 'menu':
      return <Menu state={state} />;
    case 'return':
      return state.returning ? <Returning returning={state.returning} state={state} /> : <Checkout state={state} />;
    case 'payment':
      return <Payment state={state} />;
    case 'done':
      if (state.sale.done) return <Done done={state.sale.done} state={state} />;
      return <Checkout state={state} />;
    case 'sale':
    case 'amount':
    case 'fiscalising':
    case 'dialog':
      return <Checkout state={state} />;
  }
}

function Waiting({ lost }: { lost: boolean }) {
  const { t } = useTranslation();
  return (
    <main className="waiting-for-till" role="status">
      <Icon name={lost ? 'offline' : 'mark'} {...(lost ? { tone: 'off' } : {})} />
      <h1>{lost ? t('app.lost') : t('app.connecting')}</h1>
      {lost && <p className="muted">{t('app.lostHint')}</p>}
    </main>
  );
}

function Lost() {
  const { t } = useTranslation();
  return (
    <div className="lost" role="alert">
      <Icon name="offline" tone="off" />
      <p>
        <strong>{t('app.lost')}</strong>
        <span>{t('app.lostHint')}</span>
      </p>
    </div>
  );
}
