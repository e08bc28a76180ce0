/** The two ways a command reaches out: a word to the cashier, a call to the till. */
import type { TillClient } from '../till/client.ts';
import { useTill } from '../till/till-store.ts';
import type { Command, Snapshot, WordKey } from './command.ts';

export function say(key: WordKey): void {
  useTill.getState().say({ kind: 'info', key, params: {} });
}

/**
 * One call under a name; while it runs its button waits and a second press does nothing. Failures become the notice;
 * `success` is said where nothing else on the screen shows that it was done.
 */
export function ask(name: string, call: (till: TillClient) => Promise<object>, success?: WordKey): void {
  useTill
    .getState()
    .run(name, call)
    .then((answer) => answer && success && say(success))
    .catch((reason: unknown) => console.error('a call of the screen failed:', reason));
}

/** A press of a key or a button: the command, or its reason why not. What was said of the press before is over. */
export function press(command: Command, state: Snapshot): void {
  if (useTill.getState().notice?.message.kind === 'info') useTill.getState().say(null);
  const reason = command.blocked(state);
  if (reason) say(reason);
  else command.perform(state);
}
