import type { SlipModel } from './model.ts';

/** Cheap 58 mm printers: no cutter, no QR codes of their own, often behind a bridge that swallows status. */
export const CLONE_58: SlipModel = {
  name: 'clone-58',
  pageNumber: 17,
  page: 'cp866',
  textWidth: 32,
  dots: 384,
  drawsQr: false,
  status: 'ask',
  hasCutter: false,
};
