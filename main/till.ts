/** Wires the till: the stores, the devices and the sync around the use cases of the checkout. Hosts know only this. */
import { performance } from 'node:perf_hooks';
import { TillError } from '../contract/errors/catalogue.ts';
import type { Signal } from '../contract/till/views.ts';
import { FiscalError } from '../native/fiscal/port.ts';
import type { Cashier, FiscalRegister, PrintState } from '../native/fiscal/port.ts';
import type { OperationId } from '../contract/units.ts';
import { decodeWedge } from '../native/scanner/index.ts';
import type { DeviceState } from '../native/scanner/index.ts';
import { UNDO_MS } from './checkout/basket.ts';
import { createCertificates } from './checkout/certificates.ts';
import { createCodes } from './checkout/codes.ts';
import { chosenContact } from './checkout/contact.ts';
import { createCustomers } from './checkout/customers.ts';
import { formatPoints } from './checkout/format.ts';
import { createHeldReceipts } from './checkout/held.ts';
import { lastReceipt } from './checkout/last-receipt.ts';
import { takeOffer } from './checkout/offers/take-offer.ts';
import { createPayment } from './checkout/payment.ts';
import { storeZoneOf } from './checkout/pricing.ts';
import type { CrashPoint } from './checkout/ports.ts';
import { createProgrammes } from './checkout/programmes.ts';
import { createPutAside } from './checkout/put-aside.ts';
import { createReceiptEnd } from './checkout/receipt-end.ts';
import { redeem } from './checkout/redeem.ts';
import { createSale } from './checkout/sale.ts';
import { createScans } from './checkout/scans.ts';
import type { DraftEvent } from './checkout/state.ts';
import { createTillViews } from './checkout/till-views.ts';
import { asTillError, registerProblem } from './fiscal/errors.ts';
import { rememberSerial } from './fiscal/known-register.ts';
import { localTime } from './fiscal/local-time.ts';
import { noIncidents } from './fiscal/incidents.ts';
import { createRegisterDesk } from './fiscal/register-desk.ts';
import type { RegisterFacts } from './fiscal/register-desk.ts';
import { createShift } from './fiscal/shift.ts';
import { createReturning } from './returns/returning.ts';
import { classify, isStrong } from './scan/classify.ts';
import { parseReceiptQr } from './scan/receipt-qr.ts';
import type { Till } from './till-calls.ts';
import type { TillConfig } from './till-config.ts';
import { nameInviter } from './referral/name-inviter.ts';
import { createMemberEvents } from './member-events/member-events.ts';
import { createTransfers } from './transfers/transfers.ts';
import { TillEvents } from './till-events.ts';

export type { TillConfig } from './till-config.ts';

/** Ages and the clock on the screen move on although nothing happens. */
const STATUS_EVERY_MS = 15_000;

