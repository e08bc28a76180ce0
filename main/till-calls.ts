/** The till as its hosts and the sale command call it. */
import type { Locale } from '../contract/errors/texts.ts';
import type { CodeTaken, CustomerFound, MembershipGives, QueueView, SampleCode } from '../contract/till/views.ts';
import type { Kopecks, Quantity, RedeemRequest } from '../loyalty/index.ts';
import type { WedgeKey } from '../native/scanner/index.ts';
import type { Scan } from '../native/scanner/port.ts';
import type { WantedContact } from './checkout/contact.ts';
import type { Tender } from './checkout/payment.ts';
import type { ScanAnswer } from './checkout/scans.ts';
import type { TillConfig } from './till-config.ts';
import type { MemberEvents } from './member-events/member-events.ts';
import type { Transfers } from './transfers/transfers.ts';
import type { TillListener } from './till-events.ts';

/** Each call throws, or rejects with, TillError for what was expected to fail; the new state comes as an event. */
export interface Till {
  /** Takes in what an earlier process left, then begins looking for devices and the centre. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The first events are the sale, the status and the return as they are. */
  subscribe(listener: TillListener): () => void;
  handleScan(scan: Scan): void;
  scanWedge(keys: readonly WedgeKey[]): void;
  /** the sentences of programme and register from now on; what is printed keeps its language */
  setLocale(locale: Locale): void;
  /** while a dialog is open that scans cannot answer, or only those of a member: as who brought the customer */
  holdScans(isHeld: boolean, answers: ScanAnswer | null): void;
  scanTyped(text: string, quantity: Quantity | null): void | Promise<void>;
  scanSimulated(text: string): void;
  /** raw HID reports, report id first */
  scanSimulatedReports(reports: readonly Uint8Array[]): void;
  samples(): readonly SampleCode[];
  sale: {
    setQuantity(lineNo: number, quantity: Quantity): void;
    removeLine(lineNo: number): void;
    undoRemove(): void;
    cancel(): void;
    putAside(): void;
    takeBack(id: string): void;
    redeem(request: RedeemRequest): void;
    enterCode(text: string): Promise<CodeTaken>;
    takeOffer(id: string): Promise<void>;
    removeCode(code: string): void;
    attachCertificate(number: string, pin: string): Promise<void>;
    removeCertificate(number: string): void;
    dismissCertificate(): void;
    setContact(wanted: WantedContact): void;
    attachCustomer(customerId: string): void;
    detachCustomer(): void;
    pay(tender: Tender): Promise<void>;
    next(): void;
  };
  held: {
    recheck(receiptId: string): Promise<void>;
    print(receiptId: string): Promise<void>;
    cancel(receiptId: string): void;
    /** text of the QR on the paper of a receipt only a person can decide */
    recordPaper(receiptId: string, text: string): Promise<void>;
    setAside(): void;
  };
  returns: {
    open(): void;
    find(text: string): void;
    setQuantity(lineNo: number, quantity: number): void;
    takeAll(): void;
    setMembership(gives: MembershipGives): void;
    close(): void;
    refund(): Promise<void>;
  };
  transfers: Transfers;
  memberEvents: MemberEvents;
  /** @param text a card, a phone or a numeric code */
  nameInviter(text: string): Promise<{ inviter: string }>;
  findCustomers(query: string): CustomerFound[];
  shift: {
    open(): Promise<void>;
    close(): Promise<void>;
    printXReport(): Promise<void>;
    moveCash(direction: 'in' | 'out', amount: Kopecks): Promise<void>;
  };
  copyLastReceipt(): Promise<void>;
  openDrawer(): Promise<void>;
  queueView(): QueueView;
  syncNow(): Promise<void>;
  log: TillConfig['log'];
}
