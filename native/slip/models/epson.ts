import type { SlipModel } from './model.ts';

/** 80 mm printers of Epson (TM-T20, TM-T88) and close clones. */
export const EPSON: SlipModel = {
  name: 'epson',
  pageNumber: 17,
  page: 'cp866',
  textWidth: 48,
  dots: 576,
  drawsQr: true,
  status: 'answers',
  hasCutter: true,
};
