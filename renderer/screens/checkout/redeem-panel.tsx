import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../commands/command.ts';
import { amountTake, leave } from '../../commands/sale.ts';
import { hundredthsOf, normaliseAmount, textOf, typeInto } from '../../typed-amount.ts';
import { Button } from '../../ui/button.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { useCheckout } from './checkout-store.ts';
import { quickPoints } from './quick-points.ts';

/** F5: another number of points, in the right column; the receipt and its total stay in sight. */
export function RedeemPanel({ state }: { state: Omit<Snapshot, 'now'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { redemption } = state.sale;
  const { min, max, step } = redemption;
  const typed = hundredthsOf(state.amount);
  const set = useCheckout.getState().setAmount;
  const [least, half, most] = quickPoints(redemption);
  return (
    <section className="amount-panel card" aria-label={t('redeem.label')}>
      <header>
        <h2>{t('redeem.title')}</h2>
        <CommandButton command={leave} state={state} look="quiet">
          {t('cmd.back')}
        </CommandButton>
      </header>
      <label className="field amount">
        <Icon name="level" />
        <input
          ref={input}
          value={state.amount}
          placeholder={format.points(max)}
          aria-label={t('redeem.amount')}
          inputMode="none"
          autoComplete="off"
          onChange={(event) => set(normaliseAmount(event.target.value))}
        />
      </label>
      <p className="note" role="status">
        {typed !== undefined && typed > max
          ? t('redeem.tooMuch', { max: format.pointsText(max) })
          : t('redeem.bounds', { min: format.points(min), max: format.points(max), step: format.points(step) })}
      </p>
      <div className="quick" role="group" aria-label={t('pay.quick')}>
        {(
          [
            ['redeem.least', least],
            ['redeem.half', half],
            ['redeem.most', most],
          ] as const
        ).map(([label, points]) => (
          <Button key={label} pressed={typed === points} onPress={() => set(textOf(points))}>
            <span className="stacked">
              {t(label)}
              <b>{format.points(points)}</b>
            </span>
          </Button>
        ))}
      </div>
      <NumberPad extra="," onKey={(key) => set(typeInto(useCheckout.getState().amount, key))} />
      <CommandButton command={amountTake} state={state} look="label primary tall">
        {typed === undefined ? t('redeem.some') : t('redeem.max', { points: format.pointsText(typed) })}
      </CommandButton>
    </section>
  );
}
