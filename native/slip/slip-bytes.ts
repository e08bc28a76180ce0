import { encodeText } from '../fiscal/code-page.ts';
import type { PrintedCode } from '../fiscal/port.ts';
import { qrMatrix } from '../fiscal/qr-matrix.ts';
import * as escpos from './escpos.ts';
import { folded } from './layout.ts';
import type { SlipRow } from './layout.ts';
import type { SlipModel } from './models/model.ts';

/** A slip as the bytes of one printer. */

const QR_DOTS = 6;
const FEED_LINES = 3;
const FEED_DOTS = 0;

export async function slipBytes(rows: readonly SlipRow[], model: SlipModel): Promise<Uint8Array> {
  const parts: (readonly number[])[] = [escpos.initialise(model.pageNumber)];
  for (const row of rows) parts.push(row.kind === 'text' ? textBytes(row, model) : await codeBytes(row.code, model));
  parts.push(escpos.feed(FEED_LINES), model.hasCutter ? escpos.cutPaper(FEED_DOTS) : []);
  return Uint8Array.from(parts.flat());
}

function textBytes({ text, look }: Extract<SlipRow, { kind: 'text' }>, { page }: SlipModel): number[] {
  const line = escpos.line(text, page);
  switch (look) {
    case 'plain':
      return [...line];
    case 'heading':
      return [escpos.align('centre'), escpos.bold(true), line, escpos.bold(false), escpos.align('left')].flat();
    case 'total':
      return [escpos.size(1, 2), line, escpos.size(1, 1)].flat();
  }
}

/** Bar codes go as their digits: only QR codes are asked of slip printers. */
async function codeBytes({ kind, data }: PrintedCode, model: SlipModel): Promise<number[]> {
  const centred = (bytes: readonly number[]) => [...escpos.align('centre'), ...bytes, ...escpos.align('left')];
  if (kind === 'qr') {
    const drawn = model.drawsQr ? escpos.qrCode(encodeText(data, model.page), QR_DOTS) : await qrPicture(data, model);
    return centred(drawn);
  }
  const at = { width: model.textWidth, page: model.page };
  return centred(folded(data, at).flatMap((text) => [...escpos.line(text, model.page)]));
}

async function qrPicture(data: string, { dots }: SlipModel): Promise<readonly number[]> {
  const matrix = await qrMatrix(data);
  const scale = Math.max(1, Math.min(QR_DOTS, Math.floor(dots / matrix.length)));
  const width = Math.ceil((matrix.length * scale) / 8) * 8;
  const rows = matrix.flatMap((modules) => {
    const row = modules.flatMap((isDark) => Array.from({ length: scale }, () => isDark));
    const whole = [...row, ...Array.from({ length: width - row.length }, () => false)];
    return Array.from({ length: scale }, () => whole);
  });
  return escpos.raster(rows);
}
