import type { Command } from './command.ts';
import { ask } from './say.ts';

export const syncNow: Command = {
  id: 'syncNow',
  key: { code: 'Enter' },
  cap: 'Enter',
  label: 'queue.sync',
  places: ['queue'],
  blocked: () => null,
  perform: () => ask('sync', (till) => till.queue.syncNow()),
};
