import type {
  CashDirection,
  CashFacts,
  ClockCheck,
  DriveHealth,
  FiscalisedReceipt,
  FiscalReceipt,
  FiscalRegister,
  FoundDocument,
  LateClose,
  LinkState,
  PaperState,
  RegisterCounters,
  RegisterIdentity,
  RegisterStatus,
  ShiftDocument,
} from '../port.ts';
import { moveCash, readCash } from './cash.ts';
import { cancelDocument, cancelReceipt } from './cancel.ts';
import { nameCashier } from './cashier.ts';
import { takeLateClose } from './close-receipt.ts';
import * as commands from './commands.ts';
import { asFound, findDocument, readReceiptId } from './documents.ts';
import { readDrive } from './drive-health.ts';
import { Mutex } from '../mutex.ts';
import { printLines } from './printing.ts';
import { registerReceipt } from './receipt.ts';
import type { StageListener } from './receipt.ts';
import { Session } from './session.ts';
import type { SessionParts } from './session.ts';
import { checkClock, setClock } from './settings.ts';
import { assertSettled, runPrinting, settle } from './settle.ts';
import { closeShift, openShift, printXReport } from './shift.ts';
import { readCounters, readDrawer, readStatus } from './status.ts';
import { connectSomewhere } from './whereabouts.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A Shtrih-M register. Each call has the register to itself from its first byte to its last. */
export class ShtrihRegister implements FiscalRegister {
  readonly #session: Session;
  readonly #whereabouts: Whereabouts | null;
  readonly #calls = new Mutex();

  /** @param whereabouts null for a register that can be in one place only */
  constructor(parts: SessionParts, whereabouts: Whereabouts | null = null) {
    this.#session = new Session(parts);
    this.#whereabouts = whereabouts;
  }

  connect(): Promise<RegisterIdentity> {
    return this.#alone((session) => connectSomewhere(session, this.#whereabouts));
  }

  disconnect(): Promise<void> {
    return this.#session.parts.link.close();
  }

  onLink(listener: (state: LinkState) => void): void {
    this.#session.parts.link.onState(listener);
  }

  readStatus(): Promise<RegisterStatus> {
    return this.#alone(readStatus);
  }

  readCounters(): Promise<RegisterCounters> {
    return this.#alone(readCounters);
  }

  readClock(): Promise<string> {
    return this.#alone(async (session) => (await session.run(commands.fullStatus)).clock);
  }

  checkClock(local: string): Promise<ClockCheck> {
    return this.#alone((session) => checkClock(session, local));
  }

  setClock(dateTime: string): Promise<void> {
    return this.#alone((session) => setClock(session, dateTime));
  }

  readDrawer(): Promise<number> {
    return this.#alone(readDrawer);
  }

  readDrive(): Promise<DriveHealth> {
    return this.#alone(readDrive);
  }

  nameCashier(name: string, inn: string | null = null): Promise<void> {
    return this.#alone((session) => nameCashier(session, { name, inn }));
  }

  openShift(): Promise<ShiftDocument> {
    return this.#alone(openShift);
  }

  printXReport(): Promise<void> {
    return this.#alone(printXReport);
  }

  closeShift(): Promise<ShiftDocument> {
    return this.#alone(closeShift);
  }

  moveCash(direction: CashDirection, amount: number): Promise<void> {
    return this.#alone((session) => moveCash(session, direction, amount));
  }

  readCash(direction: CashDirection): Promise<CashFacts> {
    return this.#alone((session) => readCash(session, direction));
  }

  registerReceipt(receipt: FiscalReceipt, onStage: StageListener = () => undefined): Promise<FiscalisedReceipt> {
    return this.#alone((session) => registerReceipt(session, receipt, onStage));
  }

  takeLateClose(): LateClose | null {
    return takeLateClose(this.#session);
  }

  cancelReceipt(): Promise<void> {
    return this.#alone(cancelReceipt);
  }

  cancelDocument(): Promise<void> {
    return this.#alone(cancelDocument);
  }

  findDocument(fd: number): Promise<FoundDocument | null> {
    return this.#alone(async (session) => {
      const document = await findDocument(session, fd);
      return document === null ? null : asFound(document);
    });
  }

  readReceiptId(fd: number): Promise<string | null> {
    return this.#alone((session) => readReceiptId(session, fd));
  }

  settle(): Promise<PaperState> {
    return this.#alone(settle);
  }

  repeatLastDocument(): Promise<void> {
    return this.#print((session) => runPrinting(session, commands.repeatDocument));
  }

  printText(lines: readonly string[]): Promise<void> {
    return this.#print((session) => printLines(session, lines, session.textWidth));
  }

  cut(): Promise<void> {
    return this.#print((session) => runPrinting(session, commands.cutPaper, { isPartial: true }));
  }

  openDrawer(): Promise<void> {
    return this.#alone((session) => session.run(commands.openDrawer, { drawer: 0 }));
  }

  beep(): Promise<void> {
    return this.#alone((session) => session.run(commands.beep));
  }

  #print(task: (session: Session) => Promise<void>): Promise<void> {
    return this.#alone(async (session) => {
      await assertSettled(session);
      await task(session);
    });
  }

  #alone<T>(task: (session: Session) => Promise<T>): Promise<T> {
    return this.#calls.run(() => task(this.#session));
  }
}
