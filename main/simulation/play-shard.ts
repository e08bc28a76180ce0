import { instant, mergeEvents, playCircle, prepareProgramme, Replay } from '../../loyalty/index.ts';
import type { Circle } from '../../loyalty/index.ts';
import { tableSource } from './receipts/table-source.ts';
import { createShop } from './shop/shop.ts';
import type { ShardResult, ShardTask, SourceTerms } from './simulation-messages.ts';
import type { Source } from './source.ts';

const PROGRESS_SALES = 5_000;

export const openSource = (terms: SourceTerms): Source =>
  terms.kind === 'shop' ? createShop(terms.shop) : tableSource(terms.table);

/** Plays a shard back. Sums of shards add up to the same whole however many there are. */
export function playShard(task: ShardTask, onProgress: (sales: number) => void): ShardResult {
  const { programmes, redeem, storeZone } = task;
  const source = openSource(task.source);
  const terms = { redeem, storeZone, until: instant(source.until) };
  // The hash names a version on receipts; nothing of it enters the sums.
  const replays = programmes.map(
    (programme) =>
      new Replay(
        prepareProgramme(programme, () => 'simulated'),
        terms,
      ),
  );
  const result: ShardResult = {
    tallies: replays.map(({ tally }) => tally),
    outcomes: replays.map(() => []),
  };
  let sales = 0;
  const onSale = () => {
    sales += 1;
    if (sales % PROGRESS_SALES === 0) onProgress(PROGRESS_SALES);
  };
  for (const circle of circlesOf(source, task)) {
    playCircle(replays, circle, onSale).forEach((outcomes, at) => result.outcomes[at]!.push(...outcomes));
  }
  onProgress(sales % PROGRESS_SALES);
  return result;
}

function* circlesOf(source: Source, { isOneCircle, shard, shards }: ShardTask): Generator<Circle> {
  if (isOneCircle) {
    const circles = Array.from({ length: source.circles }, (_, index) => source.circle(index));
    yield {
      members: circles.flatMap(({ members }) => members),
      events: mergeEvents(circles.map(({ events }) => events)),
    };
    return;
  }
  for (let index = shard; index < source.circles; index += shards) yield source.circle(index);
}
