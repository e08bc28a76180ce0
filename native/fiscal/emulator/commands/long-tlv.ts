/**
 * Elements longer than one command: FF32 announces, FF33 brings blocks, FF64 attaches the whole to the document.
 * Source: fiscal-printer section 4.5; that FF64h attaches as FF0Ch does is inferred.
 */
import { fromHex, toHex } from '../bytes.ts';
import type { Command, CommandContext } from '../command.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { attachToDocument } from './receipt.ts';

const BLOCK_BYTES = 200;
const BUFFER_BYTES_MAX = 30_000;

function announce({ state, body }: CommandContext): number[] {
  const size = body.number(2);
  if (size === 0) throw new Refusal(REFUSAL.parameters);
  if (size > BUFFER_BYTES_MAX) throw new Refusal(REFUSAL.tlvTooBig);
  state.longTlv = '00'.repeat(size);
  return [BLOCK_BYTES];
}

function bring({ state, body }: CommandContext): number[] {
  const [offset, size] = [body.number(2), body.u8()];
  const buffer = fromHex(state.longTlv);
  const data = body.rest();
  if (size !== data.length || offset + size > buffer.length) throw new Refusal(REFUSAL.parameters);
  buffer.splice(offset, size, ...data);
  state.longTlv = toHex(buffer);
  return [];
}

function attachBuffer(context: CommandContext): number[] {
  const { state } = context;
  if (state.longTlv === '') throw new Refusal(REFUSAL.noData);
  attachToDocument(context, Uint8Array.from(fromHex(state.longTlv)));
  state.longTlv = '';
  return [];
}

export const LONG_TLV_COMMANDS: readonly Command[] = [
  { code: 0xff32, name: 'announce a long element', length: 8, who: 'system', run: announce },
  { code: 0xff33, name: 'block of a long element', length: [10, 255], who: 'system', run: bring },
  { code: 0xff64, name: 'attach the long element', length: 6, who: 'system', run: attachBuffer },
];
