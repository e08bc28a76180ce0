import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode, ErrorParams } from '../../contract/errors/catalogue.ts';
import { formatKopecks, quantity } from '../../loyalty/index.ts';
import type { CodeQuote, Locale, Quantity } from '../../loyalty/index.ts';
import type { GoodsRecord } from '../../contract/sync/records.ts';
import type { Scan, ScanFault } from '../../native/scanner/port.ts';
import type { ScanProfile } from '../scan/card-formats.ts';
import { classify } from '../scan/classify.ts';
import type { ScanKind } from '../scan/classify.ts';
import { dedupe } from '../scan/dedupe.ts';
import type { RecentScans } from '../scan/dedupe.ts';
import { shownCode } from '../scan/scan-text.ts';
import { parseTyped } from '../scan/typed.ts';
import type { Returning } from '../returns/returning.ts';
import type { Directory, Ledger } from '../store/types.ts';
import type { ReceiptQr } from '../scan/receipt-qr.ts';
import type { HeldReceipts } from './held.ts';
import type { GoodsToAdd } from './basket.ts';
import type { Certificates } from './certificates.ts';
import type { Customers } from './customers.ts';
import type { Codes } from './codes.ts';
import { isKnownCode } from './enter-code.ts';
import type { Clock, Log, SendSignal } from './ports.ts';
import { parseEntry } from './quantity.ts';
import type { Sale } from './sale.ts';

/** What the dialog on the screen takes a member's card, token or phone for. */
export type ScanAnswer = 'inviter';

export interface Scans {
  /** Never throws: what cannot be taken is said with a tone. */
  handle(scan: Scan): void;
  handleFault(fault: ScanFault): void;
  /** A code, card or phone, also with its quantity: `3*4600000000015`. @throws TillError when it cannot be taken */
  type(text: string, quantity: Quantity | null): void | Promise<void>;
  /** A dialog of the screen is open: what is scanned waits until it is closed, unless it is what the dialog asks for. */
  hold(isHeld: boolean, answers: ScanAnswer | null): void;
  /** The sale can be changed again: what was scanned meanwhile is taken now. */
  takeWaiting(): void;
}

export interface ScansParts {
  directory: Directory;
  ledger: Pick<Ledger, 'receiptOfMark'>;
  sale: Sale;
  customers: Customers;
  certificates: Pick<Certificates, 'begin'>;
  codes: Codes;
  held: Pick<HeldReceipts, 'findByPaper' | 'recordPaper'>;
  /** as `main/referral/name-inviter.ts` */
  nameInviter: (text: string) => Promise<{ inviter: string }>;
  returning: Pick<Returning, 'isOpen' | 'findByQr' | 'addGoods'>;
  clock: Clock;
  signal: SendSignal;
  log: Log;
  profile: ScanProfile;
  locale: () => Locale;
}

/** Goods of the next customer laid on the counter while a receipt prints or a dialog is open; more is refused with a tone. */
const WAITING_MAX = 50;

