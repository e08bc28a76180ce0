/** The goods of a fiscal document as its drive has them, written the way a tape writes them. */
import { parseTlv, textOf } from '../../native/fiscal/emulator/tlv.ts';
import type { Emulator } from '../../native/fiscal/emulator/index.ts';

export interface DocumentLine {
  name: string;
  quantity: string;
  price: string;
  sum: string;
}

const TAG = { line: 1059, name: 1030, price: 1079, quantity: 1023, sum: 1043 } as const;

export function documentLines(emulator: Emulator, fd: number): DocumentLine[] {
  const document = emulator.state().drive.documents.find((candidate) => candidate.fd === fd);
  const elements = parseTlv(Buffer.from(document?.tlv ?? '', 'hex')) ?? [];
  return elements
    .filter(({ tag }) => tag === TAG.line)
    .map(({ value }) => {
      const of = (wanted: number) => parseTlv(value)?.find(({ tag }) => tag === wanted)?.value ?? [];
      return {
        name: textOf(of(TAG.name)),
        quantity: withPoint(of(TAG.quantity)),
        price: money(of(TAG.price)),
        sum: money(of(TAG.sum)),
      };
    });
}

/** kopecks under a tag of the document, for example 1215 for what advances paid; 0 without the tag */
export function documentSum(emulator: Emulator, fd: number, wanted: number): number {
  const document = emulator.state().drive.documents.find((candidate) => candidate.fd === fd);
  const elements = parseTlv(Buffer.from(document?.tlv ?? '', 'hex')) ?? [];
  return whole(elements.find(({ tag }) => tag === wanted)?.value ?? []);
}

const whole = (bytes: readonly number[]) => bytes.reduceRight((value, byte) => value * 256 + byte, 0);

function grouped(figure: number, digits: number): string {
  const text = String(figure).padStart(digits + 1, '0');
  const head = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ' ');
  const tail = text.slice(text.length - digits);
  return digits === 0 ? head : `${head},${tail}`;
}

const money = (bytes: readonly number[]) => grouped(whole(bytes), 2);

/** FVLN: one byte of digits after the point, then the integer; a tape drops zeros at the end. */
function withPoint([digits = 0, ...rest]: readonly number[]): string {
  return grouped(whole(rest), digits).replace(/,?0+$/, (zeros) => (digits > 0 ? '' : zeros));
}
