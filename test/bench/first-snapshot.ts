import { ratioFigure, type Figure } from './figure.ts';
import type { Session } from './session.ts';

/** From the bodies of the centre's answers to rows on disk, against the insert of those very rows. */
export async function benchFirstSnapshot(session: Session): Promise<Figure[]> {
  const { customers, load } = await session.filledTill();
  return [ratioFigure({ what: `first snapshot of ${customers} customers`, ...load }, 1.5)];
}
