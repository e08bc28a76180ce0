import { TillError } from '../../contract/errors/catalogue.ts';
import { explain, foldCode } from '../../loyalty/index.ts';
import type { CodeQuote, Instant, Locale } from '../../loyalty/index.ts';
import { shownCode } from '../scan/scan-text.ts';
import type { EnteredText } from './draft.ts';
import { enterCode, isKnownCode } from './enter-code.ts';
import { CENTRE_ANSWER_MS } from './ports.ts';
import type { Clock, Sync } from './ports.ts';
import type { Sale } from './sale.ts';

/** Codes of this sale; a limited one is set aside at the centre before it counts. */
export interface Codes {
  /** Is it worth trying as a code, here or at the centre? */
  mayBe(text: string): boolean;
  /** Waits for the centre only where a use must be set aside. @throws TillError, or rejects with it */
  take(text: string): CodeQuote | Promise<CodeQuote>;
  remove(code: string): void;
  /** What the sale has set aside; call the answer once it is cancelled. */
  releaseAll(): () => void;
  /** Before the receipt is made: a reservation about to end is prolonged; null = none is. Rejects with TillError; the code is then out of the sale. */
  renew(): Promise<void> | null;
}

export interface CodesParts {
  sale: Sale;
  sync: Pick<Sync, 'reserveCode' | 'releaseCodes' | 'state'>;
  clock: Clock;
  locale: () => Locale;
}

/** What a batch or a coupon may look like; a word that nobody knows is not asked about. */
const ASKED_ABOUT = /^[0-9A-Z]{6,32}$/;
/** A reservation with less than this left is prolonged before the register is asked. */
const RENEW_MS = 5 * 60_000;

export function createCodes({ sale, sync, clock, locale }: CodesParts): Codes {
  const reserved = (): EnteredText[] => sale.state().draft.codes.filter(({ reservedTo }) => reservedTo !== null);

  return {
    mayBe: (text) => isKnownCode(sale, text) || (isOnline() && ASKED_ABOUT.test(foldCode(text))),
    take(text) {
      const code = foldCode(text);
      const isThere = sale.state().draft.codes.some((entered) => entered.code === code);
      if (isThere || (isKnownCode(sale, text) && !isLimited(code)))
        return enterCode(sale, plain(text), { clock, locale: locale() });
      if (!isOnline()) throw onlyOnline(text);
      return takeReserved(text);
    },
    remove(code) {
      release(reserved().filter((entered) => entered.code === code));
      sale.apply({ type: 'codeRemoved', code, at: clock.now() });
    },
    releaseAll() {
      const all = reserved();
      return () => release(all);
    },
    renew() {
      const ending = reserved().filter(({ reservedTo }) => reservedTo! - clock.now() < RENEW_MS);
      return ending.length === 0 ? null : renewEach(ending);
    },
  };

  function isOnline(): boolean {
    return sync.state().state === 'online';
  }

  /** A code of the member's own, or one the programme gives out so many times. */
  function isLimited(code: string): boolean {
    const { programme, snapshot } = sale.priced();
    if (snapshot?.coupons?.some((coupon) => coupon.code === code) === true) return true;
    const rule = programme.prepared.byId.get(programme.prepared.ruleByCode.get(code) ?? '');
    const { limits, coupon } = rule?.common ?? {};
    return limits?.total !== undefined || coupon?.perCode !== undefined;
  }

  async function takeReserved(text: string): Promise<CodeQuote> {
    const code = foldCode(text);
    const answer = await sync.reserveCode(code, CENTRE_ANSWER_MS);
    if (answer === undefined) throw onlyOnline(text);
    if (!answer.isKnown) throw new TillError('CODE_UNKNOWN', { text: shownCode(text) });
    const { coupon, until } = answer;
    const isOpen = coupon === null || coupon.state === 'issued' || coupon.state === 'reserved';
    if (!answer.isReserved && isOpen) throw new TillError('CODE_TAKEN', { text: shownCode(text) });
    const reservedTo = answer.isReserved ? until : null;
    try {
      return enterCode(sale, { code, shown: shownCode(text), coupon, reservedTo }, { clock, locale: locale() });
    } catch (error) {
      if (answer.isReserved) sync.releaseCodes([code]);
      throw error;
    }
  }

  async function renewEach(ending: readonly EnteredText[]): Promise<void> {
    for (const entered of ending) await renewOne(entered);
  }

  /** The reservation may still hold where the centre does not answer: then it is used as it is. */
  async function renewOne({ code, shown, reservedTo }: EnteredText): Promise<void> {
    const answer = await sync.reserveCode(code, CENTRE_ANSWER_MS);
    if (answer?.isReserved === true || (answer === undefined && clock.now() < (reservedTo as Instant))) return;
    sale.apply({ type: 'codeLost', code });
    throw answer === undefined ? onlyOnline(shown) : new TillError('CODE_TAKEN', { text: shown });
  }

  function release(codes: readonly EnteredText[]): void {
    if (codes.length > 0) sync.releaseCodes(codes.map(({ code }) => code));
  }

  function onlyOnline(text: string): TillError {
    const entry = { code: 'coupon.refused.offline', ruleId: null, lineNo: null, amount: null };
    return new TillError('CODE_NOT_APPLIED', {
      reason: explain({ ...entry, params: { code: shownCode(text) } }, locale()),
    });
  }
}

const plain = (text: string): EnteredText => ({
  code: foldCode(text),
  shown: shownCode(text),
  coupon: null,
  reservedTo: null,
});
