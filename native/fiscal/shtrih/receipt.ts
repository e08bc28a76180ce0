import { assertRegisterable } from '../check-receipt.ts';
import { FiscalError } from '../port.ts';
import type { FiscalisedReceipt, FiscalReceipt, ReceiptStage, TaxSystem } from '../port.ts';
import { cancelReceipt } from './cancel.ts';
import { nameCashier } from './cashier.ts';
import { closeReceipt } from './close-receipt.ts';
import * as commands from './commands.ts';
import { printCode } from './print-code.ts';
import { printLines } from './printing.ts';
import { addLine, assertMarkCodes } from './receipt-line.ts';
import { documentTags } from './receipt-tags.ts';
import type { Session } from './session.ts';
import { assertSettled, runPrinting } from './settle.ts';

export type StageListener = (stage: ReceiptStage, index: number) => void;

/**
 * Builds and closes one receipt: 8Dh, FF46h per line, tags, text, codes, FF45h, then FF01h once to see the drive's
 * counter agree. A failure before FF45h left cancels what was built. Source: fiscal-printer sections 4.4, 7.2, 7.3.
 */
export async function registerReceipt(
  session: Session,
  receipt: FiscalReceipt,
  onStage: StageListener,
): Promise<FiscalisedReceipt> {
  assertRegisterable(receipt);
  assertMarkCodes(session.parts.model, receipt.lines);
  await assertSettled(session);
  const cashier = receipt.cashier ?? session.cashier;
  if (receipt.cashier && receipt.cashier.name !== session.cashier?.name) {
    await nameCashier(session, receipt.cashier);
  }
  session.unclearClose = null;
  onStage('opening', 0);
  await openReceipt(session, receipt);
  try {
    onStage('opened', 0);
    await build(session, receipt, documentTags(receipt, cashier, session.parts.marksReceipts), onStage);
    onStage('closing', 0);
  } catch (cause) {
    await abandon(session);
    throw cause;
  }
  const closed = await closeReceipt(session, receipt.id, closingRequest(session, receipt), () => abandon(session));
  onStage('closed', 0);
  return closed;
}

/** A receipt refused at its opening may be somebody else's that is still open: not ours to cancel. */
async function openReceipt(session: Session, { operation, correction }: FiscalReceipt): Promise<void> {
  try {
    const type = operation === 'sale' ? 0 : 2;
    await runPrinting(session, commands.openReceipt, { type, isCorrection: Boolean(correction) });
  } catch (cause) {
    if (cause instanceof FiscalError && cause.kind === 'noLink') await abandon(session);
    throw cause;
  }
}

async function build(
  session: Session,
  receipt: FiscalReceipt,
  tags: readonly Uint8Array[],
  onStage: StageListener,
): Promise<void> {
  const { textWidth } = session;
  await printLines(session, receipt.textAbove ?? [], textWidth);
  for (const [index, line] of receipt.lines.entries()) {
    await addLine(session, receipt.operation, line);
    onStage('line', index);
  }
  for (const tlv of tags) await session.run(commands.tagDocument, { tlv });
  onStage('tags', 0);
  await printLines(session, receipt.text, textWidth);
  for (const code of receipt.codes ?? []) await printCode(session, code, textWidth);
  onStage('text', 0);
}

/** Source: fiscal-printer section 4.4. */
const TAX_SYSTEM_BITS: Readonly<Record<TaxSystem, number>> = {
  osn: 0x01,
  usnIncome: 0x02,
  usnIncomeMinusExpense: 0x04,
  eshn: 0x10,
  patent: 0x20,
};

function closingRequest({ parts: { model } }: Session, { payments, taxSystem }: FiscalReceipt) {
  const { cash, electronic, advance, credit, counter = 0 } = payments;
  const byType = { 1: cash, 2: electronic, 14: advance, 15: credit, 16: counter };
  return { payments: byType, rounding: model.roundingByte, taxSystemBit: TAX_SYSTEM_BITS[taxSystem] };
}

/** What the till is told is why the receipt failed, not that its cancelling failed as well. */
async function abandon(session: Session): Promise<void> {
  try {
    await cancelReceipt(session);
  } catch (cause) {
    session.parts.log(`the receipt could not be cancelled: ${cause instanceof Error ? cause.message : 'unknown'}`);
  }
}