export function createScans(parts: ScansParts): Scans {
  const { directory, sale, customers, certificates, codes, clock, signal, profile } = parts;
  let recent: RecentScans = [];
  let waiting: Scan[] = [];
  let isOnHold = false;
  let answers: ScanAnswer | null = null;

  const takeWaiting = () => {
    if (!mayTake()) return;
    const taken = waiting;
    waiting = [];
    for (const scan of taken) take(scan, classify(scan, profile));
  };

  return {
    handle(scan) {
      const kind = classify(scan, profile);
      if (isRepeat(scan, kind)) return;
      if (mayTake()) return take(scan, kind);
      if (answers === 'inviter' && isOfMember(kind)) return takeWith(() => takeInviter(kind, scan.text));
      if (waiting.length >= WAITING_MAX) return refuse('SCAN_NOT_NOW');
      waiting.push(scan);
      if (isOnHold) signal({ sound: 'refused', message: { kind: 'info', key: 'sale.finishFirst', params: {} } });
    },
    handleFault: () => refuse('SCAN_UNREADABLE'),
    type(text, amount) {
      // As typed: a promo code is a word, and its Cyrillic letters are no Latin keys.
      if (isKnownCode(sale, text)) return takeCode(text);
      return saidAsTyped(text, () => actOnTyped(text, amount));
    },
    hold(isHeld, wanted) {
      isOnHold = isHeld;
      answers = isHeld ? wanted : null;
      takeWaiting();
    },
    takeWaiting,
  };

  function actOnTyped(text: string, amount: Quantity | null): void | Promise<void> {
    const whole = parseTyped(text, profile);
    const entry = amount === null && whole.kind.kind === 'unknown' ? parseEntry(text) : undefined;
    if (entry === undefined || entry.quantity === null) return act(whole.kind, whole.text, amount);
    const { kind, text: code } = parseTyped(entry.code, profile);
    return act(kind, code, entry.quantity);
  }

  /** Keys become Latin letters by their place; a word that nobody knows is named as the cashier sees it in the field. */
  function saidAsTyped(text: string, work: () => void | Promise<void>): void | Promise<void> {
    const retell = (error: unknown): never => {
      const isUnknown = error instanceof TillError && error.code === 'CODE_UNKNOWN';
      throw isUnknown ? new TillError('CODE_UNKNOWN', { text: shownCode(text) }) : error;
    };
    try {
      return work()?.catch(retell);
    } catch (error) {
      return retell(error);
    }
  }

  function mayTake(): boolean {
    return !isOnHold && sale.state().phase !== 'fiscalising';
  }

  function isRepeat(scan: Scan, kind: ScanKind): boolean {
    // A mark names one unit: read twice, it is that unit once.
    const isGoods = (kind.kind === 'goods' && kind.mark === null) || kind.kind === 'weighedGoods';
    const { text, source, deviceId, receivedAt } = scan;
    const seen = { text, source, deviceId, isGoods, isStand: false, memberRef: null, at: receivedAt };
    const { verdict, recent: remembered } = dedupe(recent, seen);
    recent = remembered;
    return verdict !== 'new';
  }

  function take(scan: Scan, kind: ScanKind): void {
    takeWith(() => act(kind, scan.text, null));
  }

  function takeWith(work: () => void | Promise<void>): void {
    try {
      work()?.catch(refuseFor);
    } catch (error) {
      refuseFor(error);
    }
  }

  function refuseFor(error: unknown): void {
    if (error instanceof TillError) return refuse(error.code, error.params);
    parts.log.error('a scan could not be taken', error);
    refuse('INTERNAL');
  }

  function act(kind: ScanKind, text: string, amount: Quantity | null): void | Promise<void> {
    switch (kind.kind) {
      case 'goods':
        return addGoods(directory.findGoodsByCode(kind.gtin), kind.gtin, {
          ...{ quantity: amount, isLabel: false, mark: kind.mark },
        });
      case 'weighedGoods':
        return addGoods(directory.findGoodsByPlu(kind.plu), kind.plu, {
          ...{ quantity: weightOf(kind.grams, text), isLabel: true, mark: null },
        });
      case 'card':
        assertNoReturn();
        return customers.attachByCard(kind.number);
      case 'staticToken':
        assertNoReturn();
        return customers.attachByCard(kind.token);
      case 'phone':
        assertNoReturn();
        return customers.attachByPhone(kind.e164);
      case 'damaged':
        throw new TillError(kind.likely === 'card' ? 'CARD_DAMAGED' : 'CODE_DAMAGED', { text: shownCode(text) });
      case 'coupon':
      case 'unknown':
        if (codes.mayBe(text)) return takeCode(text);
        throw new TillError('CODE_UNKNOWN', { text: shownCode(text) });
      case 'certificate':
        return certificates.begin(kind.code);
      case 'receipt':
        return takeReceipt(kind);
      case 'token':
      case 'badge':
        throw new TillError('CODE_UNKNOWN', { text: shownCode(text) });
    }
  }

  async function takeInviter(kind: MemberScan, text: string): Promise<void> {
    if (kind.kind === 'damaged') throw new TillError('CARD_DAMAGED', { text: shownCode(text) });
    const { inviter } = await parts.nameInviter(memberText(kind));
    signal({ sound: 'customer', message: { kind: 'info', key: 'invite.done', params: { name: inviter } } });
  }

  /** The paper of a receipt that only a person can decide decides it; that of any other begins its return. */
  function takeReceipt(qr: ReceiptQr): void | Promise<void> {
    const waiting = parts.held.findByPaper(qr);
    if (waiting !== undefined) return parts.held.recordPaper(waiting, qr);
    parts.returning.findByQr(qr);
    signal({ sound: 'customer', message: null });
  }

  /** The member of a return is the one of its receipt. */
  function assertNoReturn(): void {
    if (parts.returning.isOpen()) throw new TillError('RETURN_OPEN');
  }

  /** One that is limited waits for the centre; any other is taken at once. */
  function takeCode(text: string): void | Promise<void> {
    const taken = codes.take(text);
    if (taken instanceof Promise) return taken.then((answer) => sayTaken(text, answer));
    sayTaken(text, taken);
  }

  function sayTaken(text: string, { amount }: CodeQuote): void {
    const params = { code: shownCode(text), money: formatKopecks(amount, parts.locale()) };
    signal({ sound: 'customer', message: { kind: 'info', key: 'code.applied', params } });
  }

  function addGoods(goods: GoodsRecord | undefined, code: string, how: Omit<GoodsToAdd, 'goods'>): void {
    if (goods === undefined) throw notFound(code);
    if (parts.returning.isOpen()) return markReturned(goods, how.mark);
    assertNotSold(how.mark);
    sale.apply({ type: 'goodsAdded', goods, ...how, at: clock.now() });
    const isAsked = goods.marked && how.mark === null;
    if (isAsked) signal({ sound: 'attention', message: { kind: 'info', key: 'sale.markAsked', params: {} } });
    else signal({ sound: 'goods', message: null });
  }

  function assertNotSold(mark: string | null): void {
    const number = mark === null ? null : parts.ledger.receiptOfMark(mark);
    if (number !== null) throw new TillError('MARK_SOLD', { number });
  }

  function markReturned({ sku }: GoodsRecord, mark: string | null): void {
    parts.returning.addGoods(sku, mark);
    signal({ sound: 'goods', message: null });
  }

  /** Before the first download nothing can be found, whatever is scanned. */
  function notFound(code: string): TillError {
    if (directory.loadedAt() === null) return new TillError('GOODS_NOT_LOADED');
    return new TillError('GOODS_NOT_FOUND', { text: code });
  }

  function refuse(code: ErrorCode, params: ErrorParams = {}): void {
    signal({ sound: 'refused', message: { kind: 'error', error: { code, params } } });
  }
}

type MemberScan = Extract<ScanKind, { kind: 'card' | 'staticToken' | 'phone' | 'damaged' }>;

const isOfMember = (kind: ScanKind): kind is MemberScan =>
  kind.kind === 'card' ||
  kind.kind === 'staticToken' ||
  kind.kind === 'phone' ||
  (kind.kind === 'damaged' && kind.likely === 'card');

function memberText(kind: Exclude<MemberScan, { kind: 'damaged' }>): string {
  if (kind.kind === 'card') return kind.number;
  return kind.kind === 'phone' ? kind.e164 : kind.token;
}

/** A label of 0 grams comes from scales that were not weighed on. */
function weightOf(grams: number, text: string): Quantity {
  if (grams === 0) throw new TillError('CODE_DAMAGED', { text: shownCode(text) });
  return quantity(grams);
}
