/**
 * The till's calls, once, for both hosts (MessagePort in Electron, WebSocket in the browser host).
 * Every expected failure is the error `TILL` with a code of the catalogue; the new state always
 * comes through `watch`, so a call's answer only says that it was done.
 */
import { oc, eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { certificateNumber, certificatePin } from '../sync/certificates.ts';
import { points, quantity, sum } from '../units.ts';
import { memberEventDone, memberEventView } from './member-event-views.ts';
import { charityView, transferView } from './transfer-views.ts';
import { codeTaken, customerFound, errorView, membershipGives, queueView, sampleCode, tillEvent } from './views.ts';

const call = oc.errors({ TILL: { status: 422, data: errorView } });
const done = z.object({});
const lineNo = z.int().positive();

/** A key of a keyboard-wedge burst, as the DOM reported it. */
export const wedgeKey = z.object({
  code: z.string().max(32),
  key: z.string().max(32),
  shift: z.boolean(),
  ctrl: z.boolean(),
  alt: z.boolean(),
  /** `event.timeStamp`, ms */
  t: z.number(),
});

export const tillContract = {
  watch: call.output(eventIterator(tillEvent)),
  /** the language of the screen: sentences of the programme and of the register come in it from now on */
  setLocale: call.input(z.object({ locale: z.enum(['ru', 'en']) })).output(done),
  scan: {
    wedge: call.input(z.object({ keys: z.array(wedgeKey).min(1).max(2048) })).output(done),
    /**
     * A dialog is open that scans of the sale cannot answer: what is scanned waits, and is taken once `held` is false
     * again. `answers` is what a member's card, token or phone is taken for meanwhile; null = it waits too.
     */
    hold: call.input(z.object({ held: z.boolean(), answers: z.enum(['inviter']).nullable() })).output(done),
    /** what the cashier typed into the entry line: a code, a card, a phone; `3*` prefixes are resolved by the screen */
    typed: call.input(z.object({ text: z.string().min(1).max(512), quantity: quantity.nullable() })).output(done),
    /** training only: the simulated scanner reads this text */
    simulate: call.input(z.object({ text: z.string().min(1).max(512) })).output(done),
    /** the simulated scanner's wire: raw HID reports in hex, report id first, through the real parser */
    simulateReports: call.input(z.object({ reports: z.array(z.hex().length(128)).min(1).max(16) })).output(done),
    samples: call.output(z.array(sampleCode)),
  },
  sale: {
    setQuantity: call.input(z.object({ lineNo, quantity })).output(done),
    removeLine: call.input(z.object({ lineNo })).output(done),
    undoRemove: call.output(done),
    cancel: call.output(done),
    /** the receipt on the screen waits, also through a restart, while somebody else is served */
    putAside: call.output(done),
    takeBack: call.input(z.object({ id: z.string().max(64) })).output(done),
    redeem: call
      .input(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('none') }),
          z.object({ kind: z.literal('max') }),
          z.object({ kind: z.literal('points'), points }),
        ]),
      )
      .output(done),
    /** any code the customer gives, typed: main says what it was */
    enterCode: call.input(z.object({ text: z.string().min(1).max(512) })).output(codeTaken),
    /** takes an offer, one more of it where there are several, or takes it back */
    takeOffer: call.input(z.object({ id: z.string().min(1).max(300) })).output(done),
    removeCode: call.input(z.object({ code: z.string().min(1).max(512) })).output(done),
    /** pays with a gift certificate as far as it goes */
    attachCertificate: call.input(z.object({ number: certificateNumber, pin: certificatePin })).output(done),
    removeCertificate: call.input(z.object({ number: certificateNumber })).output(done),
    /** its PIN is not given after all */
    dismissCertificate: call.output(done),
    /** where the receipt goes besides paper: what was typed, the member's own, or nowhere */
    setContact: call
      .input(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('typed'), text: z.string().min(1).max(128) }),
          z.object({ kind: z.literal('member') }),
          z.object({ kind: z.literal('nowhere') }),
        ]),
      )
      .output(done),
    attachCustomer: call.input(z.object({ customerId: z.string().max(64) })).output(done),
    detachCustomer: call.output(done),
    /**
     * Freezes the quote and makes the receipt of what the certificates leave. `cash` is what was handed over (change
     * comes from it), `card` what the bank terminal took. Resolves when the receipt has an end or has gone into an unknown state.
     */
    pay: call.input(z.object({ cash: sum, card: sum })).output(done),
    /** leaves the finished receipt */
    next: call.output(done),
  },
  /** a receipt whose end is unknown or that was not issued */
  held: {
    recheck: call.input(z.object({ receiptId: z.string().max(64) })).output(done),
    print: call.input(z.object({ receiptId: z.string().max(64) })).output(done),
    cancel: call.input(z.object({ receiptId: z.string().max(64) })).output(done),
    /** the QR on the paper of a receipt that only a person can decide */
    recordPaper: call.input(z.object({ receiptId: z.string().max(64), text: z.string().min(1).max(512) })).output(done),
    /** puts the unknown receipt aside so that the next goods can be scanned; payment stays closed until it is decided */
    setAside: call.output(done),
  },
  /** goods of a receipt of this till come back */
  returns: {
    open: call.output(done),
    /** own number of the receipt, or the text of its fiscal QR */
    find: call.input(z.object({ text: z.string().min(1).max(512) })).output(done),
    setQuantity: call.input(z.object({ lineNo, quantity: z.int().nonnegative() })).output(done),
    takeAll: call.output(done),
    /** of memberships that come back */
    setMembership: call.input(z.object({ gives: membershipGives })).output(done),
    close: call.output(done),
    /** Resolves as `sale.pay` does. */
    refund: call.output(done),
  },
  /** points of the customer on the screen to somebody else; a trial only says what it would come to */
  points: {
    /** `to`: a card or a phone */
    transfer: call
      .input(z.object({ to: z.string().min(1).max(64), amount: points, isTrial: z.boolean() }))
      .output(transferView),
    charities: call.output(z.array(charityView)),
    donate: call
      .input(z.object({ charityId: z.string().min(1).max(64), amount: points, isTrial: z.boolean() }))
      .output(transferView),
  },
  /** what the customer on the screen does without a receipt: a survey, a review, a task, a subscription, a top-up */
  memberEvents: {
    list: call.output(z.array(memberEventView)),
    /** `amount`: kopecks it is about; null = it has no sum */
    record: call.input(z.object({ event: z.string().min(1).max(64), amount: sum.nullable() })).output(memberEventDone),
  },
  /** who brought the customer on the screen: a card, a phone or a numeric code; answers with their name and initial */
  nameInviter: call.input(z.object({ text: z.string().min(1).max(64) })).output(z.object({ inviter: z.string() })),
  customers: {
    /** full phone, last four digits of it, card number, or the beginning of a name; at most 8 */
    find: call.input(z.object({ query: z.string().min(1).max(64) })).output(z.array(customerFound)),
  },
  shift: {
    open: call.output(done),
    close: call.output(done),
    xReport: call.output(done),
    moveCash: call.input(z.object({ direction: z.enum(['in', 'out']), amount: sum })).output(done),
  },
  register: {
    copyLastReceipt: call.output(done),
    openDrawer: call.output(done),
  },
  queue: {
    view: call.output(queueView),
    syncNow: call.output(done),
  },
};
