import { FiscalError } from '../port.ts';
import type { FiscalisedReceipt, FiscalLine, FiscalReceipt, ReceiptStage } from '../port.ts';
import { u8 } from './bytes.ts';
import { cancelReceipt } from './cancel.ts';
import { assertRegisterable } from './check-receipt.ts';
import { closeReceipt } from './close-receipt.ts';
import * as commands from './commands.ts';
import { TAX_SYSTEM_BITS } from './models.ts';
import { printLines } from './printing.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';
import { encodeTlv, structTlv, textTlv } from './tlv.ts';

const TAG = { contact: 1008, ownMark: 1084, ownMarkName: 1085, ownMarkValue: 1086, measure: 2108 } as const;
const OWN_MARK_NAME = 'ID';
const DEPARTMENT = 1;

export type StageListener = (stage: ReceiptStage, index: number) => void;

/**
 * Builds and closes one receipt: 8Dh, FF46h per line, tags, text, FF45h, then FF01h once to see the drive's counter
 * agree. A failure before FF45h left cancels what was built. Source: fiscal-printer sections 4.4, 7.2, 7.3.
 */
export async function registerReceipt(
  session: Session,
  receipt: FiscalReceipt,
  textWidth: number,
  onStage: StageListener,
): Promise<FiscalisedReceipt> {
  assertRegisterable(receipt);
  await assertSettled(session);
  onStage('opening', 0);
  await openReceipt(session, receipt);
  try {
    onStage('opened', 0);
    await build(session, receipt, textWidth, onStage);
    onStage('closing', 0);
  } catch (cause) {
    await abandon(session);
    throw cause;
  }
  const closed = await closeReceipt(session, closingRequest(receipt), () => abandon(session));
  onStage('closed', 0);
  return closed;
}

/** A receipt refused at its opening may be somebody else's that is still open: not ours to cancel. */
async function openReceipt(session: Session, { operation }: FiscalReceipt): Promise<void> {
  try {
    await runPrinting(session, commands.openReceipt, { type: operation === 'sale' ? 0 : 2, isCorrection: false });
  } catch (cause) {
    if (cause instanceof FiscalError && cause.kind === 'noLink') await abandon(session);
    throw cause;
  }
}

async function build(session: Session, receipt: FiscalReceipt, textWidth: number, onStage: StageListener) {
  for (const [index, line] of receipt.lines.entries()) {
    await addLine(session, receipt, line);
    onStage('line', index);
  }
  for (const tlv of documentTags(session, receipt)) await session.run(commands.tagDocument, { tlv });
  onStage('tags', 0);
  await printLines(session, receipt.text, textWidth);
  onStage('text', 0);
}

async function addLine(session: Session, { operation }: FiscalReceipt, line: FiscalLine): Promise<void> {
  const { model } = session.parts;
  const tagMeasure = () => session.run(commands.tagOperation, { tlv: encodeTlv(TAG.measure, u8(line.measure)) });
  if (model.measureTag === 'before') await tagMeasure();
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
  if (model.measureTag === 'after') await tagMeasure();
}

function documentTags(session: Session, { contact, id }: FiscalReceipt): Uint8Array[] {
  const mark = structTlv(TAG.ownMark, textTlv(TAG.ownMarkName, OWN_MARK_NAME), textTlv(TAG.ownMarkValue, id));
  return [...(contact === null ? [] : [textTlv(TAG.contact, contact)]), ...(session.parts.marksReceipts ? [mark] : [])];
}

function closingRequest({ payments, taxSystem }: FiscalReceipt) {
  const { cash, electronic, advance, credit, counter = 0 } = payments;
  const byType = { 1: cash, 2: electronic, 14: advance, 15: credit, 16: counter };
  return { payments: byType, rounding: 0, taxSystemBit: TAX_SYSTEM_BITS[taxSystem] };
}

/** What the till is told is why the receipt failed, not that its cancelling failed as well. */
async function abandon(session: Session): Promise<void> {
  try {
    await cancelReceipt(session);
  } catch (cause) {
    session.parts.log(`the receipt could not be cancelled: ${cause instanceof Error ? cause.message : 'unknown'}`);
  }
}