export async function createTill(config: TillConfig): Promise<Till> {
  const { stores, sync, register, scanners, scanProfile: profile, clock, timers, newId, log } = config;
  const { ledger, directory } = stores;
  let shownIn = config.locale;
  const locale = () => shownIn;
  const hooks = async (point: CrashPoint) => {
    try {
      await config.hooks?.(point);
    } catch (error) {
      log.error(`the hook at ${point} failed`, error);
    }
  };
  const pause = (ms: number) => new Promise<void>((resolve) => void timers.after(ms, resolve));
  const isOnline = () => sync.state().state === 'online';
  const programmeAt = createProgrammes(directory, log);
  const pricing = { directory, ledger, programmeAt, tillNumber: config.tillNumber };

  const signal = (what: Signal) => events.emit(() => ({ type: 'signal', signal: what }));
  const emitStatus = () => events.emit(() => ({ type: 'status', status: views.status() }));
  const wake = () => {
    sync.wake();
    emitStatus();
  };

  const sale = createSale({
    ...pricing,
    clock,
    isOnline,
    lastReceipt: lastReceipt(ledger, clock.now(), { directory, locale: locale() }),
    onChange: () => events.emit(() => ({ type: 'sale', sale: views.sale() })),
    onRedemptionLowered: (to) =>
      signal({
        sound: 'attention',
        message: { kind: 'info', key: 'redeem.reduced', params: { points: formatPoints(to, locale()) } },
      }),
  });
  const wallClock = () => localTime(clock.now(), storeZoneOf(directory));
  const desk = createRegisterDesk({ register, timers, log, wallClock, onChange: onRegister });
  const finish = createReceiptEnd({
    directory,
    ledger,
    clock,
    sale,
    signal,
    wake,
    settlePaper,
    header: () => ({
      width: desk.facts().identity?.textWidth ?? 32,
      cashier: config.cashier,
      isTraining: config.isTraining,
    }),
    readPaper: config.readPaper ?? null,
    hooks,
    locale,
  });
  const cashier: Cashier = { name: config.cashier, inn: config.cashierInn ?? null };
  const incidents = config.incidents ?? noIncidents;
  const held = createHeldReceipts({
    incidents,
    ledger,
    desk,
    clock,
    timers,
    pause,
    log,
    sale,
    finish,
    onChange: emitStatus,
  });
  const shift = createShift({
    desk,
    ledger,
    clock,
    wallClock,
    log,
    locale,
    cashier,
    assertIdle,
    onAppended: wake,
  });
  const codes = createCodes({ sale, sync, clock, locale });
  const payment = createPayment({
    codes,
    directory,
    ledger,
    pricing,
    sale,
    held,
    desk,
    sync,
    clock,
    newId,
    pause,
    finish,
    signal,
    incidents,
    hooks,
    locale,
    cashier,
    isTraining: config.isTraining,
  });
  const customers = createCustomers({ directory, sale, sync, clock, signal, log, profile, locale, programmeAt });
  const putAside = createPutAside({ directory, ledger, sale, customers, clock, newId, onChange: emitStatus });
  const certificates = createCertificates({ directory, sale, sync, clock, signal, log, locale });
  const returning = createReturning({
    ...{ directory, ledger, sale, payment, clock },
    onChange: () => events.emit(() => ({ type: 'return', returning: returning.view() })),
  });
  const inviterParts = { directory, ledger, sale, sync, clock, profile };
  const scans = createScans({
    nameInviter: (text) => nameInviter(inviterParts, text),
    directory,
    ledger,
    sale,
    customers,
    certificates,
    codes,
    held,
    returning,
    clock,
    signal,
    log,
    profile,
    locale,
  });
  const views = createTillViews({ config, sale, desk, held, putAside, shift, programmeAt, isOnline, locale });
  const events = new TillEvents(
    () => [
      { type: 'sale', sale: views.sale() },
      { type: 'status', status: views.status() },
      { type: 'return', returning: returning.view() },
    ],
    (error) => log.error('a watcher of the till failed', error),
  );

  scanners.listen({
    scan: (scan) => scans.handle(scan),
    fault: (fault) => scans.handleFault(fault),
    state: onScanner,
  });
  let wasOnline = isOnline();
  sync.onState(() => {
    if (isOnline() !== wasOnline) sale.reprice();
    wasOnline = isOnline();
    emitStatus();
  });
  let cancelStatusTimer = () => {};
  /** the last receipt while its paper is not known to be out, and what is known of it */
  let unprinted: OperationId | null = null;
  let knownPrint: PrintState | null = null;

  return {
    async start() {
      for (const holdId of ledger.openHolds()) ledger.releaseHold(holdId, clock.now());
      ledger.releaseCertificates(ledger.openCertificates(), clock.now());
      held.load();
      desk.start();
      sync.start();
      await scanners.start();
      emitStatusForEver();
    },
    async stop() {
      cancelStatusTimer();
      held.stop();
      await scanners.stop();
      await sync.stop();
      await desk.stop();
    },
    subscribe: (listener) => events.subscribe(listener),
    handleScan: (scan) => scans.handle(scan),
    scanWedge(keys) {
      const isStrongText = (text: string) => isStrong(classify({ text, aim: null }, profile));
      const receivedAt = performance.now();
      const decoded = decodeWedge(keys, { isStrong: isStrongText, deviceId: 'wedge', receivedAt });
      if (decoded.ok) scans.handle(decoded.scan);
      else scans.handleFault(decoded.fault);
    },
    setLocale(wanted) {
      shownIn = wanted;
      events.emit(() => ({ type: 'sale', sale: views.sale() }));
      emitStatus();
    },
    holdScans: (isHeld, answers) => scans.hold(isHeld, answers),
    scanTyped: (text, amount) => scans.type(text, amount),
    scanSimulated(text) {
      if (scanners.simulated === null) throw new TillError('NOT_NOW');
      scanners.simulated.scan(text);
    },
    scanSimulatedReports(reports) {
      if (scanners.simulated === null) throw new TillError('NOT_NOW');
      scanners.simulated.hidReports(reports);
    },
    samples: () => config.samples ?? [],
    sale: {
      setQuantity: (lineNo, quantity) => edit({ type: 'quantitySet', lineNo, quantity, at: clock.now() }),
      removeLine(lineNo) {
        edit({ type: 'lineRemoved', lineNo, at: clock.now() });
        timers.after(UNDO_MS, () => sale.apply({ type: 'removalForgotten', at: clock.now() }));
      },
      undoRemove: () => edit({ type: 'removalUndone', at: clock.now() }),
      cancel() {
        const release = codes.releaseAll();
        sale.apply({ type: 'saleCancelled', at: clock.now() });
        release();
      },
      putAside: () => putAside.putAside(),
      takeBack: (id) => putAside.takeBack(id),
      redeem: (request) => redeem(sale, request, clock),
      async enterCode(text) {
        await scans.type(text, null);
        return { kind: 'taken' };
      },
      takeOffer: (id) => takeOffer(sale, id, { codes, clock, locale: locale() }),
      removeCode: (code) => codes.remove(code),
      attachCertificate: (number, pin) => certificates.attach(number, pin),
      removeCertificate: (number) => edit({ type: 'certificateRemoved', number, at: clock.now() }),
      dismissCertificate: () => edit({ type: 'certificateAsked', number: null, at: clock.now() }),
      setContact: (wanted) =>
        edit({ type: 'contactChosen', contact: chosenContact(wanted, profile.country), at: clock.now() }),
      attachCustomer: (customerId) => customers.attachById(customerId),
      detachCustomer: () => edit({ type: 'customerDetached', at: clock.now() }),
      pay: (tender) => thenScans(payment.pay(tender)),
      next: () => sale.apply({ type: 'nextPressed', at: clock.now() }),
    },
    held: {
      recheck: (receiptId) => held.recheck(receiptId),
      print: (receiptId) => thenScans(payment.print(receiptId)),
      cancel: (receiptId) => held.cancel(receiptId),
      recordPaper: (receiptId, text) => held.recordPaper(receiptId, parseReceiptQr(text)),
      setAside: () => sale.apply({ type: 'setAside', at: clock.now() }),
    },
    returns: {
      open: () => returning.open(),
      find(text) {
        const qr = parseReceiptQr(text);
        if (qr === null) returning.findByNumber(text);
        else returning.findByQr(qr);
      },
      setQuantity: (lineNo, amount) => returning.setQuantity(lineNo, amount),
      takeAll: () => returning.takeAll(),
      setMembership: (gives) => returning.setMembership(gives),
      close: () => returning.close(),
      refund: () => thenScans(returning.refund()),
    },
    transfers: createTransfers({ directory, sale, sync, clock, newId, profile, locale }),
    memberEvents: createMemberEvents({ pricing, ledger, sale, isOnline, clock, locale }),
    nameInviter: (text) => nameInviter(inviterParts, text),
    findCustomers: (query) => customers.find(query),
    shift: {
      open: () => thenPaper(shift.open()),
      close: () => thenPaper(shift.close()),
      printXReport: () => thenPaper(shift.printXReport()),
      moveCash: (direction, amount) => thenPaper(shift.moveCash(direction, amount)),
    },
    async copyLastReceipt() {
      assertIdle();
      await thenPaper(atRegister((device) => device.repeatLastDocument()));
    },
    openDrawer: () => atRegister((device) => device.openDrawer()),
    queueView: () => sync.queueView(),
    syncNow: () => sync.syncNow(),
    log,
  };

  function edit(event: DraftEvent): void {
    sale.apply(event);
  }

  /** What was scanned while the receipt went to the register begins the next one. */
  async function thenScans(work: Promise<void>): Promise<void> {
    try {
      await work;
    } finally {
      scans.takeWaiting();
    }
  }

  /** Receipts show their paper themselves; in training every other print is shown as well. */
  async function thenPaper(work: Promise<void>): Promise<void> {
    await work;
    const lines = (await config.readPaper?.(null)) ?? null;
    if (lines !== null) events.emit(() => ({ type: 'paper', lines: [...lines] }));
  }

  async function atRegister(job: (device: FiscalRegister) => Promise<void>): Promise<void> {
    try {
      await desk.alone(job);
    } catch (error) {
      throw asTillError(error, locale());
    }
  }

  function assertIdle(): void {
    if (sale.state().phase === 'fiscalising') throw new TillError('PAYMENT_IN_PROGRESS');
    if (held.hasUndecided()) throw new TillError('RECEIPT_UNDECIDED');
  }

  /** Paper that ran out changes nothing of what was issued: the printer goes on when it is back. */
  function settlePaper(receiptId: OperationId): void {
    unprinted = receiptId;
    desk
      .refresh()
      .then(notePaper)
      .catch((error: unknown) => {
        // A register that is gone tells of its paper when it is back.
        if (!(error instanceof FiscalError)) log.error('the printer could not be settled', error);
      });
  }

  /** «Fiscalised» is on disk already; what became of the paper is the second fact. */
  function notePaper(): void {
    const print = desk.facts().status?.print;
    if (unprinted === null || print === undefined || print === 'printing' || print === knownPrint) return;
    ledger.notePrint(unprinted, print);
    sale.apply({ type: 'printNoted', receiptId: unprinted, print });
    knownPrint = print;
    if (print !== 'printed') return;
    [unprinted, knownPrint] = [null, null];
  }

  function onRegister(before: RegisterFacts): void {
    const facts = desk.facts();
    const problem = registerProblem(facts, locale());
    if (facts.identity !== null) rememberSerial(ledger, facts.identity.serial);
    // The words stand in the status for as long as the trouble lasts.
    if (problem !== null && problem.code !== registerProblem(before, locale())?.code) {
      signal({ sound: 'attention', message: null });
    }
    notePaper();
    if (before.identity === null && facts.identity !== null) shift.settle();
    if (before.isGone && !facts.isGone) held.askSoon();
    emitStatus();
  }

  function onScanner({ state }: DeviceState): void {
    if (state.state === 'lost') {
      signal({ sound: 'attention', message: { kind: 'error', error: { code: 'SCANNER_LOST', params: {} } } });
    }
    emitStatus();
  }

  function emitStatusForEver(): void {
    cancelStatusTimer = timers.after(STATUS_EVERY_MS, () => {
      emitStatus();
      emitStatusForEver();
    });
  }
}
