/** Everything around a till: an emulated register on a pseudo-terminal, a centre, and a line that can be cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../native/fiscal/emulator/index.ts';
import type { ProfileName } from '../../native/fiscal/emulator/index.ts';
import { openShopCentre, type ShopCentre } from './centre.ts';
import { receiptDocuments, type ReceiptDocument } from './drive.ts';
import { readLedger, type LedgerView } from './ledger-view.ts';
import { openNetwork, type Network } from './network.ts';
import { startTillProcess, type TillProcess } from './till-process.ts';

export interface ShopOptions {
  /** fills the centre with the whole demo shop (10 500 members); else its well-known goods and no member */
  demo?: boolean;
  /** pace of the register; default `instant` */
  profile?: ProfileName;
  /** a centre shared with other shops, which its owner closes; default: one of its own */
  centre?: ShopCentre;
}

export interface TillWishes {
  /** a TypeScript program or a built one that takes the till's options, see main/options.ts */
  script: string;
  /** the same folder again is the same till again */
  dataFolder: string;
  /** further arguments */
  args?: readonly string[];
}

export interface Shop {
  emulator: Emulator;
  centre: ShopCentre;
  network: Network;
  /** place of one more till */
  newDataFolder(): string;
  /** options that tie a till to this shop's register and, through the line, to its centre */
  tillArguments(dataFolder: string): string[];
  till(wishes: TillWishes): TillProcess;
  /** cash receipts in the drive */
  documents(): ReceiptDocument[];
  /** kopecks in the drawer by the register's own count */
  drawer(): Promise<number>;
  /** of a till that is down */
  ledger(dataFolder: string): LedgerView;
  /** Ends every till that is still up, then the rest. */
  close(): Promise<void>;
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const { demo = false, profile = 'instant' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kopilka-shop-'));
  const emulator = await startEmulator({ ttyLink: join(folder, 'register'), profile });
  const centre = options.centre ?? (await openShopCentre({ demo }));
  const network = await openNetwork(centre.url);
  const tills = new Set<TillProcess>();
  let folders = 0;

  const tillArguments = (dataFolder: string) => [
    ...['--data', dataFolder, '--central', network.url],
    ...['--fiscal', `tty:${emulator.ttyPath}@115200`, '--scanner', 'simulated'],
  ];
  return {
    emulator,
    centre,
    network,
    newDataFolder: () => join(folder, `till-${(folders += 1)}`),
    tillArguments,
    till({ script, dataFolder, args = [] }) {
      const till = startTillProcess({
        script,
        args: [...tillArguments(dataFolder), ...args],
        compiled: join(folder, 'compiled'),
      });
      tills.add(till);
      return till;
    },
    documents: () => receiptDocuments(emulator.state().drive.documents),
    drawer: async () => (await emulator.control('state')).drawer,
    ledger: readLedger,
    async close() {
      await Promise.all([...tills].map((till) => till.kill()));
      await network.close();
      if (options.centre === undefined) await centre.close();
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
