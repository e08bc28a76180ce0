/** For the crash test: a till process that dies at a named point. Arguments: folder, crash point, what to do. */
import { openStores } from './open-stores.ts';
import type { CrashPoint } from './crash-hooks.ts';
import { act } from './crash-scenes.ts';
import type { Scene } from './crash-scenes.ts';

const [folder = '', point = '', scene = 'sale'] = process.argv.slice(2);
let isArmed = false;
const hooks = (reached: CrashPoint) => {
  if (isArmed && reached === point) process.kill(process.pid, 'SIGKILL');
};
const stores = await openStores(folder, { hooks });
isArmed = true;
await act(stores, scene as Scene);
process.exit(0);
