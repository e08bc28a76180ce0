/** The sale: the receipt left, the customer and payment right, explanations between them when there is room. */
import type { Snapshot } from '../../commands/command.ts';
import { Basket } from './basket.tsx';
import { CustomerPage } from './customer-page.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { EntryLine } from './entry-line.tsx';
import { EntryPad } from './entry-pad.tsx';
import { Explanations } from './explanations.tsx';
import { PayButtons } from './pay-buttons.tsx';
import { RedeemPanel } from './redeem-panel.tsx';
import { RedemptionCard } from './redemption-card.tsx';
import './checkout.css';

export function Checkout({ state }: { state: Omit<Snapshot, 'now'> }) {
  return (
    <main className="split checkout">
      <div className="column left">
        <Basket state={state} />
        <EntryLine state={state} />
      </div>
      <Explanations state={state} place="column" />
      <div className="column right">
        <RightSide state={state} />
      </div>
    </main>
  );
}

function RightSide({ state }: { state: Omit<Snapshot, 'now'> }) {
  if (state.panel === 'redeem') return <RedeemPanel state={state} />;
  const { customer } = state.sale;
  if (state.panel === 'customer' && customer) {
    return (
      <>
        <CustomerPage customer={customer} state={state} />
        <PayButtons state={state} />
      </>
    );
  }
  return (
    <>
      {state.panel === 'explain' && <Explanations state={state} place="panel" />}
      <CustomerPanel state={state} />
      {state.panel === 'pad' ? <EntryPad state={state} /> : <RedemptionCard state={state} />}
      <PayButtons state={state} />
    </>
  );
}
