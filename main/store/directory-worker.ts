/** The thread that writes directory files, so that a scan is answered in time while a million rows come in. */
import { parentPort, workerData } from 'node:worker_threads';
import { TillError } from '../../contract/errors/catalogue.ts';
import { readChangesPage } from './changes-page.ts';
import { createDirectoryWriterCore } from './directory-apply.ts';
import type { DirectoryWriterCore } from './directory-apply.ts';
import { openDirectoryFile } from './directory-file.ts';
import type { WriterRequest, WriterResult, WriterStart, WriterTask } from './directory-messages.ts';
import { createPersonalData } from './personal-data.ts';
import { restDuringSale } from './sale-gate.ts';
import type { Connection } from './sqlite.ts';

const { gate, keys } = workerData as WriterStart;
const personal = createPersonalData(keys);
const files = new Map<string, { connection: Connection; core: DirectoryWriterCore }>();

function fileAt(path: string): DirectoryWriterCore {
  const known = files.get(path);
  if (known !== undefined) return known.core;
  const connection = openDirectoryFile(path);
  const core = createDirectoryWriterCore(connection, personal);
  files.set(path, { connection, core });
  return core;
}

function perform(task: WriterTask): WriterResult {
  switch (task.kind) {
    case 'page': {
      const page = readChangesPage(task.body);
      restDuringSale(gate);
      fileAt(task.path).applyPage(task.feed, page, task.at);
      if (task.pauseMs > 0) pause(task.pauseMs);
      return { next: page.next, more: page.more, serverTime: page.serverTime };
    }
    case 'customer':
      restDuringSale(gate);
      fileAt(task.path).putCustomer(task.rev, task.record, task.asOf);
      return null;
    case 'release':
      files.get(task.path)?.connection.close();
      files.delete(task.path);
      return null;
  }
}

const pause = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const failureOf = (error: unknown) => ({
  code: error instanceof TillError ? error.code : ('INTERNAL' as const),
  params: error instanceof TillError ? error.params : {},
  message: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

parentPort?.on('message', ({ id, task }: WriterRequest) => {
  try {
    parentPort?.postMessage({ id, result: perform(task) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: failureOf(error) });
  }
});
