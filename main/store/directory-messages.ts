/** What the till and the directory's writer, in its own thread, say to each other. */
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { ErrorCode, ErrorParams } from '../../contract/errors/catalogue.ts';
import type { Instant } from '../../loyalty/index.ts';
import type { DataKeys } from './personal-data.ts';

export interface WriterStart {
  gate: SharedArrayBuffer;
  keys: DataKeys;
}

export type WriterTask =
  /** the body of an answer of `changes`, unread: parsing a page takes as long as ten scans */
  | { kind: 'page'; path: string; feed: string; body: Uint8Array; at: Instant; pauseMs: number }
  | { kind: 'customer'; path: string; rev: number; record: CustomerRecord; asOf: Instant }
  /** nothing more will be written to this file */
  | { kind: 'release'; path: string };

export interface PageTaken {
  next: number;
  more: boolean;
  serverTime: Instant;
}

export type WriterResult = PageTaken | null;

export interface WriterRequest {
  id: number;
  task: WriterTask;
}

export type WriterAnswer =
  | { id: number; result: WriterResult }
  | { id: number; failure: { code: ErrorCode; params: ErrorParams; message: string } };
