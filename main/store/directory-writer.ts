import { Worker } from 'node:worker_threads';
import { TillError } from '../../contract/errors/catalogue.ts';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { PageTaken, WriterAnswer, WriterResult, WriterStart, WriterTask } from './directory-messages.ts';

export interface PageToApply {
  path: string;
  feed: string;
  /** body of the answer; handed over to the thread, empty afterwards */
  body: Uint8Array<ArrayBuffer>;
  at: Instant;
  /** rest after the transaction, ms: 50 keeps a sale's commit at its pace (offline-sync section 2) */
  pauseMs: number;
}

/** The till's side of the writer's thread, which starts with the first task. Tasks are done in order. */
export class DirectoryWriter {
  readonly #url: URL;
  readonly #start: WriterStart;
  readonly #waiting = new Map<number, PromiseWithResolvers<WriterResult>>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(url: URL, start: WriterStart) {
    this.#url = url;
    this.#start = start;
  }

  /** @throws TillError CENTRE_GARBAGE for a body that is no page; DISK_FULL, DATA_READ_ONLY, DATA_CORRUPT */
  async applyPage(page: PageToApply): Promise<PageTaken> {
    const taken = await this.#perform({ kind: 'page', ...page }, [page.body.buffer]);
    if (taken === null) throw new TillError('INTERNAL');
    return taken;
  }

  async putCustomer(path: string, rev: number, record: CustomerRecord, asOf: Instant): Promise<void> {
    await this.#perform({ kind: 'customer', path, rev, record, asOf });
  }

  async release(path: string): Promise<void> {
    if (this.#worker !== null) await this.#perform({ kind: 'release', path });
  }

  /** Ends the thread after the task in hand; a task in the queue is dropped, its rows come again. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#failAll(new TillError('INTERNAL', { reason: 'closed' }));
  }

  #perform(task: WriterTask, transfer: ArrayBuffer[] = []): Promise<WriterResult> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<WriterResult>();
    this.#waiting.set(id, waiting);
    this.#thread().postMessage({ id, task }, transfer);
    return waiting.promise;
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#url, { workerData: this.#start, name: 'directory-writer' });
    worker.unref();
    worker.on('message', (answer: WriterAnswer) => this.#settle(answer));
    worker.on('error', (cause) => this.#lose(worker, cause));
    worker.on('exit', () => this.#lose(worker, undefined));
    this.#worker = worker;
    return worker;
  }

  #settle(answer: WriterAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('result' in answer) return waiting?.resolve(answer.result);
    const { code, params, message } = answer.failure;
    waiting?.reject(new TillError(code, params, { cause: new Error(message) }));
  }

  /** A thread that died is started again by the next task. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker === worker) this.#worker = null;
    this.#failAll(new TillError('INTERNAL', { reason: 'directory writer ended' }, { cause }));
  }

  #failAll(error: TillError): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
