import { FiscalError } from '../port.ts';
import type { FiscalLine, ReceiptOperation } from '../port.ts';
import { u8 } from './bytes.ts';
import * as commands from './commands.ts';
import { encodeMarkCode } from './mark-code.ts';
import type { ShtrihModel } from './models/model.ts';
import type { Session } from './session.ts';
import { encodeTlv } from './tlv.ts';

const MEASURE = 2108;
const MARK_CODE = 1162;
const DEPARTMENT = 1;
const NOT_SUPPORTED = 0x37;

/** @throws FiscalError `invalid` for a code of no known form, before a byte is sent */
export function assertMarkCodes({ takesMarkCode }: ShtrihModel, lines: readonly FiscalLine[]): void {
  if (!takesMarkCode) return;
  for (const { markCode } of lines) if (markCode) encodeMarkCode(markCode);
}

/** One FF46h with its tags on the side where the model wants them. Source: fiscal-printer section 4.4. */
export async function addLine(session: Session, operation: ReceiptOperation, line: FiscalLine): Promise<void> {
  const { model } = session.parts;
  const tags = operationTags(model, line);
  if (model.operationTags === 'before') await attach(session, tags);
  await session.run(commands.addOperation, {
    operation: operation === 'sale' ? 1 : 2,
    quantity: line.quantity,
    price: line.price,
    sum: line.sum,
    taxByte: model.taxBytes[line.vat],
    department: DEPARTMENT,
    method: line.method,
    subject: line.subject,
    name: line.name.trim(),
  });
  if (model.operationTags === 'after') await attach(session, tags);
}

function operationTags({ takesMarkCode }: ShtrihModel, { measure, markCode }: FiscalLine): Uint8Array[] {
  const measured = encodeTlv(MEASURE, u8(measure));
  return takesMarkCode && markCode ? [measured, encodeTlv(MARK_CODE, encodeMarkCode(markCode))] : [measured];
}

/** Firmware before FFD 1.2 knows no FF4Dh and needs no measure. */
async function attach(session: Session, tags: readonly Uint8Array[]): Promise<void> {
  for (const tlv of tags) {
    try {
      await session.run(commands.tagOperation, { tlv });
    } catch (cause) {
      if (!(cause instanceof FiscalError) || cause.deviceCode !== NOT_SUPPORTED) throw cause;
      session.parts.log('the register takes no tags of an operation');
      return;
    }
  }
}
