import { prepareDataFolder } from '../store/data-folder.ts';
import { findRunningCentre } from '../training/centre-address.ts';
import { startCentre } from '../training/companions.ts';
import { launchWithNode } from '../training/launch.ts';

/**
 * Does an office's work at the centre: the named one, else that of the training till which is up on this data folder,
 * else one that is brought up for it.
 */
export async function withCentre<Result>(
  { centralUrl, dataFolder }: { centralUrl: string | null; dataFolder: string },
  work: (baseUrl: string) => Promise<Result>,
): Promise<Result> {
  prepareDataFolder(dataFolder);
  const running = centralUrl ?? (await findRunningCentre(dataFolder));
  if (running !== null) return work(running);
  const centre = await startCentre(launchWithNode, dataFolder, () => undefined);
  try {
    await centre.ready;
    return await work(centre.address);
  } finally {
    await centre.stop();
  }
}
