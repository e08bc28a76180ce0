/** Wires the page: the till's stream into the stores, keys and scanner bursts out to the till, sounds. */
import type { SaleView, TillEvent } from '../contract/till/views.ts';
import { makeKeyboard } from './commands/keys.ts';
import { sayLocale } from './commands/menu.ts';
import { ask } from './commands/say.ts';
import { useCheckout } from './screens/checkout/checkout-store.ts';
import { parseEntry } from './screens/checkout/entry.ts';
import { quantityAfterScan } from './screens/checkout/multiplier.ts';
import { followDialogs } from './scan-hold.ts';
import { makeSpeaker } from './sounds.ts';
import { openLink } from './till/client.ts';
import { keepConnected } from './till/connection.ts';
import { useTill } from './till/till-store.ts';
import { useView } from './view-store.ts';
import { installWedge } from './wedge/listener.ts';

/** Starts everything that lasts as long as the page; returns how to stop it. */
export function startTill(page: Window & typeof globalThis): () => void {
  const keyboard = makeKeyboard();
  const speaker = makeSpeaker();
  const ending = new AbortController();
  const acted = () => speaker.acted();
  page.addEventListener('keydown', keyboard.handle);
  page.addEventListener('keydown', acted, { capture: true });
  page.addEventListener('pointerdown', acted, { capture: true });
  const removeWedge = installWedge(page, {
    onBurst: (keys) => {
      const began = keys[0]?.t ?? 0;
      keyboard.untype(began);
      ask(`wedge ${began}`, (till) => till.scan.wedge({ keys }));
    },
    onOversized: () => useTill.getState().say({ kind: 'error', error: { code: 'SCAN_UNREADABLE', params: {} } }),
  });
  const unfollow = followDialogs();

  const onEvent = (event: TillEvent) => {
    const before = useTill.getState().sale;
    useTill.getState().received(event);
    if (event.type === 'sale') followSale(before, event.sale);
    else if (event.type === 'status' && event.status.shift.state === 'open') useView.getState().postponeShift(false);
    else if (event.type === 'signal' && event.signal.sound) speaker.play(event.signal.sound);
  };
  keepConnected(
    {
      open: () => openLink(page),
      onOpen: (client) => {
        useTill.getState().opened(client);
        sayLocale();
      },
      onEvent,
      onLost: () => useTill.getState().lost(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    ending.signal,
  ).catch((reason: unknown) => console.error('the connection loop ended:', reason));

  return () => {
    ending.abort();
    removeWedge();
    unfollow();
    page.removeEventListener('keydown', keyboard.handle);
    page.removeEventListener('keydown', acted, { capture: true });
    page.removeEventListener('pointerdown', acted, { capture: true });
  };
}

/** What the screen does by itself when the sale moves on. */
function followSale(before: SaleView | null, after: SaleView): void {
  const { entry, setEntry, follow } = useCheckout.getState();
  const { screen, dialog, show, closeDialog } = useView.getState();
  follow(before, after);
  if (screen === 'payment' && after.phase !== 'selling' && after.phase !== 'fiscalising') show('sale');
  // a card scanned while the search is open has answered it
  if (dialog?.kind === 'find' && after.customer && after.customer.customerId !== before?.customer?.customerId)
    closeDialog();
  const typed = parseEntry(entry);
  const wanted = typed.kind === 'quantity' && before ? quantityAfterScan(before.lines, after, typed.quantity) : null;
  if (wanted) {
    setEntry('');
    ask('quantity', (till) => till.sale.setQuantity(wanted));
  }
}
