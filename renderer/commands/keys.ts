/** One handler for the whole keyboard: commands by `event.code`, text to the field of the place. */
import { useCheckout } from '../screens/checkout/checkout-store.ts';
import { entryCharacter } from '../screens/checkout/entry.ts';
import { usePayment } from '../screens/payment/payment-store.ts';
import { useReturning } from '../screens/returning/returning-store.ts';
import { typeInto } from '../typed-amount.ts';
import type { Snapshot } from './command.ts';
import { commandAt } from './list.ts';
import type { Place } from './place-name.ts';
import { ask, press } from './say.ts';
import { currentPlace, currentSnapshot } from './snapshot.ts';

/** Held keys move the selection and erase; a held F4 must not toggle. */
const REPEATS = /^(Arrow|Page|Backspace)/;

/**
 * The first two keys of a keyboard-wedge scan reach the page before it can be told from a person (renderer/wedge), so
 * a bare digit that is a command waits until no scanner would still be silent.
 */
const LONE_DIGIT_MS = 150;

export interface Keyboard {
  handle: (event: KeyboardEvent) => void;
  /** Takes back what keys typed from `timeStamp` on: they turned out to be a scan. */
  untype: (timeStamp: number) => void;
}

export function makeKeyboard(): Keyboard {
  let typed: { at: number; undo: () => void }[] = [];
  let lone: ReturnType<typeof setTimeout> | undefined;

  const perform = (event: KeyboardEvent, place: Place, state: Snapshot) => {
    const key = { code: plainCode(event, place), ...(event.ctrlKey ? { ctrl: true as const } : {}) };
    const command = commandAt(place, key);
    if (command) {
      event.preventDefault();
      if (event.repeat && !REPEATS.test(event.code)) return;
      if (key.code.startsWith('Digit') && !event.ctrlKey) lone = setTimeout(() => press(command, state), LONE_DIGIT_MS);
      else press(command, state);
      return;
    }
    const undo = event.ctrlKey ? undefined : typeAt(place, event, state);
    if (!undo) return;
    event.preventDefault();
    typed = [...typed.slice(-3), { at: event.timeStamp, undo }];
  };

  return {
    handle: (event) => {
      // Chromium has its own use for these; in the browser host the till's comes first (ui section 4.2)
      if (/^F\d+$/.test(event.code) || (event.ctrlKey && event.code === 'KeyL')) event.preventDefault();
      clearTimeout(lone);
      const state = currentSnapshot();
      if (!state || event.altKey || event.metaKey || isOnFocusedButton(event)) return;
      const place = currentPlace(state);
      if (place !== 'dialog') perform(event, place, state);
    },
    untype: (timeStamp) => {
      clearTimeout(lone);
      typed.find((each) => each.at >= timeStamp)?.undo();
      typed = [];
    },
  };
}

/** The numeric pad's Enter is Enter; its digits are digits where digits are commands. */
function plainCode({ code, ctrlKey }: KeyboardEvent, place: Place): string {
  if (code === 'NumpadEnter') return 'Enter';
  return place === 'menu' || ctrlKey ? code.replace(/^Numpad(?=\d)/, 'Digit') : code;
}

/** A button reached with Tab is pressed by Enter; a button that was tapped never has the focus (ui/button.tsx). */
function isOnFocusedButton(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLButtonElement && (event.code === 'Enter' || event.code === 'Space');
}

/** Types into the field of the place; returns how to take it back, or undefined where nothing was typed. */
function typeAt(place: Place, event: KeyboardEvent, state: Snapshot): (() => void) | undefined {
  const character = event.code === 'Backspace' ? 'Backspace' : entryCharacter(event.code, event.shiftKey);
  if (character === undefined) return undefined;
  if (place === 'payment') {
    const before = state.payment[state.payment.field];
    usePayment.getState().type(typeInto(before, character));
    return () => usePayment.getState().type(before);
  }
  if (place === 'amount') {
    useCheckout.getState().setAmount(typeInto(state.amount, character));
    return () => useCheckout.getState().setAmount(state.amount);
  }
  if (place === 'return') return typeNumber(character, state);
  if (place !== 'sale' && place !== 'done') return undefined;
  if (place === 'done') ask('next', (till) => till.sale.next());
  const { entry } = state;
  useCheckout.getState().setEntry(character === 'Backspace' ? entry.slice(0, -1) : entry + character);
  return () => useCheckout.getState().setEntry(entry);
}

/** Digits of the receipt that is looked for. */
function typeNumber(character: string, { returning }: Snapshot): (() => void) | undefined {
  if (returning?.receipt !== null || !/^(\d|Backspace)$/.test(character)) return undefined;
  const { entry, type } = useReturning.getState();
  type(character === 'Backspace' ? entry.slice(0, -1) : entry + character);
  return () => type(entry);
}
