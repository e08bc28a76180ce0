/** A QR code as rows of modules, true = dark, without the quiet zone, at the encoder's own level M. */
export async function qrMatrix(text: string): Promise<boolean[][]> {
  // Loaded when the first code is drawn: it is large, and a till starts without it.
  const { default: bwip } = await import('bwip-js/node');
  const [drawn] = bwip.raw({ bcid: 'qrcode', text });
  if (drawn === undefined || !('pixs' in drawn)) throw new RangeError('no QR code of this text');
  const { pixs, pixx, pixy } = drawn;
  return Array.from({ length: pixy }, (_, y) => Array.from(pixs.slice(y * pixx, (y + 1) * pixx), (dot) => dot === 1));
}
