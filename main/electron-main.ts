/** What Electron runs: the host with the real till. */
import { startElectronHost } from './electron.ts';
import { startTill } from './start-till.ts';

await startElectronHost(process.argv.slice(1), startTill);
