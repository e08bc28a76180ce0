import type {
  PaperState,
  PrintState,
  ReceiptTally,
  RegisterCounters,
  RegisterIdentity,
  RegisterMode,
  RegisterStatus,
} from '../port.ts';
import { FiscalError } from '../port.ts';
import * as commands from './commands.ts';
import { chooseModel } from './models/choose.ts';
import type { Session } from './session.ts';

/** Low nibble of the mode byte. Source: fiscal-printer section 3. */
const MODES: Readonly<Record<number, RegisterMode>> = {
  2: 'shiftOpen',
  3: 'shiftExpired',
  4: 'shiftClosed',
  5: 'locked',
  6: 'waitsForDate',
  8: 'receiptOpen',
};

const PAPER: Readonly<Record<number, PaperState>> = {
  0: 'ready',
  1: 'outPassive',
  2: 'outActive',
  3: 'waitsForContinue',
  4: 'printing',
  5: 'printing',
};

const COVER_OPEN = 1 << 10;
const DRAWER_OPEN = 1 << 11;
const NOT_SUPPORTED = 0x37;
const CASH_IN_DRAWER = 241;

/** @returns null for a submode nobody has described: to be treated as busy */
export function paperState(submode: number): PaperState | null {
  return PAPER[submode] ?? null;
}

const PRINT_FAILURES = [1, 2];

/** @param result what the register says of its last print; null where it does not (feature bit 34) */
function printState(paper: PaperState, result: number | null): PrintState {
  if (paper === 'printing') return 'printing';
  if (paper === 'outActive') return 'needsPaper';
  if (paper === 'waitsForContinue') return 'needsContinue';
  return result !== null && PRINT_FAILURES.includes(result) ? 'failed' : 'printed';
}

export async function readStatus(session: Session): Promise<RegisterStatus> {
  const { flags, mode, submode, printResult } = await session.run(commands.shortStatus);
  const paper = paperState(submode) ?? 'printing';
  return {
    mode: MODES[mode & 0x0f] ?? 'other',
    modeByte: mode,
    paper,
    submodeByte: submode,
    print: printState(paper, printResult),
    paperLow: false,
    coverOpen: (flags & COVER_OPEN) !== 0,
    drawerOpen: (flags & DRAWER_OPEN) !== 0,
  };
}

export async function readCounters(session: Session): Promise<RegisterCounters> {
  const { serial } = await session.run(commands.fullStatus);
  const drive = await session.run(commands.driveStatus);
  const shift = await session.run(commands.shiftParameters);
  return {
    serial,
    fn: drive.fn,
    lastFd: drive.lastFd,
    currentDocument: drive.currentDocument,
    shiftOpen: shift.isOpen,
    shiftNumber: shift.shiftNumber,
    receiptNumber: shift.receiptNumber,
    warnings: drive.warnings,
    ...(session.parts.model.findsDocuments === false ? { tally: await readTally(session) } : {}),
  };
}

const SALES = 148;
const SALE_RETURNS = 150;
const DOCUMENTS = 152;

async function readTally(session: Session): Promise<ReceiptTally> {
  const count = (number: number) => session.run(commands.operationRegister, { number });
  const receipts = { sale: await count(SALES), saleReturn: await count(SALE_RETURNS) };
  return { receipts, documents: await count(DOCUMENTS), drawer: await readDrawer(session) };
}

export function readDrawer(session: Session): Promise<number> {
  return session.run(commands.moneyRegister, { number: CASH_IN_DRAWER });
}

/** Asks who is there and takes over what the model does its own way. */
export async function identify(session: Session): Promise<RegisterIdentity> {
  const { name } = await session.run(commands.deviceType);
  const { serial, firmware } = await session.run(commands.fullStatus);
  const model = chooseModel(name, await ifSupported(session.run(commands.modelFeatures)));
  session.parts.model = model;
  if (!model.isKnown) session.parts.log(`model "${name}" is not known: it is driven with what every model takes`);
  const font = await ifSupported(session.run(commands.fontMetrics, { font: model.font }));
  const measured = font === null ? NaN : Math.floor(font.printDots / font.characterDots);
  session.textWidth = measured > 0 ? measured : model.textWidth;
  if (model.findsDocuments === null) session.parts.model = { ...model, findsDocuments: await canFind(session) };
  const { textWidth } = session;
  return { model: name, serial, firmware, textWidth, isFiscal: true, prints: true, isKnownModel: model.isKnown };
}

/** FF0Ah of the last document, which changes nothing. */
async function canFind(session: Session): Promise<boolean> {
  const { lastFd } = await session.run(commands.driveStatus);
  try {
    await session.run(commands.findDocument, { fd: lastFd });
    return true;
  } catch (cause) {
    if (cause instanceof FiscalError && cause.deviceCode !== null) return cause.deviceCode !== NOT_SUPPORTED;
    throw cause;
  }
}

/** null where the register does not know the command */
export async function ifSupported<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof FiscalError && cause.deviceCode === NOT_SUPPORTED) return null;
    throw cause;
  }
}
