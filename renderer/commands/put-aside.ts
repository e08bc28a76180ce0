/** F6: the receipt on the screen waits; on an empty screen what waits comes back. */
import { useView } from '../view-store.ts';
import type { Command } from './command.ts';
import { ask } from './say.ts';

export function takeBack(id: string): void {
  ask('takeBack', (till) => till.sale.takeBack({ id }));
}

/** One that waits alone comes back at once; of several the list shows the newest chosen. */
export const putAside: Command = {
  id: 'putAside',
  key: { code: 'F6' },
  cap: 'F6',
  label: 'cmd.putAside',
  places: ['sale', 'done'],
  blocked: ({ sale, status }) => (sale.lines.length === 0 && status.putAside.length === 0 ? 'aside.none' : null),
  perform: ({ sale, status: { putAside: waiting } }) => {
    const [only, ...others] = waiting;
    if (sale.lines.length > 0) ask('putAside', (till) => till.sale.putAside(), 'aside.done');
    else if (only && others.length === 0) takeBack(only.id);
    else useView.getState().ask({ kind: 'putAside' });
  },
};
