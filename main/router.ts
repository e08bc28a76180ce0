/** Serves the till's contract: one procedure per use case; what fails is the error TILL with a code of the catalogue. */
import { implement, ORPCError } from '@orpc/server';
import { TillError } from '../contract/errors/catalogue.ts';
import { tillContract } from '../contract/till/api.ts';
import { LatestEvents } from './latest-events.ts';
import type { Till } from './till-calls.ts';

const DONE = {};

export function createRouter(till: Till) {
  const os = implement(tillContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw asTold(error);
    }
  });

  /** A failure that was not expected is logged whole and leaves no trace of itself on the screen. */
  function asTold(error: unknown): unknown {
    if (error instanceof ORPCError) return error;
    const isExpected = error instanceof TillError;
    if (!isExpected) till.log.error('a call of the screen failed', error);
    const data = isExpected ? { code: error.code, params: error.params } : { code: 'INTERNAL' as const, params: {} };
    return new ORPCError('TILL', { defined: true, status: 422, data });
  }

  const command = async (work: () => void | Promise<void>) => {
    await work();
    return DONE;
  };

  return os.router({
    watch: os.watch.handler(async function* ({ signal }) {
      const events = new LatestEvents();
      const unsubscribe = till.subscribe((event) => events.push(event));
      try {
        yield* events.read(signal);
      } finally {
        unsubscribe();
      }
    }),
    setLocale: os.setLocale.handler(({ input }) => command(() => till.setLocale(input.locale))),
    scan: {
      wedge: os.scan.wedge.handler(({ input }) => command(() => till.scanWedge(input.keys))),
      hold: os.scan.hold.handler(({ input }) => command(() => till.holdScans(input.held, input.answers))),
      typed: os.scan.typed.handler(({ input }) => command(() => till.scanTyped(input.text, input.quantity))),
      simulate: os.scan.simulate.handler(({ input }) => command(() => till.scanSimulated(input.text))),
      simulateReports: os.scan.simulateReports.handler(({ input }) =>
        command(() => till.scanSimulatedReports(input.reports.map((report) => Buffer.from(report, 'hex')))),
      ),
      samples: os.scan.samples.handler(() => [...till.samples()]),
    },
    sale: {
      setQuantity: os.sale.setQuantity.handler(({ input }) =>
        command(() => till.sale.setQuantity(input.lineNo, input.quantity)),
      ),
      removeLine: os.sale.removeLine.handler(({ input }) => command(() => till.sale.removeLine(input.lineNo))),
      undoRemove: os.sale.undoRemove.handler(() => command(() => till.sale.undoRemove())),
      cancel: os.sale.cancel.handler(() => command(() => till.sale.cancel())),
      putAside: os.sale.putAside.handler(() => command(() => till.sale.putAside())),
      takeBack: os.sale.takeBack.handler(({ input }) => command(() => till.sale.takeBack(input.id))),
      redeem: os.sale.redeem.handler(({ input }) => command(() => till.sale.redeem(input))),
      enterCode: os.sale.enterCode.handler(({ input }) => till.sale.enterCode(input.text)),
      takeOffer: os.sale.takeOffer.handler(({ input }) => command(() => till.sale.takeOffer(input.id))),
      removeCode: os.sale.removeCode.handler(({ input }) => command(() => till.sale.removeCode(input.code))),
      attachCertificate: os.sale.attachCertificate.handler(({ input }) =>
        command(() => till.sale.attachCertificate(input.number, input.pin)),
      ),
      removeCertificate: os.sale.removeCertificate.handler(({ input }) =>
        command(() => till.sale.removeCertificate(input.number)),
      ),
      dismissCertificate: os.sale.dismissCertificate.handler(() => command(() => till.sale.dismissCertificate())),
      setContact: os.sale.setContact.handler(({ input }) => command(() => till.sale.setContact(input))),
      attachCustomer: os.sale.attachCustomer.handler(({ input }) =>
        command(() => till.sale.attachCustomer(input.customerId)),
      ),
      detachCustomer: os.sale.detachCustomer.handler(() => command(() => till.sale.detachCustomer())),
      pay: os.sale.pay.handler(({ input }) => command(() => till.sale.pay(input))),
      next: os.sale.next.handler(() => command(() => till.sale.next())),
    },
    held: {
      recheck: os.held.recheck.handler(({ input }) => command(() => till.held.recheck(input.receiptId))),
      print: os.held.print.handler(({ input }) => command(() => till.held.print(input.receiptId))),
      cancel: os.held.cancel.handler(({ input }) => command(() => till.held.cancel(input.receiptId))),
      recordPaper: os.held.recordPaper.handler(({ input }) =>
        command(() => till.held.recordPaper(input.receiptId, input.text)),
      ),
      setAside: os.held.setAside.handler(() => command(() => till.held.setAside())),
    },
    returns: {
      open: os.returns.open.handler(() => command(() => till.returns.open())),
      find: os.returns.find.handler(({ input }) => command(() => till.returns.find(input.text))),
      setQuantity: os.returns.setQuantity.handler(({ input }) =>
        command(() => till.returns.setQuantity(input.lineNo, input.quantity)),
      ),
      setMembership: os.returns.setMembership.handler(({ input }) =>
        command(() => till.returns.setMembership(input.gives)),
      ),
      takeAll: os.returns.takeAll.handler(() => command(() => till.returns.takeAll())),
      close: os.returns.close.handler(() => command(() => till.returns.close())),
      refund: os.returns.refund.handler(() => command(() => till.returns.refund())),
    },
    points: {
      transfer: os.points.transfer.handler(({ input: { to, amount, isTrial } }) =>
        till.transfers.give({ to: { kind: 'member', text: to }, amount, isTrial }),
      ),
      charities: os.points.charities.handler(() => till.transfers.charities()),
      donate: os.points.donate.handler(({ input: { charityId, amount, isTrial } }) =>
        till.transfers.give({ to: { kind: 'charity', charityId }, amount, isTrial }),
      ),
    },
    memberEvents: {
      list: os.memberEvents.list.handler(() => till.memberEvents.list()),
      record: os.memberEvents.record.handler(({ input }) => till.memberEvents.record(input)),
    },
    nameInviter: os.nameInviter.handler(({ input }) => till.nameInviter(input.text)),
    customers: { find: os.customers.find.handler(({ input }) => till.findCustomers(input.query)) },
    shift: {
      open: os.shift.open.handler(() => command(() => till.shift.open())),
      close: os.shift.close.handler(() => command(() => till.shift.close())),
      xReport: os.shift.xReport.handler(() => command(() => till.shift.printXReport())),
      moveCash: os.shift.moveCash.handler(({ input }) =>
        command(() => till.shift.moveCash(input.direction, input.amount)),
      ),
    },
    register: {
      copyLastReceipt: os.register.copyLastReceipt.handler(() => command(() => till.copyLastReceipt())),
      openDrawer: os.register.openDrawer.handler(() => command(() => till.openDrawer())),
    },
    queue: {
      view: os.queue.view.handler(() => till.queueView()),
      syncNow: os.queue.syncNow.handler(() => command(() => till.syncNow())),
    },
  });
}
