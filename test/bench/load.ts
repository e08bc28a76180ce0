import { setTimeout as rest } from 'node:timers/promises';
import type { SqliteDirectory } from '../../main/store/directory.ts';
import { NOW } from './basket.ts';
import { snapshotPage } from './customers.ts';
import { FEED, PAGE_ROWS } from './filled-till.ts';

/** As the till rests between two pages once it has a copy to sell by. */
const PAUSE_MS = 50;
/** Between two turns, so that the load goes on as it would beside a cashier. */
const BETWEEN_MS = 2;

/** Does `work` again and again while a new copy is loaded beside the one in use. @throws where nothing was loaded */
export async function duringLoad(
  directory: SqliteDirectory,
  turns: number,
  work: (turn: number) => void | Promise<void>,
): Promise<void> {
  const reload = await directory.beginReload();
  let isOver = false;
  let pages = 0;
  const load = async () => {
    for (let from = 0; !isOver; from += PAGE_ROWS, pages += 1) {
      const body = snapshotPage(from, from + PAGE_ROWS, true);
      await reload.applyPage({ feed: FEED, body, at: NOW, pauseMs: PAUSE_MS });
    }
  };
  const loading = load();
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      await work(turn);
      await rest(BETWEEN_MS);
    }
  } finally {
    isOver = true;
    await loading;
  }
  if (pages < 3) throw new Error(`only ${pages} pages were loaded meanwhile`);
}

/** The same work without the load. */
export async function withoutLoad(turns: number, work: (turn: number) => void | Promise<void>): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await work(turn);
    await rest(BETWEEN_MS);
  }
}
