import type { Basket, BasketLine, Quote } from '../../loyalty/index.ts';
import { mapToPage } from '../../native/fiscal/index.ts';
import type { Cashier, FiscalLine, FiscalReceipt, PrintedCode, TaxSystem } from '../../native/fiscal/port.ts';
import { centred, wrapped } from './text-layout.ts';

export const TRAINING_MARK = 'УЧЕБНЫЙ ЧЕК. НЕ НАСТОЯЩИЙ';
/** Tag 1030. Source: fiscal-printer section 9.1. */
const NAME_MAX = 128;
/** For goods whose name and number have no character that a register can print. */
const NAMELESS = 'Товар';
const METHOD = { advance: 3, fullSettlement: 4 } as const;
const SUBJECT = { goods: 1, exciseGoods: 2, payment: 10 } as const;
const ADVANCE_VAT = {
  ...{ vat22: 'vat22of122', vat20: 'vat20of120', vat10: 'vat10of110', vat7: 'vat7of107', vat5: 'vat5of105' },
  ...{ vat0: 'vat0', none: 'none' },
} as const satisfies Record<BasketLine['vatRate'], FiscalLine['vat']>;
const EXCISE_TAGS = ['alcohol', 'tobacco'];
const MEASURE = { piece: 0, weight: 11 } as const;

export interface ReceiptFacts {
  receiptId: string;
  basket: Basket;
  quote: Quote;
  names: Readonly<Record<number, string>>;
  /** codes of marked units by line number */
  marks: Readonly<Record<number, string>>;
  /** kopecks; `cash` as it was handed over */
  payments: { cash: number; card: number; certificates: readonly { amount: number }[] };
  taxSystem: TaxSystem;
  cashier: Cashier;
  /** where it goes besides paper; null = nowhere */
  contact: string | null;
  isTraining: boolean;
  /** what stands above the lines */
  greeting: string | null;
  /** what stands under the lines */
  text: readonly string[];
  /** what stands under that */
  codes: readonly PrintedCode[];
  /** characters of a line on the register */
  width: number;
}

/**
 * What goes to the register. The lines are the engine's own: price × quantity = sum on each, points already taken off
 * as a discount (fiscal-printer section 9.2), so nothing is spread or rounded here.
 */
export function toFiscalReceipt(facts: ReceiptFacts): FiscalReceipt {
  const { receiptId, quote, payments, taxSystem, cashier, contact, isTraining, greeting, text, codes, width } = facts;
  const advance = payments.certificates.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: receiptId,
    operation: 'sale',
    lines: quote.lines.flatMap((line) => fiscalLines(facts, line)),
    payments: { cash: payments.cash, electronic: payments.card, advance, credit: 0 },
    taxSystem,
    contact,
    cashier,
    textAbove: textAbove({ isTraining, greeting }, width),
    text,
    codes,
  };
}

/** The mark of training is the first that is read. */
export function textAbove(
  { isTraining, greeting }: Pick<ReceiptFacts, 'isTraining' | 'greeting'>,
  width: number,
): string[] {
  const paragraphs = [...(isTraining ? [TRAINING_MARK] : []), ...(greeting === null ? [] : [greeting])];
  return paragraphs.flatMap((text) => wrapped(text, width).map((line) => centred(line, width)));
}

function fiscalLines(
  { basket, names, marks }: ReceiptFacts,
  { lineNo, printed }: Quote['lines'][number],
): FiscalLine[] {
  const line = basket.lines.find((candidate) => candidate.lineNo === lineNo);
  if (line === undefined) throw new Error(`the quote speaks of line ${lineNo}, which is not in the basket`);
  return printed.map(({ quantity, price, sum }) => ({
    name: [names[lineNo] ?? '', line.sku].map(printable).find((name) => name !== '') ?? NAMELESS,
    quantity,
    price,
    sum,
    ...kindOf(line),
    measure: MEASURE[line.soldBy],
    markCode: marks[lineNo] ?? null,
  }));
}

/** A certificate sold is an advance: its tax is computed out of the sum, what is bought with it is goods then. */
function kindOf(line: BasketLine): Pick<FiscalLine, 'vat' | 'method' | 'subject'> {
  const { vatRate, tags } = line;
  if (tags.includes('certificate')) {
    return { vat: ADVANCE_VAT[vatRate], method: METHOD.advance, subject: SUBJECT.payment };
  }
  const subject = isExcise(line) ? SUBJECT.exciseGoods : SUBJECT.goods;
  return { vat: vatRate, method: METHOD.fullSettlement, subject };
}

/** What the register will print of it: a sign such as ₽ becomes several characters, an emoji none. */
const printable = (name: string): string => mapToPage(name, 'cp1251').trim().slice(0, NAME_MAX).trimEnd();

const isExcise = ({ tags }: BasketLine): boolean => tags.some((tag) => EXCISE_TAGS.includes(tag));
