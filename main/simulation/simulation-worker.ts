/** A thread that plays one shard back and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { playShard } from './play-shard.ts';
import type { ShardMessage, ShardTask } from './simulation-messages.ts';

const tell = (message: ShardMessage) => parentPort!.postMessage(message);
const result = playShard(workerData as ShardTask, (sales) => tell({ kind: 'progress', sales }));
tell({ kind: 'done', result });
